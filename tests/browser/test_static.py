"""The scrubber on a page of its own, from a file, with the network refused."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from nbconvert import HTMLExporter

import tripoli
from tripoli import scrubber as package
from tripoli.known import announced, reported_control, reported_events
from tripoli.scrubber import scrubber
from tripoli.scrubber.payload import payload

TREE = Path(__file__).parents[2]
ROOT = ".tripoli-scrubber"
RANGE = f"{ROOT} input[type=range]"
STATE = """() => {
  const root = document.querySelector(".tripoli-scrubber");
  const marks = [...root.querySelectorAll(".ts-map [data-place]")];
  const items = [...root.querySelector(".ts-list").children];
  return {
    day: root.querySelector("input[type=date]").value,
    spoken: root.querySelector("input[type=range]").getAttribute("aria-valuetext"),
    said: root.querySelector("[aria-live]").textContent,
    holders: Object.fromEntries(marks.map((m) => [m.dataset.place, m.dataset.holder])),
    today: items.map((item) => item.dataset.event).filter(Boolean),
  };
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = scrubber(day="2020-05-18").save(tmp_path_factory.mktemp("page") / "p.html")
    return path.as_uri()


@pytest.fixture
def visit(chromium, address):
    """Open a page that may reach nothing, at a size, in a scheme; faults fail."""
    opened = []

    def go(to=address, width=1280, **options):
        size = {"width": width, "height": 900}
        context = chromium.new_context(viewport=size, locale="en-US", **options)
        context.set_offline(True)
        page = context.new_page()
        page.set_default_timeout(20_000)
        told = []
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("request", lambda r: told.append(r.url) if r.url[:4] == "http" else 0)
        page.goto(to)
        opened.append((context, told))
        return page

    yield go
    for context, told in opened:
        context.close()
        assert told == []


def state(page):
    page.wait_for_selector(f"{ROOT} .ts-lists[aria-busy=false]")
    return page.evaluate(STATE)


def move(page, day):
    """Move the slider as a drag does."""
    page.evaluate(
        """(value) => {
          const slider = document.querySelector(".tripoli-scrubber input[type=range]");
          slider.value = value;
          slider.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        (tripoli.data.to_day(day) - tripoli.data.FIRST).days,
    )


@pytest.fixture(scope="module")
def clocks(tables):
    events, control, sources = (tables[t] for t in ("events", "control", "sources"))
    said = announced(events, tables["claims"], tables["actors"])
    reported = reported_control(control, said, sources)
    return {
        "happened": (events, control),
        "reported": (reported_events(events, sources), reported),
    }


def test_the_page_opens_on_its_day_with_no_network(visit):
    page = visit()
    assert state(page)["day"] == "2020-05-18"
    assert page.locator(f"{ROOT} svg.ts-map").count() == 2


@pytest.mark.parametrize("clock", ["happened", "reported"])
@pytest.mark.parametrize("day", ["2019-04-05", "2020-03-25", "2020-06-05"])
def test_a_day_shows_what_the_tables_say_by_either_clock(visit, clocks, clock, day):
    page = visit()
    page.check(f"input[value={clock}]")
    move(page, day)
    events, control = clocks[clock]
    shown, held = state(page), tripoli.holder_on(control, day)["holder"]
    assert len(shown["holders"]) > 60
    assert all(held[place] == holder for place, holder in shown["holders"].items())
    assert (
        sorted(shown["today"]) == sorted(tripoli.between(events, day, day).index)[:40]
    )


def test_the_gap_between_the_clocks_is_told(visit):
    page = visit()
    move(page, "2020-03-25")
    assert state(page)["day"] == "2020-03-25"
    told = page.inner_text(f"{ROOT} .ts-gap")
    assert "had not been reported" in told and "Al-Watiya air base" in told


@pytest.mark.parametrize(
    "key, day",
    [
        ("ArrowRight", "2020-05-19"),
        ("ArrowDown", "2020-05-17"),
        ("PageUp", "2020-05-25"),
        ("PageDown", "2020-05-11"),
        ("Home", "2019-04-03"),
        ("End", "2020-10-31"),
    ],
)
def test_keys_move_by_days_weeks_and_to_the_ends(visit, key, day):
    page = visit()
    page.focus(RANGE)
    page.keyboard.press(key)
    assert state(page)["day"] == day


def test_n_and_p_step_between_events_that_pass_the_filters(visit, tables):
    page = visit()
    page.click("summary:has-text('Filters')")
    page.check("input[name=kind][value=oil]")
    page.focus(RANGE)
    page.keyboard.press("n")
    events = tables["events"]
    oil = events[events["kind"] == "oil"]["date_start"]
    after = oil[oil > "2020-05-18"].min()
    assert state(page)["day"] == f"{after:%F}"
    page.keyboard.press("p")
    assert state(page)["day"] == f"{oil[oil < after].max():%F}"


def test_space_plays_and_a_second_space_stops(visit):
    page = visit()
    page.select_option(f"{ROOT} select[aria-label=Speed]", "30")
    page.focus(RANGE)
    page.keyboard.press("Space")
    page.wait_for_function(f"({STATE})().day > '2020-05-24'")
    page.keyboard.press("Space")
    day = state(page)["day"]
    page.wait_for_timeout(300)
    assert state(page)["day"] == day


def test_a_drag_on_the_bars_moves_the_day(visit):
    page = visit()
    box = page.locator(".ts-time-lanes").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 50, steps=5)
    page.mouse.up()
    assert "2020-01-01" < state(page)["day"] < "2020-02-01"


def test_a_phase_is_gone_to_and_named(visit, tables):
    page = visit()
    page.select_option(f"{ROOT} select[aria-label=Phase]", label="The western coast")
    assert state(page)["day"] == "2020-04-13"
    move(page, "2020-04-12")
    chosen = page.eval_on_selector(
        f"{ROOT} select[aria-label=Phase]", "list => list.selectedOptions[0].text"
    )
    assert chosen == "Peace Storm"


def test_filters_narrow_the_list_and_are_counted(visit, tables):
    page = visit()
    page.click("summary:has-text('Filters')")
    page.check("input[name=kind][value=statement]")
    page.check("input[name=confidence][value=confirmed]")
    assert page.inner_text("summary:has-text('Filters')") == "Filters (2 on)"
    today = tripoli.between(tables["events"], "2020-05-18", "2020-05-18")
    keep = (today["kind"] == "statement") & (today["confidence"] == "confirmed")
    assert sorted(state(page)["today"]) == sorted(today[keep].index)


@pytest.mark.parametrize("text", ["watiya", "الوطية"])
def test_a_place_is_found_in_either_script_and_tells_its_history(visit, text):
    page = visit()
    page.fill(f"{ROOT} input[type=search]", text)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    history = page.inner_text(".ts-place")
    assert history.startswith("Al-Watiya air base") and "3 April 2019: LAAF" in history
    assert page.evaluate("document.activeElement.tagName") == "H3"
    page.click(".ts-place button:text('18 May 2020') >> nth=0")
    assert state(page)["day"] == "2020-05-18"


def test_a_press_on_a_place_opens_its_history(visit):
    page = visit()
    page.locator("[data-place=P-gharyan]").first.click(force=True)
    assert "Gharyan" in page.inner_text(".ts-place h3")
    page.click(".ts-place button[aria-label^=Close]")
    assert page.locator(".ts-place").is_hidden()


def test_names_may_be_arabic(visit):
    page = visit()
    page.select_option(f"{ROOT} select[aria-label=Names]", "ar")
    names = page.locator(".ts-names").first
    assert names.get_attribute("lang") == "ar" and "طرابلس" in names.inner_html()


def test_a_link_reopens_the_view(visit):
    page = visit()
    move(page, "2020-03-25")
    page.check("input[value=reported]")
    page.click("summary:has-text('Filters')")
    page.check("input[name=side][value=gna]")
    page.click(f"{ROOT} button[aria-label^=Link]")
    page.wait_for_function("location.hash")
    again = visit(page.url)
    assert state(again) == state(page)
    assert again.is_checked("input[value=reported]")
    assert again.is_checked("input[name=side][value=gna]")


def test_support_and_events_without_a_place_are_told(visit, tables):
    page = visit()
    page.click("summary:has-text('From abroad')")
    assert page.locator(".ts-fold[open] li").count() > 0
    events = tables["events"]
    near = tripoli.between(events, "2020-05-11", "2020-05-18")
    count = int(near["place_id"].isna().sum())
    assert f"{count} event" in page.inner_text("summary:has-text('Not on the map')")


def test_the_live_region_speaks_the_day_once_it_rests(visit):
    page = visit()
    page.focus(RANGE)
    page.keyboard.press("ArrowRight")
    assert state(page)["said"].startswith("19 May 2020. ")
    assert state(page)["spoken"] == "19 May 2020"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_is_inaccessible(visit, scheme, width):
    page = visit(width=width, color_scheme=scheme)
    for fold in page.locator(f"{ROOT} .ts-fold > summary").all():
        fold.click()
    page.fill(f"{ROOT} input[type=search]", "tar")
    page.click(".ts-found button >> nth=0")
    found = Axe().run(page, ROOT).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:80]) for v in found] == []


@pytest.mark.parametrize("width", [360, 640])  # 640: a page of 1280 at 200% zoom
def test_a_narrow_page_does_not_scroll_sideways_and_keeps_its_targets(visit, width):
    page = visit(width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """() => [...document.querySelectorAll(
          ".tripoli-scrubber :is(button, select, summary, input)")]
          .filter((part) => part.checkVisibility())
          .map((part) => [part, part.closest("label") ?? part])
          .map(([part, target]) => [part, target.getBoundingClientRect()])
          .filter(([, box]) => box.width < 24 || box.height < 24)
          .map(([part, box]) => `${part.outerHTML.slice(0, 60)} ${box.height}`)"""
    )
    assert small == []


def test_names_on_the_map_are_readable_on_a_narrow_page(visit):
    page = visit(width=360)
    tall = page.eval_on_selector(
        ".ts-names text", "t => t.getBoundingClientRect().height"
    )
    assert tall >= 11


def test_play_is_calm_where_less_motion_is_asked_for(visit):
    page = visit(reduced_motion="reduce")
    page.select_option(f"{ROOT} select[aria-label=Speed]", "30")
    page.click(f"{ROOT} button:has-text('Play')")
    page.wait_for_timeout(600)
    assert state(page)["day"] == "2020-05-18"


def test_without_script_the_drawn_map_stands(visit):
    page = visit(java_script_enabled=False)
    assert (
        page.locator("figure[data-tripoli] img").get_attribute("alt")[:7] == "Map of "
    )
    assert page.locator(ROOT).count() == 0


def test_an_exported_lesson_moves_after_one_command(chromium, tmp_path):
    page, book = tmp_path / "lesson.html", TREE / "notebooks/04-ten-weeks.ipynb"
    exported, _ = HTMLExporter().from_filename(str(book))
    page.write_text(exported, encoding="utf-8")
    command = [sys.executable, "-m", "tripoli.scrubber", str(page)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert told.stdout.endswith("the scrubber moves.\n")
    context = chromium.new_context(offline=True, locale="en-US")
    opened = context.new_page()
    opened.goto(page.as_uri())
    assert state(opened)["day"] == "2020-03-25"
    opened.focus(RANGE)
    opened.keyboard.press("PageUp")
    assert state(opened)["day"] == "2020-04-01"
    context.close()


HOSTILE = "</script><script>window.hit = 1</script><img src=x onerror='window.hit = 1'>"


@pytest.fixture
def hostile(tmp_path, monkeypatch):
    """A page whose tables try to do harm."""
    tables = json.loads(json.dumps(payload()))
    day = (tripoli.data.to_day("2020-05-18") - tripoli.data.FIRST).days
    events = tables["events"]
    chosen = [e for e, start in enumerate(events["start"]) if start == day]
    titles = [HOSTILE, "\u202egnihton lufmrah", "long " * 2000]
    for e, title in zip(chosen, titles, strict=False):
        events["title"][e] = title
        events["sources"][e] = [0]
    tables["sources"][0] |= {"url": "javascript:window.hit=1", "publisher": HOSTILE}
    tables["places"][0]["name"] = HOSTILE
    monkeypatch.setattr(package, "payload", lambda events=None: tables)
    return package.scrubber(day="2020-05-18").save(tmp_path / "hostile.html").as_uri()


def test_a_hostile_row_is_shown_and_does_no_harm(visit, hostile):
    page = visit(hostile)
    page.wait_for_timeout(200)
    assert page.evaluate("window.hit") is None
    assert page.locator(f"{ROOT} img, {ROOT} script").count() == 0
    assert HOSTILE in page.inner_text(f"{ROOT} .ts-list >> nth=0")
    assert page.locator("a[href^=javascript]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    turned = page.locator("bdi", has_text="gnihton").first
    assert turned.count() == 1
