"""Writes layers.safetensors: what other frameworks compute from inputs.safetensors.

Convolution, batch normalization, max-pooling and LSTM are ONNX Runtime's, the rest is NumPy.
Made with Python 3.11, onnxruntime 1.32.0, onnx 1.23.2, numpy 2.4.6, safetensors 0.8.0:
    python make_goldens.py
"""

import os

import numpy as np
import onnx
import onnxruntime
from onnx import helper
from safetensors.numpy import load_file, save_file


def make_inputs():
    """Runs once: the file is committed, so that no generator has to stay the same."""
    random = np.random.default_rng(1)
    shapes = {
        "convolution.input": (2, 6, 5, 3), "convolution.weight": (3, 3, 3, 4), "convolution.bias": (4,),
        "norm.scale": (4,), "norm.shift": (4,), "norm.mean": (4,), "norm.variance": (4,),
        "pool.input": (2, 6, 4, 3), "dense.weight": (5, 4), "dense.bias": (4,), "dense.input": (3, 5),
        "softmax.input": (4, 7), "embedding.weight": (6, 5), "lstm.input": (7, 3, 5),
        "lstm.inputWeight": (5, 16), "lstm.recurrentWeight": (4, 16), "lstm.bias": (16,),
        "attention.input": (7, 3, 4), "attention.weight": (4, 5), "attention.bias": (5,), "attention.query": (5, 1),
    }
    inputs = {name: random.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    inputs["norm.variance"] = 0.5 + np.abs(inputs["norm.variance"])
    inputs["softmax.input"] *= 20
    inputs["embedding.rows"] = np.array([5, 0, 3], np.int32)
    inputs["bag.rows"] = np.array([1, 2, 2, 5, 0, 4], np.int32)
    inputs["bag.lengths"] = np.array([3, 0, 1, 2], np.int32)
    inputs["lengths"] = np.array([7, 4, 1], np.int32)
    save_file(inputs, "inputs.safetensors")


def run(operator, *inputs, outputs=1, **attributes):
    """The first output of one ONNX operator."""
    names = [f"input{index}" if value is not None else "" for index, value in enumerate(inputs)]
    feeds = {name: value for name, value in zip(names, inputs) if name}
    node = helper.make_node(operator, names, [f"output{index}" for index in range(outputs)], **attributes)
    values = [
        helper.make_tensor_value_info(name, helper.np_dtype_to_tensor_dtype(value.dtype), value.shape)
        for name, value in feeds.items()
    ]
    result = helper.make_tensor_value_info("output0", onnx.TensorProto.FLOAT, None)
    graph = helper.make_graph([node], operator, values, [result])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(["output0"], feeds)[0]


def channels_first(picture):
    return np.ascontiguousarray(picture.transpose(0, 3, 1, 2))


def channels_last(picture):
    return np.ascontiguousarray(picture.transpose(0, 2, 3, 1))


def softmax(x, axis):
    shifted = np.exp(x - x.max(axis, keepdims=True))
    return shifted / shifted.sum(axis, keepdims=True)


def gates(matrix):
    """Our order of gates is input, forget, cell, output; ONNX has input, output, forget, cell."""
    i, f, c, o = np.split(matrix, 4, axis=-1)
    return np.ascontiguousarray(np.concatenate([i, o, f, c], axis=-1).T)[None]


def lstm(x, lengths):
    bias = np.concatenate([gates(x["lstm.bias"]), np.zeros((1, 16), np.float32)], axis=1)
    hidden = run(
        "LSTM", x["lstm.input"], gates(x["lstm.inputWeight"]), gates(x["lstm.recurrentWeight"]), bias, lengths,
        hidden_size=4)
    return np.ascontiguousarray(hidden[:, 0])  # [steps, directions, batch, hidden]


def main():
    if not os.path.exists("inputs.safetensors"):
        make_inputs()
    x = load_file("inputs.safetensors")
    golden = {}

    kernel = np.ascontiguousarray(x["convolution.weight"].transpose(3, 2, 0, 1))
    convolved = run("Conv", channels_first(x["convolution.input"]), kernel, x["convolution.bias"], pads=[1, 1, 1, 1])
    golden["convolution"] = channels_last(convolved)
    statistics = [x[f"norm.{name}"] for name in ("scale", "shift", "mean", "variance")]
    golden["norm"] = channels_last(run("BatchNormalization", convolved, *statistics, epsilon=1e-5))
    golden["pool"] = channels_last(
        run("MaxPool", channels_first(x["pool.input"]), kernel_shape=[2, 2], strides=[2, 2]))

    golden["dense"] = x["dense.input"] @ x["dense.weight"] + x["dense.bias"]
    golden["softmax"] = softmax(x["softmax.input"].astype(np.float64), axis=-1).astype(np.float32)
    golden["embedding"] = x["embedding.weight"][x["embedding.rows"]]
    bags = np.split(x["bag.rows"], np.cumsum(x["bag.lengths"])[:-1])
    zero = np.zeros((1, 5), np.float32)
    golden["bag"] = np.stack([(x["embedding.weight"][bag] if len(bag) else zero).mean(axis=0) for bag in bags])

    golden["lstm"] = lstm(x, x["lengths"])
    padding = (np.arange(7)[:, None] >= x["lengths"])[..., None]
    keys = np.tanh(x["attention.input"] @ x["attention.weight"] + x["attention.bias"])
    weights = softmax(np.where(padding, -np.inf, keys @ x["attention.query"]), axis=0)
    golden["attention"] = (weights * x["attention.input"]).sum(axis=0)
    golden["maskedMax"] = np.where(padding, -np.inf, x["attention.input"]).max(axis=0)
    save_file({name: np.ascontiguousarray(value) for name, value in golden.items()}, "layers.safetensors")


main()
