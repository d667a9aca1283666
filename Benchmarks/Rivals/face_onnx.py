"""The face network as an ONNX model.

Kernels become channels-first, and the dense layer's rows follow the order of a channels-first picture, so that nothing
has to be turned when it runs. The input has one channel, which is the same in either order.
"""

import onnx
from onnx import TensorProto, helper, numpy_helper

from face_network import SIDE


def as_onnx(network, batch):
    """The network as an ONNX model: `pictures` in, logits of the heads out; the batch is fixed."""
    nodes, constants, value = [], [], "pictures"

    def add(kind, inputs, output, **attributes):
        nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def constant(name, array):
        constants.append(numpy_helper.from_array(array, name))
        return name

    def dense(layer, weight, value, output):
        names = [constant(f"{layer.name}.weight", weight), constant(f"{layer.name}.bias", layer.bias)]
        return add("Gemm", [value, *names], output)

    for index, layer in enumerate(network.convolutions):
        weight = constant(f"{layer.name}.weight", layer.channels_first)
        bias = constant(f"{layer.name}.bias", layer.bias)
        value = add("Conv", [value, weight, bias], f"sum{index}", kernel_shape=[3, 3], pads=[1, 1, 1, 1])
        value = add("Relu", [value], f"relu{index}")
        if network.pools_after(index):
            value = add("MaxPool", [value], f"pool{index}", kernel_shape=[2, 2], strides=[2, 2])
    value = add("Flatten", [value], "flat")
    value = dense(network.hidden, network.hidden_for_channels_first(), value, "hidden.sum")
    value = add("Relu", [value], "hidden")
    for head in network.heads:
        dense(head, head.weight, value, head.name)

    graph = helper.make_graph(
        nodes, "face", [helper.make_tensor_value_info("pictures", TensorProto.FLOAT, [batch, 1, SIDE, SIDE])],
        [helper.make_tensor_value_info(head.name, TensorProto.FLOAT, [batch, 7]) for head in network.heads], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    return model.SerializeToString()
