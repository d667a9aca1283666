"""Contests: contenders take turns in rounds of about equal length, and the figure is the ratio of their times.

A contender has a `name`, `seconds(runs)`, the time that some runs take together, and `close()`.
"""

import argparse
import multiprocessing
import os
import statistics
import subprocess
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path


# The cores that this process may use, before it keeps to some of them.
CORES = sorted(os.sched_getaffinity(0))


def use_cores(count):
    """Keeps this process, and all that it starts from now on, on so many cores."""
    os.sched_setaffinity(0, CORES[:count])


class Call:
    """A contender that is a Python function."""

    def __init__(self, name, function):
        self.name, self.function = name, function

    def seconds(self, runs):
        """The time that some calls take together."""
        function, start = self.function, time.perf_counter()
        for _ in range(runs):
            function()
        return time.perf_counter() - start

    def close(self):
        """Nothing to do."""


class Process:
    """A contender in a process of its own, on the cores that the caller may use.

    It reads a number of runs from each line of its standard input, makes them, and prints the nanoseconds they took.
    """

    def __init__(self, name, command):
        self.name, self.command = name, command
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def seconds(self, runs):
        """The time that some runs take together."""
        print(runs, file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        if not answer:
            raise SystemExit(f"{self.name} ended early: {' '.join(map(str, self.command))}")
        return int(answer) * 1e-9

    def close(self):
        """Ends the process."""
        self.process.stdin.close()
        self.process.wait()


@dataclass
class Result:
    """Seconds a unit in each round, by contender; ours comes first."""

    case: str
    unit: str
    multiply_adds: int
    times: dict = field(default_factory=dict)

    @property
    def rivals(self):
        """The names of all but ours."""
        return list(self.times)[1:]

    def ratio(self, rival):
        """Our time over the rival's: the median over the rounds, and the quartiles."""
        ours = next(iter(self.times.values()))
        return statistics.quantiles([a / b for a, b in zip(ours, self.times[rival])], n=4)

    def median(self, name):
        """Microseconds a unit."""
        return statistics.median(self.times[name]) * 1e6

    def gigaflops(self, name):
        """Billions of floating-point operations a second, by the textbook count."""
        return 2e-3 * self.multiply_adds / self.median(name)

    def line(self):
        """The result as one line, ratio first."""
        ours = next(iter(self.times))
        parts = []
        for rival in self.rivals:
            low, middle, high = self.ratio(rival)
            parts.append(f"{middle:.2f} of {rival} ({low:.2f}-{high:.2f})")
        times = [f"{name} {self.median(name):.1f} µs ({self.gigaflops(name):.0f} GFLOP/s)" for name in self.times]
        return f"{self.case}: {ours} takes {', '.join(parts)}; a {self.unit}: {', '.join(times)}"


def hold(result, contenders, units, rounds, round_seconds=0.08):
    """Fills the result: a warm-up, then rounds in which each contender takes one turn."""
    runs = {}
    for contender in contenders:
        once = min(contender.seconds(1) for _ in range(3))
        runs[contender] = max(1, round(round_seconds / once))
        contender.seconds(runs[contender])
    for _ in range(rounds):
        for contender in contenders:
            # Threads of the one before may still wait for work.
            time.sleep(0.01)
            seconds = contender.seconds(runs[contender]) / runs[contender]
            result.times.setdefault(contender.name, []).append(seconds / units)
    for contender in contenders:
        contender.close()
    return result


def in_fresh_process(function, *arguments):
    """What the function returns, called where no thread lives on from another case, kept on that case's cores."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def threads(count):
    """So many threads, in words."""
    return f"{count} thread{'s' if count > 1 else ''}"


def git(*arguments):
    """What git says of the repository that this file is in."""
    command = ["git", "-C", Path(__file__).parents[2], *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def machine():
    """Where and what: processor, cores, commit."""
    model = next(line for line in open("/proc/cpuinfo") if line.startswith("model name")).split(":")[1].strip()
    changed = git("status", "--porcelain", "--", "Package.swift", "Sources", "Lexicons", "Benchmarks")
    commit = git("describe", "--always") + (" and changes" if changed else "")
    return f"{model}, {len(CORES)} cores, commit {commit}"


def markdown(results):
    """The results as a table, ratio first."""
    names = list(results[0].times)
    head = ["case", *[f"ours / {name}" for name in names[1:]], *[f"{name}, µs" for name in names]]
    rows = [head, ["---"] + ["---:"] * (len(head) - 1)]
    for result in results:
        ratios = [result.ratio(name) for name in names[1:]]
        cells = [f"{middle:.2f} ({low:.2f}-{high:.2f})" for low, middle, high in ratios]
        rows.append([result.case, *cells, *[f"{result.median(name):.1f}" for name in names]])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def report(results, as_markdown, notes):
    """Prints the results for people or as Markdown, below a line on where they come from."""
    print("; ".join([machine(), *notes]) + ".\n")
    print(markdown(results) if as_markdown else "\n".join(result.line() for result in results))


def arguments(description):
    """What every contest can be told."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15, help="turns of each contender in each case")
    parser.add_argument("--markdown", action="store_true", help="print a table for Docs")
    return parser.parse_args()
