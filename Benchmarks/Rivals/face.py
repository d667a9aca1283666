"""Times our face network against other runtimes on the same network and weights.

    /tmp/venv/bin/python Benchmarks/Rivals/face.py [--rounds 15] [--markdown]

Ours takes bytes and gives calibrated probabilities; the rivals take floats and give logits, which is a little less.
With two threads every contender makes two calls with half the faces each, on a thread of its own; for all three rivals
this is faster than their own threads. All compute in float32. First every rival's output has to agree with ours.
"""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import ncnn
import numpy as np
import openvino
from safetensors.numpy import load_file, save_file

import contest
import ours
from face_ncnn import as_ncnn
from face_network import HEADS, SIDE, FaceNetwork
from face_onnx import as_onnx
from onnx_runtime import ONNXRuntime

TOLERANCE = 1e-4


class FaceONNXRuntime(ONNXRuntime):
    """ONNX Runtime."""

    def __init__(self, network, pictures, threads):
        super().__init__(as_onnx(network, len(pictures)), {"pictures": pictures}, HEADS, threads)

    def logits(self):
        """The outputs of the heads."""
        return dict(zip(HEADS, self.outputs()))


class OpenVINO:
    """OpenVINO; without the hint it would compute in bfloat16 on processors that can, and pinned calls share a core."""

    name = "OpenVINO"
    version = f"OpenVINO {openvino.__version__.split('-')[0]}"

    def __init__(self, network, pictures, threads):
        settings = {
            "INFERENCE_NUM_THREADS": threads, "NUM_STREAMS": 1, "INFERENCE_PRECISION_HINT": "f32",
            "PERFORMANCE_HINT": "LATENCY", "ENABLE_CPU_PINNING": False}
        core = openvino.Core()
        model = core.read_model(as_onnx(network, len(pictures)))
        self.request = core.compile_model(model, "CPU", settings).create_infer_request()
        self.request.set_input_tensor(openvino.Tensor(pictures, shared_memory=True))
        self.run = self.request.infer

    def logits(self):
        """The outputs of the heads."""
        self.run()
        return {head: self.request.get_tensor(head).data.copy() for head in HEADS}


class NCNN:
    """ncnn, which has no batches: one picture after the other."""

    name = "ncnn"
    version = f"ncnn {ncnn.__version__}"

    def __init__(self, network, pictures, threads):
        self.net = ncnn.Net()
        options = self.net.opt
        options.num_threads, options.use_vulkan_compute = threads, False
        options.use_fp16_storage = options.use_fp16_arithmetic = options.use_fp16_packed = False
        options.use_bf16_storage = False
        # As in its own benchmark: memory is kept from call to call.
        self.allocators = ncnn.UnlockedPoolAllocator(), ncnn.PoolAllocator()
        options.blob_allocator, options.workspace_allocator = self.allocators
        file = as_ncnn(network)
        with tempfile.TemporaryDirectory() as folder:
            text, numbers = Path(folder) / "face.param", Path(folder) / "face.bin"
            text.write_text(file.text)
            numbers.write_bytes(file.numbers)
            if self.net.load_param(str(text)) != 0 or self.net.load_model(str(numbers)) != 0:
                raise SystemExit("ncnn does not read what was written for it")
        self.pictures = [ncnn.Mat(picture) for picture in pictures]

    def infer(self, picture):
        """The outputs of the heads for one picture."""
        extractor = self.net.create_extractor()
        extractor.input("pictures", picture)
        return [extractor.extract(head)[1] for head in HEADS]

    def run(self):
        """All pictures."""
        for picture in self.pictures:
            self.infer(picture)

    def logits(self):
        """The outputs of the heads."""
        rows = [[np.array(mat) for mat in self.infer(picture)] for picture in self.pictures]
        return {head: np.stack([row[index] for row in rows]) for index, head in enumerate(HEADS)}


RIVALS = (FaceONNXRuntime, OpenVINO, NCNN)


def random_pictures(count):
    """Bytes for us, and the same as floats in 0...1 for the others."""
    images = np.random.default_rng(1).integers(0, 256, (count, SIDE, SIDE), dtype=np.uint8)
    return images, np.ascontiguousarray(images[:, None].astype(np.float32) / 255)


def softmax(logits):
    """Probabilities of each row."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)


def check_agreement(network):
    """Stops unless all rivals give our probabilities to within the tolerance; returns how far they are apart."""
    images, pictures = random_pictures(64)
    with tempfile.TemporaryDirectory() as folder:
        source, target = f"{folder}/images.safetensors", f"{folder}/outputs.safetensors"
        save_file({"images": images}, source)
        ours.outputs("face", source, target)
        expected = load_file(target)
    notes = []
    for rival in RIVALS:
        logits = rival(network, pictures, 1).logits()
        apart = max(
            np.abs(softmax(logits[head] / network.temperatures[head]) - expected[head]).max() for head in HEADS)
        if not apart <= TOLERANCE:
            raise SystemExit(f"{rival.name} computes something else: probabilities are {apart:.1e} apart")
        notes.append(f"{rival.version}, probabilities within {apart:.0e} of ours")
    return notes


class Halves:
    """Two of one rival on a thread of its own each, with half the pictures."""

    def __init__(self, rival, network, pictures, pool):
        self.parts = [rival(network, np.ascontiguousarray(half), 1) for half in np.array_split(pictures, 2)]
        self.pool = pool

    def run(self):
        """All pictures."""
        for done in [self.pool.submit(part.run) for part in self.parts]:
            done.result()


def rival_call(rival, network, pictures, threads, pool):
    """The rival as a contender."""
    way = rival(network, pictures, 1) if threads == 1 else Halves(rival, network, pictures, pool)
    return contest.Call(rival.name, way.run)


def hold_case(network, batch, threads, rounds):
    """One contest on one thread or two."""
    contest.use_cores(threads)
    pictures = random_pictures(batch)[1]
    result = contest.Result(
        f"face, batch {batch}, {contest.threads(threads)}", "face", network.multiply_adds())
    contenders = [ours.contender("rounds", "face", "--batch", batch, "--threads", threads)]
    with ThreadPoolExecutor(threads) as pool:
        contenders += [rival_call(rival, network, pictures, threads, pool) for rival in RIVALS]
        return contest.hold(result, contenders, batch, rounds)


def main():
    """Checks, then times."""
    options = contest.arguments(__doc__)
    ours.build()
    network = FaceNetwork()
    notes = check_agreement(network)
    cases = [(batch, threads) for batch, threads in [(1, 1), (64, 1), (64, 2)] if threads <= len(contest.CORES)]
    results = [contest.in_fresh_process(hold_case, network, *case, options.rounds) for case in cases]
    contest.report(results, options.markdown, notes)


if __name__ == "__main__":
    main()
