"""The face network as its weight file has it: arrays, and the order in which they are used.

Kernels lie as [height, width, inputs, outputs]; each is followed by a bias and ReLU, every second one by 2 x 2
max-pooling. What is left is flattened as [height, width, channels] into a dense layer with ReLU and two heads.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

WEIGHTS = Path(__file__).parents[2] / "Sources/CModelWeights/face-emotion.safetensors"
SIDE = 48
HEADS = ("votes", "label")


@dataclass
class Layer:
    """A convolution or a dense layer."""

    name: str
    weight: np.ndarray
    bias: np.ndarray

    @property
    def channels_first(self):
        """A kernel as [outputs, inputs, height, width]."""
        return np.ascontiguousarray(self.weight.transpose(3, 2, 0, 1))


class FaceNetwork:
    """The layers in order."""

    def __init__(self, path=WEIGHTS):
        self.tensors = load_file(path)
        count = sum(name.startswith("convolution") and name.endswith(".weight") for name in self.tensors)
        self.convolutions = [self.layer(f"convolution{index + 1}") for index in range(count)]
        self.hidden = self.layer("hidden")
        self.heads = [self.layer(name) for name in HEADS]
        # What the logits of each head are divided by before softmax.
        self.temperatures = {name: max(0.01, float(self.tensors[f"{name}.temperature"][0])) for name in HEADS}

    def layer(self, name):
        """The layer of that name."""
        return Layer(name, self.tensors[f"{name}.weight"], self.tensors[f"{name}.bias"])

    @staticmethod
    def pools_after(index):
        """Whether the picture is halved after the convolution with this index."""
        return index % 2 == 1

    def hidden_for_channels_first(self):
        """The dense layer's weight, [inputs, units], for an input flattened as [channels, height, width]."""
        channels = self.convolutions[-1].weight.shape[3]
        inputs, units = self.hidden.weight.shape
        side = round((inputs / channels) ** 0.5)
        blocks = self.hidden.weight.reshape(side, side, channels, units)
        return np.ascontiguousarray(blocks.transpose(2, 0, 1, 3)).reshape(inputs, units)

    def multiply_adds(self):
        """Multiplications of one forward pass, as textbook convolutions make them."""
        total, side = 0, SIDE
        for index, layer in enumerate(self.convolutions):
            total += layer.weight.size * side * side
            side //= 2 if self.pools_after(index) else 1
        return total + self.hidden.weight.size + sum(head.weight.size for head in self.heads)
