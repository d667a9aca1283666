"""Times our LSTM against ONNX Runtime's with the weights of the text network.

    /tmp/venv/bin/python Benchmarks/Rivals/lstm.py [--rounds 15] [--markdown]

Both get the word vectors of messages of 32 tokens, [32, batch, inputs], looked up before, and give all hidden states,
[32, batch, hidden]: input product, recurrence and gates, and nothing else of the text path. Ours is a Swift call that
returns a new array, theirs a call from Python with bound inputs and outputs; what an empty call of that kind takes is
measured too and printed. First the hidden states have to agree.
"""

import tempfile

import numpy as np
from onnx import TensorProto, helper
from safetensors.numpy import load_file, save_file

import contest
import ours
from lstm_onnx import TextLSTM
from onnx_runtime import ONNXRuntime

STEPS = 32
TOLERANCE = 1e-4


def empty_model():
    """A model that hands one number through."""
    info = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in ("input", "output")]
    graph = helper.make_graph([helper.make_node("Identity", ["input"], ["output"])], "empty", info[:1], info[1:])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    return model.SerializeToString()


def word_vectors(lstm, batch):
    """Small numbers around zero, [steps, batch, inputs]."""
    vectors = np.random.default_rng(1).normal(0, 0.3, (STEPS, batch, lstm.inputs))
    return np.ascontiguousarray(vectors.astype(np.float32))


def check_agreement(lstm):
    """Stops unless the hidden states agree to within the tolerance; returns how far they are apart."""
    vectors = word_vectors(lstm, 8)
    with tempfile.TemporaryDirectory() as folder:
        source, target = f"{folder}/input.safetensors", f"{folder}/outputs.safetensors"
        save_file({"input": vectors}, source)
        ours.outputs("lstm", source, target)
        expected = load_file(target)["hidden"]
    hidden = ONNXRuntime(lstm.as_onnx(STEPS, 8), {"input": vectors}, ["hidden"]).outputs()[0][:, 0]
    apart = np.abs(hidden - expected).max()
    if not apart <= TOLERANCE:
        raise SystemExit(f"ONNX Runtime computes something else: hidden states are {apart:.1e} apart")
    return f"{ONNXRuntime.version}, hidden states within {apart:.0e} of ours"


def hold_case(lstm, batch, rounds):
    """One contest on one thread."""
    contest.use_cores(1)
    rival = ONNXRuntime(lstm.as_onnx(STEPS, batch), {"input": word_vectors(lstm, batch)}, ["hidden"])
    result = contest.Result(f"LSTM, {STEPS} tokens, batch {batch}", "message", lstm.multiply_adds(STEPS))
    own = ours.contender("rounds", "lstm", "--batch", batch, "--steps", STEPS)
    return contest.hold(result, [own, contest.Call(rival.name, rival.run)], batch, rounds)


def empty_call():
    """Microseconds of a call that computes nothing."""
    contest.use_cores(1)
    call = contest.Call("empty", ONNXRuntime(empty_model(), {"input": np.zeros(1, np.float32)}, ["output"]).run)
    return min(call.seconds(1000) for _ in range(5)) * 1e3


def main():
    """Checks, then times."""
    options = contest.arguments(__doc__)
    ours.build()
    lstm = TextLSTM()
    notes = [check_agreement(lstm), f"an empty call of it takes {empty_call():.1f} µs"]
    results = [hold_case(lstm, batch, options.rounds) for batch in (1, 64)]
    contest.report(results, options.markdown, notes)


if __name__ == "__main__":
    main()
