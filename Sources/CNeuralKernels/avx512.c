#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512dq,avx2,fma"))), apply_to = function)
#define LANES 16
#define NAME "avx512"
#define TABLE nk_avx512
#include "kernels.inc"
#pragma clang attribute pop
#endif
