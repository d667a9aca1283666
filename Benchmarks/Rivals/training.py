"""Times training steps of the face network against TensorFlow's, alone and with XLA.

    /tmp/venv/bin/python Benchmarks/Rivals/training.py [--rounds 15] [--markdown]

A step is forward, backward, clipping of the gradient's norm and AdamW over a batch of 64: convolutions with batch
normalization by the batch's statistics, ReLU and pooling, dropout, a dense layer and two heads with a cross-entropy
each; running statistics are kept. Ours draws and augments the pictures of each step as well, TensorFlow gets them
ready. With two threads, ours shares each batch among two tasks, and TensorFlow its operations between two threads.
"""

import sys
from importlib.metadata import version
from pathlib import Path

import contest
import ours
from face_network import FaceNetwork

BATCH = 64
STEPS = Path(__file__).with_name("tensorflow_steps.py")


def tensorflow(name, threads, *arguments):
    """TensorFlow in a process of its own, because its threads are set once."""
    command = [sys.executable, STEPS, "--threads", str(threads), "--batch", str(BATCH), *arguments]
    return contest.Process(name, command)


def hold_case(threads, rounds):
    """One contest."""
    contest.use_cores(threads)
    # Backward takes twice the multiplications of forward: for the inputs and for the weights.
    result = contest.Result(
        f"training, batch {BATCH}, {contest.threads(threads)}", "picture", 3 * FaceNetwork().multiply_adds())
    contenders = [
        ours.contender("training-rounds", "--batch", BATCH, "--workers", threads),
        tensorflow("TensorFlow", threads), tensorflow("TensorFlow with XLA", threads, "--xla")]
    return contest.hold(result, contenders, BATCH, rounds)


def main():
    """Times one thread and two."""
    options = contest.arguments(__doc__)
    ours.build()
    results = [hold_case(threads, options.rounds) for threads in (1, 2) if threads <= len(contest.CORES)]
    speedup = results[0].median("moodstream") / results[-1].median("moodstream")
    notes = [
        f"TensorFlow {version('tensorflow_cpu')}",
        f"{contest.threads(len(results))} of ours do {speedup:.2f} times the work of one"]
    contest.report(results, options.markdown, notes)


if __name__ == "__main__":
    main()
