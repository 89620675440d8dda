"""Run a brief and export it as one HTML page, and as a PDF where Chromium is found.

usage: python tools/brief.py NOTEBOOK [OUT]
or, in a cell of a lesson: %run ../tools/brief.py NOTEBOOK

OUT is the page to write; without it the page stands beside the notebook. Code is
hidden, and nothing in the page runs or loads from elsewhere. On paper the sources begin
a page of their own.
"""

import re
import shutil
import subprocess
import sys
from contextlib import suppress
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter

from tripoli.data import TripoliError, write_whole

SECONDS = 60
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
NO_BROWSER = "Chromium was not found, so there is no PDF: print the page instead."
SCRIPT = re.compile(r"<script\b.*?</script>", re.S | re.I)
FETCHED = re.compile(r"<(?:link|iframe|embed|object)\b[^>]*>", re.I)
NEARBY = re.compile(r'<a\b[^>]*href="(?!https?:|#|mailto:)[^"]*"[^>]*>(.*?)</a>', re.S)
ANCHOR = re.compile(r'<a class="anchor-link".*?</a>', re.S)
PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
@page {{ size: A4; margin: 12mm; }}
body {{ font: 15px/1.4 "DejaVu Sans", sans-serif; max-width: 50em; margin: 1em auto;
  padding: 0 1em; color: #1a1a1a; background: #fff; }}
h1 {{ font-size: 1.5em; }} h2 {{ font-size: 1.1em; margin: 0.8em 0 0.2em; }}
p, ul, ol {{ margin: 0.3em 0; }} .row {{ white-space: nowrap; }}
figure img {{ display: block; max-height: 15em; }}
figcaption, table {{ font-size: 0.8em; }} td:last-child {{ white-space: nowrap; }}
@media screen and (max-width: 40em) {{
  figure, table {{ display: block; overflow-x: auto; }} td {{ min-width: 8em; }}
  figure img {{ min-width: 40em; max-height: none; }} }}
@media print {{ body {{ font-size: 12px; max-width: none; margin: 0; padding: 0; }}
  details {{ display: none; }} figure {{ break-inside: avoid; }}
  figure img {{ max-height: 17em; }}
  #Sources {{ break-before: page; }} }}
</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def read(path: Path) -> nbformat.NotebookNode:
    """A notebook; a missing file or another kind of file is a sentence."""
    if not path.is_file():
        raise TripoliError(f"{path.name} is not there: name a notebook that is.")
    try:
        return nbformat.read(path, as_version=4)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError) as fault:
        raise TripoliError(f"{path.name} is not a notebook: name an .ipynb.") from fault


def run(book: nbformat.NotebookNode, where: Path) -> nbformat.NotebookNode:
    """The notebook with fresh outputs; a cell that fails is a sentence."""
    resources = {"metadata": {"path": str(where)}}
    client = NotebookClient(
        book, timeout=SECONDS, kernel_name="python3", resources=resources
    )
    try:
        return client.execute()
    except CellExecutionError as fault:
        told = f"{fault.ename}: {fault.evalue}"
        raise TripoliError(f"a cell of the brief fails: {told}") from fault
    except CellTimeoutError as fault:
        raise TripoliError(f"a cell took over {SECONDS} s: make it smaller.") from fault
    except DeadKernelError as fault:
        raise TripoliError(
            "Python stopped while it ran the brief: try again."
        ) from fault


def alone(body: str) -> str:
    """HTML that neither runs nor loads anything, without links that lead nowhere."""
    for part in (SCRIPT, FETCHED, ANCHOR):
        body = part.sub("", body)
    return NEARBY.sub(r'<span class="row">\1</span>', body)


def page(book: nbformat.NotebookNode) -> str:
    """The brief as one HTML page, code hidden."""
    exporter = HTMLExporter(
        template_name="basic",
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
    body, _ = exporter.from_notebook_node(book)
    text = "\n".join(c.source for c in book.cells if c.cell_type == "markdown")
    title = re.search(r"^# (.+)$", text, re.M)
    named = escape(title.group(1)) if title else "A brief"
    return PAGE.format(title=named, body=alone(body))


def browser() -> str | None:
    """The program that prints pages, if there is one."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def printed(html: Path, program: str) -> Path:
    """Print a page as a PDF beside it; a browser that fails is a sentence."""
    pdf = html.with_suffix(".pdf")
    pdf.unlink(missing_ok=True)
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            program, "--headless", "--no-sandbox", "--disable-gpu",
            "--no-pdf-header-footer", f"--user-data-dir={profile}",
            f"--print-to-pdf={pdf.resolve()}", html.resolve().as_uri(),
        ]  # fmt: skip
        with suppress(subprocess.TimeoutExpired, OSError):
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    if not pdf.exists():
        raise TripoliError(
            f"{Path(program).name} wrote no PDF: print the page instead."
        )
    return pdf


def export(path: Path, out: Path | None = None) -> list[Path]:
    """Write the page of a brief, and its PDF if a browser is found; return both."""
    html = out or path.with_suffix(".html")
    if html.suffix != ".html":
        raise TripoliError(f"{html.name} is no name for a page: end it in .html.")
    book = run(read(path), path.resolve().parent)
    html.parent.mkdir(parents=True, exist_ok=True)
    write_whole(html, page(book))
    program = browser()
    return [html, printed(html, program)] if program else [html]


def main(arguments: list[str]) -> int:
    """Export one brief and say what was written."""
    if len(arguments) not in (1, 2):
        print("name a notebook: python tools/brief.py NOTEBOOK [OUT]", file=sys.stderr)
        return 2
    try:
        written = export(*map(Path, arguments))
    except TripoliError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(*written, sep="\n")
    if len(written) == 1:
        print(NO_BROWSER)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
