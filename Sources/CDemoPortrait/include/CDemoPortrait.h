#ifndef C_DEMO_PORTRAIT_H
#define C_DEMO_PORTRAIT_H

#include <stddef.h>

/// The portrait as a JPEG of 512 x 512 pixels; it lives as long as the program. Its source is in README.md.
const unsigned char *_Nonnull demo_portrait_bytes(void);

/// How many bytes `demo_portrait_bytes` points to.
size_t demo_portrait_count(void);

#endif
