"""Run notebooks top to bottom and store their outputs, the same bytes each time.

usage: python tools/execute.py notebooks/*.ipynb
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import (
    CellExecutionError,
    CellTimeoutError,
    DeadKernelError,
)

from tripoli.data import write_whole

CELL_SECONDS = 60
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
LIVE = "application/vnd.jupyter.widget-view+json"


def still(output: dict) -> dict:
    """An output without the random id of a live widget; its snapshot stays."""
    output.get("data", {}).pop(LIVE, None)
    return output


def execute(path: Path) -> None:
    """Run one notebook and write it back whole, or leave it as it was."""
    book = nbformat.read(path, as_version=4)
    NotebookClient(
        book,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        coalesce_streams=True,  # else a slow machine stores one print in pieces
        record_timing=False,
        store_widget_state=False,
        resources={"metadata": {"path": str(path.parent)}},
    ).execute()
    book.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    for cell in book.cells:
        if cell.cell_type == "code":
            cell.outputs = [still(output) for output in cell.outputs]
    write_whole(path, nbformat.writes(book, ensure_ascii=False) + "\n")


def main(paths: list[str]) -> int:
    """Run each notebook, saying which; stop at the first that fails."""
    for number, path in enumerate(map(Path, paths), 1):
        print(f"[{number}/{len(paths)}] {path.name}", flush=True)
        try:
            execute(path)
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as fault:
            print(f"{path.name} was left as it was: {fault}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
