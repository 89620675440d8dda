"""Every link and launch target leads somewhere, whatever the letter case of a disk.

Links inside the tree are resolved, launch lines opened on paper, addresses outside
held to their form: nothing is fetched. The built site has its own test, test_reader.
"""

import json
import os
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tripoli.data import folder

ROOT = Path(__file__).parents[1]
TOPS = (".", "data", "deploy", "figures", "notebooks", "teaching", "tests/bench")
PAGES = sorted(
    path
    for top in TOPS
    for path in (ROOT / top).iterdir()
    if path.suffix in (".md", ".ipynb")
)
LINK = re.compile(r"(?<!\\)\]\(<?([^)\s>]+)>?\)")
LAUNCH = {"urlpath", "urlPath", "path", "subPath"}
"""Parameters by which Binder, a hub and a puller are told what to open."""

README = (ROOT / "README.md").read_text(encoding="utf-8")
EACH = pytest.mark.parametrize(
    "page", PAGES, ids=lambda page: str(page.relative_to(ROOT))
)


def prose(page: Path) -> str:
    """The Markdown of a page or a notebook, without spans of code."""
    text = page.read_text(encoding="utf-8")
    if page.suffix == ".ipynb":
        cells = json.loads(text)["cells"]
        kept = [c["source"] for c in cells if c["cell_type"] == "markdown"]
        text = "\n\n".join("".join(source) for source in kept)
    return re.sub(r"`[^`\n]*`", "", text)


def as_written(path: Path) -> bool:
    """Whether a path is in the tree letter for letter, as other disks ask for it."""
    inner = Path(os.path.normpath(path)).relative_to(ROOT)
    return all(
        part in os.listdir(ROOT / Path(*inner.parts[:depth]))
        for depth, part in enumerate(inner.parts)
    )


def slugs(page: Path) -> set[str]:
    """What the headings of a page can be linked by."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def targets(text: str) -> list[str]:
    """Files that the addresses in a text ask a server to open."""
    asked = re.findall(r"/user-redirect/(lab/tree/\S+)", text)
    for address in re.findall(r"https?://[^\s)\"'`>]+", text):
        for name, values in parse_qs(urlsplit(address).query).items():
            asked += [value for value in values if name in LAUNCH]
    return [re.sub(r"^(lab|voila)/(tree|render)/(tripoli/)?", "", one) for one in asked]


@EACH
def test_every_link_inside_the_tree_leads_somewhere(page):
    for link in LINK.findall(prose(page)):
        parts = urlsplit(link)
        if not parts.scheme and parts.path:
            assert as_written(page.parent / parts.path), link


@EACH
def test_every_link_to_a_heading_finds_it(page):
    for link in LINK.findall(prose(page)):
        parts = urlsplit(link)
        target = page.parent / parts.path if parts.path else page
        if not parts.scheme and parts.fragment and target.suffix == ".md":
            assert parts.fragment in slugs(target), link


@EACH
def test_every_address_outside_is_well_formed(page):
    for link in LINK.findall(prose(page)):
        parts = urlsplit(link)
        if parts.scheme:
            assert parts.scheme in ("http", "https") and "." in parts.netloc, link


def test_addresses_of_sources_are_well_formed_and_listed_once(tables):
    addresses = tables["sources"]["url"]
    parts = addresses.map(urlsplit)
    assert parts.map(lambda p: p.scheme in ("http", "https") and "." in p.netloc).all()
    assert addresses.is_unique


@pytest.mark.parametrize("page, lines", [("README.md", 1), ("deploy/README.md", 2)])
def test_launch_lines_open_what_is_in_the_tree(page, lines):
    asked = targets((ROOT / page).read_text(encoding="utf-8"))
    assert len(asked) == lines and all(as_written(ROOT / one) for one in asked), asked


def test_a_launch_line_with_a_slip_in_its_case_is_found():
    right = "https://mybinder.org/v2/gh/A/B/HEAD?urlpath=lab/tree/notebooks/"
    (one,) = targets(f"{right}00-start-here.ipynb")
    (slip,) = targets(f"{right}00-Start-here.ipynb")
    assert as_written(ROOT / one) and not as_written(ROOT / slip)


def test_colab_installs_what_the_tree_builds():
    (line,) = re.findall(
        r"^%pip install -q git\+https://github\.com/(\S+)$", README, re.M
    )
    assert line in README.split("mybinder.org/v2/gh/")[1]
    assert (ROOT / "pyproject.toml").exists() and (folder() / "events.csv").exists()
