"""Write the sample: `python -m data.extracts.sample.make [FOLDER]` (its own folder when none is named)."""

import sys
from pathlib import Path

from data.settings import SAMPLE

from .write import write_all

if __name__ == "__main__":
    write_all(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
