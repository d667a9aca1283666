#ifndef C_PROBES_H
#define C_PROBES_H

#include <stddef.h>

/// Runs fused multiply-adds that touch nothing but registers, with the widest vectors of this processor.
///
/// Returns how many floating-point operations one pass of the loop makes; a multiply-add counts as two.
size_t probe_multiply_adds(size_t passes);

#endif
