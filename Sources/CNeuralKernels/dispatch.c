#include <stddef.h>
#include "CNeuralKernels.h"

extern const nk_kernels nk_portable;

#if defined(__x86_64__)
extern const nk_kernels nk_avx2, nk_avx512;

const nk_kernels *nk_kernels_for(int instruction_set) {
    __builtin_cpu_init();
    int avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    switch (instruction_set) {
    case NK_PORTABLE: return &nk_portable;
    case NK_AVX2: return avx2 ? &nk_avx2 : NULL;
    case NK_AVX512:
        return avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
                       && __builtin_cpu_supports("avx512dq")
                   ? &nk_avx512 : NULL;
    default: return NULL;
    }
}
#else
const nk_kernels *nk_kernels_for(int instruction_set) { return instruction_set == NK_PORTABLE ? &nk_portable : NULL; }
#endif
