#ifndef CNEURALKERNELS_H
#define CNEURALKERNELS_H

/// Columns of a weight panel: a matrix [inner, columns] is packed as [columns / 16][inner][16].
#define NK_PANEL 16

/// Pictures in memory, [picture][row][column][channel]; strides count floats.
///
/// Where a kernel reads a neighborhood, `start` is the upper left neighbor of the first pixel: pictures lie in a frame
/// of zeros, one pixel wide.
typedef struct {
    float *start;
    long picture_stride;
    long row_stride;
    int channels;
} nk_pictures;

/// A 3 x 3 convolution with stride 1; the channels on both sides are multiples of 16, the inputs of a direct one are not.
typedef struct {
    int height;
    int width;
    /// As the kernel that reads them packs them.
    const float *weights;
    /// [outputs], or null.
    const float *bias;
    /// Whether negative values become zero.
    int rectifies;
    /// Whether each 2 x 2 block keeps its largest value (Winograd with an even tile only).
    int pools;
} nk_convolution;

/// The kernels of one instruction set.
typedef struct {
    const char *name;

    /// c[rows, columns] = a[rows, inner] b + bias, with b in panels; adds to c where `accumulates`.
    void (*multiply)(int rows, int columns, int inner, const float *a, long a_stride, const float *b, const float *bias,
                     float *c, long c_stride, int accumulates, int rectifies);

    /// Each output is the sum over its nine neighbors; weights are [outputs / 16][9][inputs][16].
    void (*convolve)(const nk_convolution *layer, int pictures, nk_pictures input, nk_pictures output);

    /// Weights [3][3][inputs][outputs] for tiles of `tile` outputs a side, packed [(tile + 2)^2][outputs / 16][inputs][16].
    void (*winograd_pack)(int tile, int inputs, int outputs, const float *weights, float *packed);

    /// The same convolution with fewer multiplications: F(tile x tile, 3 x 3).
    ///
    /// - tile: 2, 3 or 4; it divides the height and the width.
    /// - chunk: How many tiles are at work at a time; `scratch` has room for nk_winograd_scratch floats.
    ///
    /// Reference: A. Lavin and S. Gray, "Fast algorithms for convolutional neural networks", CVPR 2016, section 4.
    void (*winograd)(const nk_convolution *layer, int tile, int pictures, nk_pictures input, nk_pictures output,
                     float *scratch, int chunk);

    /// Adds to `sums`, [(tile + 2)^2, inputs, outputs], what pictures give to the gradient of the weights, before it is
    /// unpacked. Sides, `scratch` and `chunk` are as in `winograd`; `gradient`, of the output, has no frame.
    void (*winograd_gradient)(int tile, int height, int width, int pictures, nk_pictures input, nk_pictures gradient,
                              float *sums, float *scratch, int chunk);

    /// The gradient of the weights, [3][3][inputs][outputs], from such sums.
    void (*winograd_unpack)(int tile, int inputs, int outputs, const float *sums, float *gradient);

    /// The largest of each 2 x 2 block; `height` and `width` are those of the output.
    void (*pool)(int height, int width, int pictures, nk_pictures input, nk_pictures output);

    /// One step of an LSTM for `rows` sequences.
    ///
    /// - gates: What the input adds to the gates, [rows][hidden / 16][input, forget, cell, output][16].
    /// - previous: The hidden states before, [rows, hidden]; null for zeros.
    /// - weights: The recurrent weights in float32, [hidden / 16][hidden][input, forget, cell, output][16]; where
    ///   `compact`, in bfloat16, [hidden / 16][hidden][2][16] words of 32 bits: input below forget, then cell below output.
    /// - cell, state: [rows, hidden]; `cell` is read and written, `state` is written.
    void (*lstm_step)(int rows, int hidden, const float *gates, const float *previous, const void *weights, int compact,
                      float *cell, float *state);
} nk_kernels;

/// The instruction sets in rising order of preference.
enum { NK_PORTABLE = 0, NK_AVX2 = 1, NK_AVX512 = 2 };

/// The kernels of an instruction set, or null where this build or this processor does not have it.
const nk_kernels *nk_kernels_for(int instruction_set);

/// The floats of scratch that `winograd` needs.
static inline long nk_winograd_scratch(int tile, int chunk, int inputs, int outputs) {
    // A position's stride is padded so that the positions do not all fall on the same cache sets.
    return (tile + 2L) * (tile + 2L) * ((long)chunk * (inputs + outputs) + 2 * NK_PANEL);
}

#endif
