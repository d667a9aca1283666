#include "CDemoPortrait.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char portrait[] = {
#embed "portrait.jpg"
};

const unsigned char *demo_portrait_bytes(void) { return portrait; }

size_t demo_portrait_count(void) { return sizeof portrait; }
