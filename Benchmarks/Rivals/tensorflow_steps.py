"""Makes training steps of the face network with TensorFlow, as many as each line on standard input says.

Prints the nanoseconds that they took; `training.py` starts it. The operations are TensorFlow's own, with its fused
batch normalization and its fused Adam, in one compiled graph; a layer library around them would only cost time.
"""

import argparse
import os
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

from face_network import HEADS, SIDE, FaceNetwork

LEARNING_RATE, WEIGHT_DECAY, GRADIENT_NORM, DROPOUT, LABEL_WEIGHT = 1e-4, 0.02, 5.0, 0.2, 0.4
BETA1, BETA2, EPSILON, MOMENTUM = 0.9, 0.999, 1e-8, 0.9


class Trainer:
    """The network's parameters, and the step that changes them."""

    def __init__(self):
        network = FaceNetwork()
        self.weights, self.state = {}, {}
        for layer in network.convolutions:
            channels = layer.weight.shape[3]
            self.weights[f"{layer.name}.weight"] = tf.Variable(layer.weight)
            self.weights[f"{layer.name}.scale"] = tf.Variable(tf.ones(channels))
            self.weights[f"{layer.name}.shift"] = tf.Variable(tf.zeros(channels))
            self.state[f"{layer.name}.mean"] = tf.Variable(tf.zeros(channels))
            self.state[f"{layer.name}.variance"] = tf.Variable(tf.ones(channels))
        for layer in (network.hidden, *network.heads):
            self.weights[f"{layer.name}.weight"] = tf.Variable(layer.weight)
            self.weights[f"{layer.name}.bias"] = tf.Variable(layer.bias)
        self.network = network
        self.slots = {name: (tf.Variable(tf.zeros_like(value)), tf.Variable(tf.zeros_like(value)))
                      for name, value in self.weights.items()}
        self.powers = tf.Variable(BETA1), tf.Variable(BETA2)

    def logits(self, pictures):
        """The forward pass in training; notes the statistics of the batch."""
        value, weights = pictures, self.weights
        for index, layer in enumerate(self.network.convolutions):
            value = tf.nn.conv2d(value, weights[f"{layer.name}.weight"], 1, "SAME")
            value, mean, variance = tf.compat.v1.nn.fused_batch_norm(
                value, weights[f"{layer.name}.scale"], weights[f"{layer.name}.shift"], epsilon=1e-5)
            for state, seen in ((f"{layer.name}.mean", mean), (f"{layer.name}.variance", variance)):
                self.state[state].assign(MOMENTUM * self.state[state] + (1 - MOMENTUM) * seen)
            value = tf.nn.relu(value)
            if self.network.pools_after(index):
                value = tf.nn.max_pool2d(value, 2, 2, "VALID")
        value = tf.nn.dropout(tf.reshape(value, [len(pictures), -1]), DROPOUT)
        value = tf.nn.relu(value @ weights["hidden.weight"] + weights["hidden.bias"])
        value = tf.nn.dropout(value, DROPOUT)
        return [value @ weights[f"{head}.weight"] + weights[f"{head}.bias"] for head in HEADS]

    def loss(self, pictures, votes, labels):
        """The cross-entropies of both heads."""
        losses = [tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(target, logits))
                  for target, logits in zip((votes, labels), self.logits(pictures))]
        return losses[0] + LABEL_WEIGHT * losses[1]

    def step(self, pictures, votes, labels):
        """One update of everything."""
        with tf.GradientTape() as tape:
            loss = self.loss(pictures, votes, labels)
        gradients = tape.gradient(loss, list(self.weights.values()))
        gradients, _ = tf.clip_by_global_norm(gradients, GRADIENT_NORM)
        for (name, weight), gradient in zip(self.weights.items(), gradients):
            if len(weight.shape) > 1:
                weight.assign(weight * (1 - LEARNING_RATE * WEIGHT_DECAY))
            tf.raw_ops.ResourceApplyAdam(
                var=weight.handle, m=self.slots[name][0].handle, v=self.slots[name][1].handle,
                beta1_power=self.powers[0], beta2_power=self.powers[1], lr=LEARNING_RATE, beta1=BETA1, beta2=BETA2,
                epsilon=EPSILON, grad=gradient)
        self.powers[0].assign(self.powers[0] * BETA1)
        self.powers[1].assign(self.powers[1] * BETA2)
        return loss


def random_batch(count):
    """Pictures, and a distribution for each head."""
    random = np.random.default_rng(1)
    targets = [random.dirichlet(np.ones(7), count).astype(np.float32) for _ in HEADS]
    return [tf.constant(random.random((count, SIDE, SIDE, 1), dtype=np.float32)), *map(tf.constant, targets)]


def main():
    """Answers every line until standard input ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--xla", action="store_true", help="compile the step with XLA")
    options = parser.parse_args()
    tf.config.threading.set_intra_op_parallelism_threads(options.threads)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    step = tf.function(Trainer().step, jit_compile=options.xla)
    batch = random_batch(options.batch)
    for line in sys.stdin:
        start = time.perf_counter_ns()
        for _ in range(int(line)):
            loss = step(*batch)
        loss.numpy()
        print(time.perf_counter_ns() - start, flush=True)


if __name__ == "__main__":
    main()
