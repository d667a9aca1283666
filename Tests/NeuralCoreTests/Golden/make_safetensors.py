"""Writes types.safetensors: one small tensor of each type, by the format's own library.

Made with Python 3.11, safetensors 0.8.0, numpy 2.4.6:
    python make_safetensors.py
"""

import numpy
from safetensors.numpy import save_file

save_file(
    {
        "float32": numpy.array([[0.5, -1.25, 3e38], [2.0**-140, -0.0, 7]], numpy.float32),
        "float16": numpy.array([0.5, -65504, 6e-8, 1.0009765625], numpy.float16),
        "uint8": numpy.array([0, 127, 255], numpy.uint8),
        "int8": numpy.array([[-128], [-1], [127]], numpy.int8),
        "int32": numpy.array([-2147483648, 2147483647], numpy.int32),
        "int64": numpy.array([-9223372036854775808, 9223372036854775807], numpy.int64),
        "scalar": numpy.array(42, numpy.float32),
        "empty": numpy.zeros((0, 3), numpy.float32),
        'näme "quoted" \\ 😊': numpy.array([1], numpy.float32),
    },
    "types.safetensors",
    metadata={"made by": "safetensors", "escapes": 'line\nbreak, tab\t, quote ", bell \x07, 😊'},
)
