"""Build the reader edition, OUT/site/, and OUT/tripoli-site.zip for a USB stick.

usage: python tools/reader.py OUT

Lays out the masters as Sphinx reads them; `site/conf.py` says how pages are made.
"""

import json
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

from editions import write
from lessonpages import lay_lesson, linked
from rowpages import pages
from sphinx.cmd.build import build_main

from tripoli.scrubber import HERE as SCRUBBER
from tripoli.scrubber.payload import payload

ROOT = Path(__file__).parents[1]
LESSONS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
COPIED = (
    "README.md",
    "data/*.csv",
    "data/*.md",
    "figures/*.*",
    "teaching/brief-template.ipynb",
    "teaching/glossary.md",
    "teaching/timeline.md",
)
DOWNLOADS = """Text, figures and tables may be used under CC BY 4.0. A lesson
runs where the course is installed: its README tells how.
"""
EPOCH = (1980, 1, 1, 0, 0, 0)  # the same pages give the same zip


def offers(title: str, where: Path, pattern: str) -> str:
    """A section of downloads."""
    files = sorted(where.glob(pattern))
    lines = (f"- {{download}}`{f.name} <{f.relative_to(where)}>`" for f in files)
    return "\n".join([f"## {title}", "", *lines, ""])


def downloads(where: Path) -> str:
    """The page of all files that a reader can take away."""
    parts = {
        "Lessons to work in": "student/*.ipynb",
        "Tables": "data/*.csv",
        "Figures to print (SVG)": "figures/*.svg",
        "Figures for slides (PNG)": "figures/*.png",
    }
    told = (offers(title, where, pattern) for title, pattern in parts.items())
    return "\n".join(["# Downloads\n", DOWNLOADS, *told])


def lay_out(where: Path) -> None:
    """Write all that Sphinx reads."""
    shutil.copytree(ROOT / "site", where)
    for path in (found for pattern in COPIED for found in sorted(ROOT.glob(pattern))):
        to = where / path.relative_to(ROOT)
        to.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, to)
    for path in where.glob("teaching/*.md"):
        write(path, linked(path.read_text(encoding="utf-8")))
    for lesson in LESSONS:
        lay_lesson(lesson, where)
    for name, text in pages():
        write(where / "data" / f"{name}.md", text)
    write(where / "downloads.md", downloads(where))
    tables = json.dumps(payload(), separators=(",", ":"))
    write(where / "static" / "scrubber-tables.js", f"var tripoliTables = {tables};\n")
    shutil.copy(SCRUBBER / "scrubber.css", where / "static")


def pack(site: Path, to: Path) -> None:
    """Zip the site, the same bytes for the same pages."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as made:
        for path in sorted(p for p in site.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(str(path.relative_to(site.parent)), EPOCH)
            made.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)


def build(out: Path) -> int:
    """Write the site and its zip into a folder; return Sphinx's exit code."""
    out.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        source, site = Path(made) / "source", Path(made) / "site"
        lay_out(source)
        options = ["-qW", "--keep-going", f"-d{made}/trees"]
        failed = build_main([*options, str(source), str(site)])
        if not failed:
            pack(site, out / "tripoli-site.zip")
            shutil.rmtree(out / "site", ignore_errors=True)
            shutil.move(site, out / "site")
            print(out / "site" / "index.html", out / "tripoli-site.zip", sep="\n")
    return failed


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("name the folder to write into: python tools/reader.py OUT")
    sys.exit(build(Path(sys.argv[1])))
