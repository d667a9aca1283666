#include "CProbes.h"

// Independent sums: twice a multiply-add's latency in cycles (two ports), and some to spare.
enum { sums = 12 };

#if defined(__aarch64__)
#define IN_REGISTER "w"
#else
#define IN_REGISTER "v"
#endif

// One loop for each vector width. An empty assembler statement keeps every step where it is and in a register.
#define PEAK_LOOP(name, width)                                                                                         \
    typedef float name##_vector __attribute__((vector_size(4 * width)));                                               \
    static size_t name(size_t passes) {                                                                                \
        name##_vector sum[sums], factor = (name##_vector){} + 0.999f, term = (name##_vector){} + 0.001f;               \
        for (int i = 0; i < sums; i++) sum[i] = (name##_vector){} + (float)i;                                          \
        for (size_t pass = 0; pass < passes; pass++) {                                                                 \
            _Pragma("clang loop unroll(full)") for (int i = 0; i < sums; i++) {                                        \
                sum[i] = __builtin_elementwise_fma(sum[i], factor, term);                                              \
                __asm__ volatile("" : "+" IN_REGISTER(sum[i]));                                                        \
            }                                                                                                          \
        }                                                                                                              \
        return 2 * width * sums;                                                                                       \
    }

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f"))), apply_to = function)
PEAK_LOOP(peak_512, 16)
#pragma clang attribute pop
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
PEAK_LOOP(peak_256, 8)
#pragma clang attribute pop

size_t probe_multiply_adds(size_t passes) {
    return __builtin_cpu_supports("avx512f") ? peak_512(passes) : peak_256(passes);
}
#else
PEAK_LOOP(peak_128, 4)

size_t probe_multiply_adds(size_t passes) { return peak_128(passes); }
#endif
