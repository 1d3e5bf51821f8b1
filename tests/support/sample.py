"""The sample, published once into a folder of its own, as an officer would publish it."""

import json
import subprocess
import sys
from pathlib import Path

from tests.support.server import ROOT


def published(releases: Path) -> Path:
    """Publish the sample extracts into a folder; gives that folder. Raises RuntimeError with what the run said."""
    command = [sys.executable, "-m", "data.publish", "--releases", str(releases)]
    run = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if run.returncode:
        raise RuntimeError(f"The sample could not be published ({run.returncode}):\n{run.stdout}\n{run.stderr}")
    return releases


def banner(releases: Path) -> str:
    """The sentence that every screen of the current release must say."""
    current = (releases / "current").read_text(encoding="utf-8").strip()
    return json.loads((releases / current / "manifest.json").read_text(encoding="utf-8"))["synthetic"]
