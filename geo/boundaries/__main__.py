"""True shapes of wards for the ward map: `python -m geo.boundaries add FILE`, or `fetch [--vintage 2026]`."""

import sys

from geo.boundaries.command import main

if __name__ == "__main__":
    sys.exit(main())
