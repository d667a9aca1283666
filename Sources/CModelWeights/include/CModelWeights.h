#ifndef C_MODEL_WEIGHTS_H
#define C_MODEL_WEIGHTS_H

#include <stddef.h>

/// A file that is part of the binary.
typedef struct {
    const unsigned char *_Nonnull bytes;
    size_t count;
} EmbeddedFile;

/// The weights of the face network, a safetensors file.
EmbeddedFile embeddedFaceWeights(void);
/// The weights of the face detector, a safetensors file.
EmbeddedFile embeddedDetectorWeights(void);
/// The weights of the text network, a safetensors file.
EmbeddedFile embeddedTextWeights(void);

#endif
