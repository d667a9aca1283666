"""Runs the commands that stand in Docs/Benchmarks.md, and puts what they print below them.

    /tmp/venv/bin/python Benchmarks/Rivals/update_docs.py [WORD...]

A block is a shell block of one command, then what lies between `<!-- output -->` and `<!-- end -->`. With words, only
the commands that have one of them in it are run. Run it on a machine that is quiet.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "Docs/Benchmarks.md"
BLOCK = re.compile(r"(```\n(?P<command>[^\n]+)\n```\n\n<!-- output -->\n).*?(<!-- end -->)", re.DOTALL)


def output(block):
    """The block with what its command prints now."""
    command = block["command"]
    if len(sys.argv) > 1 and not any(word in command for word in sys.argv[1:]):
        return block[0]
    print(command, flush=True)
    printed = subprocess.run(command, shell=True, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    printed = printed.stdout.strip()
    if "--markdown" not in command:
        printed = f"```\n{printed}\n```"
    return f"{block[1]}\n{printed}\n\n{block[3]}"


PAGE.write_text(BLOCK.sub(output, PAGE.read_text()))
