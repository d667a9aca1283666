#include "CModelWeights.h"

// Aligned, so that the numbers inside can be read where they lie.
static const _Alignas(64) unsigned char face[] = {
#embed "face-emotion.safetensors"
};

static const _Alignas(64) unsigned char detector[] = {
#embed "face-detector.safetensors"
};

static const _Alignas(64) unsigned char text[] = {
#embed "text-emotion.safetensors"
};

EmbeddedFile embeddedFaceWeights(void) { return (EmbeddedFile){face, sizeof face}; }
EmbeddedFile embeddedDetectorWeights(void) { return (EmbeddedFile){detector, sizeof detector}; }
EmbeddedFile embeddedTextWeights(void) { return (EmbeddedFile){text, sizeof text}; }
