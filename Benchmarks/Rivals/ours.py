"""Our side of a contest: the benchmark program, which takes turns on request."""

import subprocess
from pathlib import Path

from contest import Process

PACKAGE = Path(__file__).parents[1]
PROGRAM = PACKAGE / ".build/release/Speed"


def build():
    """Builds the program, so that what is measured is what stands in the sources."""
    command = ["swift", "build", "-c", "release", "--package-path", PACKAGE]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def outputs(subject, source, target):
    """Writes what our network makes of the input."""
    subprocess.run([PROGRAM, "outputs", subject, "--input", source, "--output", target], check=True)


def contender(*arguments):
    """One case of the program."""
    return Process("moodstream", [PROGRAM, *map(str, arguments)])
