#ifndef C_MODEL_WEIGHTS_H
#define C_MODEL_WEIGHTS_H

#include <stddef.h>

/// A file that is part of the binary.
typedef struct {
    const unsigned char *bytes;
    size_t count;
} EmbeddedFile;

#endif
