// What every processor can run; the compiler spreads a vector over the registers there are.
#define LANES 8
#define NAME "portable"
#define TABLE nk_portable
#include "kernels.inc"
