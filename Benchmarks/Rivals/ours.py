"""Our side of a contest: the benchmark program, which takes turns on request."""

import os
import subprocess
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
PROGRAM = PACKAGE / ".build/release/Speed"


def build():
    """Builds the program, so that what is measured is what stands in the sources."""
    subprocess.run(["swift", "build", "-c", "release", "--package-path", PACKAGE], check=True, stdout=subprocess.DEVNULL)


def outputs(subject, source, target):
    """Writes what our network makes of the input."""
    subprocess.run([PROGRAM, "outputs", subject, "--input", source, "--output", target], check=True)


class Ours:
    """One case of the program in a process of its own, on the cores that the caller may use."""

    name = "moodstream"

    def __init__(self, *arguments):
        self.process = subprocess.Popen(
            [PROGRAM, *map(str, arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"})

    def seconds(self, runs):
        """The time that some runs take together."""
        self.process.stdin.write(f"{runs}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline()) * 1e-9

    def close(self):
        """Ends the process."""
        self.process.stdin.close()
        self.process.wait()
