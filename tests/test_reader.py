"""The reader edition holds every lesson, reaches for nothing, and its links resolve."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import lessonpages
import pytest
import reader

LARGEST = 1_500_000
FETCHED = {"src", "srcset", "data", "poster"}


class Read(HTMLParser):
    """What a page links, fetches and can be linked by; its images without alt text."""

    def __init__(self, path: Path):
        super().__init__()
        self.links, self.fetched, self.ids, self.mute = set(), set(), set(), []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.ids |= {found[key] for key in ("id", "name") if found.get(key)}
        self.fetched |= {found[key] for key in FETCHED & found.keys()}
        if "href" in found:
            (self.fetched if tag == "link" else self.links).add(found["href"])
        if tag == "img" and not found.get("alt"):
            self.mute.append(found.get("src", "")[:80])


@pytest.fixture(scope="module")
def pages(site):
    return {path: Read(path) for path in sorted(site.rglob("*.html"))}


def inside(page: Path, link: str) -> tuple[Path, str] | None:
    """The file and the anchor that a link within the site names; None if it leaves."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    return (page.parent / path).resolve() if path else page, unquote(parts.fragment)


def test_every_lesson_has_its_page_and_its_notebook(site):
    for lesson in reader.LESSONS:
        assert (site / "notebooks" / f"{lesson.stem}.html").exists()
        assert list(site.glob(f"_downloads/*/{lesson.name}")), lesson.name


def test_no_page_is_heavy(pages):
    assert {p.name: s for p in pages if (s := p.stat().st_size) >= LARGEST} == {}


def test_nothing_is_fetched_from_elsewhere(site, pages):
    outside = {
        (page.name, link)
        for page, read in pages.items()
        for link in read.fetched
        if urlsplit(link).scheme not in ("", "data")
    }
    sheets = "".join(p.read_text(encoding="utf-8") for p in site.rglob("*.css"))
    assert outside == set()
    assert re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", sheets) == []


def test_every_link_inside_the_site_resolves_letter_case_included(site, pages):
    files = {path.resolve() for path in site.rglob("*") if path.is_file()}
    ids = {page.resolve(): read.ids for page, read in pages.items()}
    broken = set()
    for page, read in pages.items():
        for link in filter(None, (inside(page, x) for x in read.links | read.fetched)):
            path, anchor = link
            if path not in files or (anchor and anchor not in ids.get(path, {anchor})):
                broken.add((page.name, path.name, anchor))
    assert broken == set()


def test_no_link_leads_to_a_row_of_a_csv_file(pages):
    links = {link for read in pages.values() for link in read.links}
    assert not [link for link in links if ".csv#" in link]


def test_every_image_has_alt_text(pages):
    assert {p.name: read.mute for p, read in pages.items() if read.mute} == {}


def test_every_row_has_its_place(site, tables, pages):
    ids = set().union(*(read.ids for read in pages.values()))
    for name, table in tables.items():
        assert {row.lower() for row in table.index} <= ids, name


def test_a_link_to_a_claim_says_which_claim(site, tables):
    page = (site / "data" / "claims.html").read_text(encoding="utf-8")
    answered = tables["claims"]["answers_id"].dropna().iloc[0]
    assert f"<bdi>{answered} · " in page


def test_what_needs_a_kernel_says_so(site):
    for lesson in ("04-ten-weeks", "05-who-backed-whom"):
        text = (site / "notebooks" / f"{lesson}.html").read_text(encoding="utf-8")
        assert text.count(lessonpages.STILL) == 1


def test_the_zip_is_the_site(site):
    with ZipFile(site.parent / "tripoli-site.zip") as packed:
        names = {name.removeprefix("site/") for name in packed.namelist()}
    files = (path for path in site.rglob("*") if path.is_file())
    assert names == {path.relative_to(site).as_posix() for path in files}
