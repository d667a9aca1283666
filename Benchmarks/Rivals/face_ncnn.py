"""The face network in ncnn's own format: a line of text for each layer, and a file with all numbers in that order.

The settings of a layer are numbered; what the numbers mean is in ncnn's wiki, "operation param weight table".
"""

import numpy as np

from face_network import SIDE


class NCNNFile:
    """A network in ncnn's format, to which one layer after the other is added."""

    def __init__(self):
        self.lines, self.numbers, self.blobs = [], bytearray(), 0

    def add(self, kind, inputs, outputs, settings, layer=None, weight=None):
        """Adds a layer, with its weight (outputs first) and bias if it has any; returns its first output."""
        options = [f"{key}={value}" for key, value in settings.items()]
        self.blobs += len(outputs)
        self.lines.append(" ".join([kind, outputs[0], f"{len(inputs)} {len(outputs)}", *inputs, *outputs, *options]))
        if layer is not None:
            uncompressed = np.uint32(0).tobytes()
            self.numbers += uncompressed + weight.astype("<f4").tobytes() + layer.bias.astype("<f4").tobytes()
        return outputs[0]

    def dense(self, layer, weight, value, rectifies):
        """Adds a dense layer; `weight` is [outputs, inputs]."""
        settings = {0: len(layer.bias), 1: 1, 2: weight.size, 9: int(rectifies)}
        return self.add("InnerProduct", [value], [layer.name], settings, layer, weight)

    @property
    def text(self):
        """The text file."""
        return "\n".join(["7767517", f"{len(self.lines)} {self.blobs}", *self.lines]) + "\n"


def as_ncnn(network):
    """The network with ReLU fused into its layers: `pictures` in, logits of the heads out."""
    file = NCNNFile()
    value = file.add("Input", [], ["pictures"], {0: SIDE, 1: SIDE, 2: 1})
    for index, layer in enumerate(network.convolutions):
        settings = {0: len(layer.bias), 1: 3, 4: 1, 5: 1, 6: layer.weight.size, 9: 1}
        value = file.add("Convolution", [value], [layer.name], settings, layer, layer.channels_first)
        if network.pools_after(index):
            value = file.add("Pooling", [value], [f"pool{index}"], {0: 0, 1: 2, 2: 2})
    value = file.dense(network.hidden, network.hidden_for_channels_first().T, value, rectifies=True)
    copies = [f"{value}.{head.name}" for head in network.heads]
    file.add("Split", [value], copies, {})
    for head, copy in zip(network.heads, copies):
        file.dense(head, head.weight.T, copy, rectifies=False)
    return file
