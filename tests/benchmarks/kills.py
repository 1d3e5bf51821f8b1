"""Publish, confirm and roll back killed (SIGKILL) at random moments: is a whole release always there, and nothing half made?

    python -m tests.benchmarks.kills [--times 200] [--seed N]

Prints how each kill found the folder, as a table and as JSON; ends with 1 when anything was wrong.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.support.killing import killed, shelf


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20210831)
    asked = parser.parse_args()
    found: Counter[str] = Counter()
    faults = []
    with tempfile.TemporaryDirectory(prefix="kills-") as made, pytest.MonkeyPatch.context() as here:
        here.setenv("SCRUTINY_ACTIVITY", f"{made}/activity")
        begin_from = shelf(Path(made) / "shelf")
        for what, left, wrong in killed(begin_from, Path(made), Random(asked.seed), asked.times):
            found[f"{what}: {left}"] += 1
            faults += wrong
    for how, times in sorted(found.items()):
        sys.stdout.write(f"{how:<40}{times:>5}\n")
    sys.stdout.write(json.dumps({"kills": asked.times, "faults": faults, **found}) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
