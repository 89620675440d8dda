"""Make the snapshots of the scrubber in exported pages move: no kernel, no network.

usage: python -m tripoli.scrubber PAGE.html ...
"""

import sys
from pathlib import Path

from tripoli.data import write_whole
from tripoli.scrubber import live


def main(paths: list[str]) -> int:
    """Rewrite each page whole; say which, or why not."""
    for path in map(Path, paths):
        if not path.exists():
            print(f"{path} is missing: export the notebook as HTML first.")
            return 1
        page = path.read_text(encoding="utf-8")
        if "data-tripoli=" not in page or "tripoli-tables" in page:
            print(f"{path}: no snapshot of the scrubber waits in it; left as it was.")
            continue
        write_whole(path, live(page))
        print(f"{path}: the scrubber moves.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
