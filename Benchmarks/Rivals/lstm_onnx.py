"""The LSTM of the text network as an ONNX model.

Ours has the gates in the order input, forget, cell, output, ONNX input, output, forget, cell; ours has one bias, ONNX
adds two.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

WEIGHTS = Path(__file__).parents[2] / "Sources/CModelWeights/text-emotion.safetensors"


def gates_for_onnx(array):
    """Reorders the blocks [i f g o] along the first dimension to [i o f g]."""
    block = len(array) // 4
    gate = [array[index * block:(index + 1) * block] for index in range(4)]
    return np.concatenate([gate[0], gate[3], gate[1], gate[2]])


class TextLSTM:
    """The layer's weights: [inputs, 4 hidden], [hidden, 4 hidden] and [4 hidden]."""

    def __init__(self, path=WEIGHTS):
        tensors = load_file(path)
        self.input = tensors["lstm.inputWeight"]
        self.recurrent = tensors["lstm.recurrentWeight"]
        self.bias = tensors["lstm.bias"]
        self.inputs, self.hidden = self.input.shape[0], self.recurrent.shape[0]

    def multiply_adds(self, steps):
        """Multiplications for one message."""
        return steps * (self.input.size + self.recurrent.size)

    def as_onnx(self, steps, batch):
        """`input` [steps, batch, inputs] in, `hidden` [steps, 1, batch, hidden] out; all extents are fixed."""
        bias = gates_for_onnx(self.bias)
        constants = {
            "W": gates_for_onnx(self.input.T)[None], "R": gates_for_onnx(self.recurrent.T)[None],
            "B": np.concatenate([bias, np.zeros_like(bias)])[None]}
        node = helper.make_node("LSTM", ["input", "W", "R", "B"], ["hidden"], hidden_size=self.hidden)
        graph = helper.make_graph(
            [node], "lstm", [helper.make_tensor_value_info("input", TensorProto.FLOAT, [steps, batch, self.inputs])],
            [helper.make_tensor_value_info("hidden", TensorProto.FLOAT, [steps, 1, batch, self.hidden])],
            [numpy_helper.from_array(np.ascontiguousarray(array), name) for name, array in constants.items()])
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
        onnx.checker.check_model(model)
        return model.SerializeToString()
