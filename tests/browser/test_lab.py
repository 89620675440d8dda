"""JupyterLab runs lesson 04 in a real browser, and the map moves as the tables say."""

from pathlib import Path

import pytest
from servers import QUIET, serving

import tripoli
from tripoli.data import FIRST

ROOT = Path(__file__).parents[2]
LESSON = "notebooks/04-ten-weeks.ipynb"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A JupyterLab of its own, on a copy of the lesson, with no news pop-up."""
    home = tmp_path_factory.mktemp("lab")
    (home / "notebooks").mkdir()
    (home / LESSON).write_bytes((ROOT / LESSON).read_bytes())
    with serving(home, "jupyterlab", *QUIET) as address:
        yield address


@pytest.fixture(scope="module")
def page(server, chromium):
    """Lesson 04 with all its cells run."""
    # A fixed locale: the order of day and month in a date field follows it.
    page = chromium.new_page(viewport={"width": 1400, "height": 1000}, locale="en-US")
    page.set_default_timeout(60_000)
    page.goto(f"{server}/doc/tree/{LESSON}")
    page.wait_for_selector("text=/\\| Idle/")  # before it, Run All opens a dialog
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    page.wait_for_selector(".tripoli-scrubber")
    yield page
    page.close()


def shown(page):
    """Day, holders and today's events as the widget shows them, once it rests."""
    page.wait_for_selector(".ts-lists[aria-busy=false]")
    return page.evaluate(
        """() => {
          const root = document.querySelector(".tripoli-scrubber");
          const ids = (list) => [...list.children].map((li) => li.dataset.event);
          const marks = [...root.querySelectorAll(".ts-map [data-place]")];
          const held = marks.map((m) => [m.dataset.place, m.dataset.holder]);
          const range = root.querySelector("input[type=range]");
          return {
            day: root.querySelector("input[type=date]").value,
            spoken: range.getAttribute("aria-valuetext"),
            holders: Object.fromEntries(held),
            today: ids(root.querySelector(".ts-list")),
          };
        }"""
    )


def agrees(page, day):
    """Hold what the widget shows against the tables."""
    state = shown(page)
    assert state["day"] == day
    held = tripoli.holder_on(tripoli.load("control"), day)["holder"]
    assert len(state["holders"]) > 60
    assert all(held[place] == holder for place, holder in state["holders"].items())
    events = tripoli.between(tripoli.load("events"), day, day)
    assert sorted(state["today"]) == sorted(events.index)
    return state


def slide(page, day):
    """Move the slider as a drag does: set its value and let it tell."""
    number = (tripoli.data.to_day(day) - FIRST).days
    page.evaluate(
        """(value) => {
          const slider = document.querySelector(".tripoli-scrubber input[type=range]");
          slider.value = value;
          slider.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        number,
    )


def run(page, code):
    """Run code in a new cell under the widget."""
    page.locator(".jp-Cell:has(.tripoli-scrubber) .jp-InputPrompt").click()
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    page.keyboard.press("Enter")
    page.keyboard.type(code)
    page.keyboard.press("Shift+Enter")


def test_the_lesson_opens_on_the_first_day_of_the_ten_weeks(page):
    assert agrees(page, "2020-03-25")["spoken"] == "25 March 2020"


def test_a_drag_of_the_mouse_moves_the_day(page):
    slider = page.locator(".tripoli-scrubber input[type=range]")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.63, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(
        box["x"] + box["width"] * 0.70, box["y"] + box["height"] / 2, steps=8
    )
    page.mouse.up()
    day = shown(page)["day"]
    assert "2020-04-15" < day < "2020-06-01"
    agrees(page, day)


@pytest.mark.parametrize(
    "day", ["2020-04-13", "2020-05-17", "2020-05-18", "2020-06-05"]
)
def test_the_slider_shows_what_the_tables_say_of_the_day(page, day):
    slide(page, day)
    agrees(page, day)


@pytest.mark.parametrize(
    "key, day",
    [
        ("ArrowRight", "2020-05-19"),
        ("ArrowLeft", "2020-05-17"),
        ("PageDown", "2020-05-11"),
        ("PageUp", "2020-05-25"),
    ],
)
def test_keys_step_by_days_and_weeks(page, key, day):
    slide(page, "2020-05-18")
    page.locator(".tripoli-scrubber input[type=range]").focus()
    page.keyboard.press(key)
    agrees(page, day)


def test_a_typed_date_and_the_event_buttons_move_the_day(page):
    typed = page.locator(".tripoli-scrubber input[type=date]")
    typed.fill("2020-06-05")
    agrees(page, "2020-06-05")
    page.get_by_role("button", name="Previous event").click()
    assert shown(page)["day"] < "2020-06-05"


def test_a_date_typed_by_keyboard_moves_the_day_and_no_half_date_does(page):
    slide(page, "2020-05-18")
    typed = page.locator(".tripoli-scrubber input[type=date]")
    typed.click(position={"x": 14, "y": 12})
    page.keyboard.type("06052020")
    agrees(page, "2020-06-05")


def test_a_focused_link_and_an_opened_fold_survive_a_step(page):
    slide(page, "2020-05-18")
    link = page.locator(".tripoli-scrubber .ts-list a:visible").first
    link.focus()
    before = page.evaluate("document.activeElement.href")
    slide(page, "2020-05-19")
    assert page.evaluate("document.activeElement.href ?? ''") in (before, "")
    slide(page, "2020-05-18")
    assert agrees(page, "2020-05-18")


def test_the_view_may_be_the_whole_country(page):
    view = page.locator(".tripoli-scrubber select[aria-label=View]")
    view.select_option("Libya")
    slide(page, "2020-05-18")
    state = agrees(page, "2020-05-18")
    assert "P-benghazi" in state["holders"]
    view.select_option("north-west")


def test_play_moves_and_pause_stops(page):
    slide(page, "2020-05-18")
    play = page.locator(".ts-controls button").first
    play.click()
    page.wait_for_function(
        """() => document.querySelector(".tripoli-scrubber input[type=date]").value
                 > "2020-05-19" """
    )
    play.click()
    day = shown(page)["day"]
    page.wait_for_timeout(500)
    assert agrees(page, day)


def test_day_clock_and_choice_come_back_to_python(page):
    slide(page, "2020-05-18")
    page.check(".tripoli-scrubber input[value=reported]")
    page.locator(".tripoli-scrubber [data-place=P-gharyan]").first.click(force=True)
    for _ in range(5):  # the widget tells Python once it rests, a busy machine late
        run(page, "print(front.day, front.clock, front.selected)")
        page.wait_for_timeout(1000)
        if page.locator("text=2020-05-18 reported P-gharyan").count():
            return
    pytest.fail("Python was not told of the day, the clock and the choice")


def test_python_moves_the_widget(page):
    run(page, "front.day, front.selected = '2020-06-05', 'P-tarhuna'")
    page.wait_for_selector(".ts-place h3:has-text('Tarhuna')")
    assert shown(page)["day"] == "2020-06-05"
    run(page, "front.clock, front.filters = 'happened', {'kind': ['air']}")
    page.wait_for_selector("summary:has-text('Filters (1 on)')")
    assert page.is_checked(".tripoli-scrubber input[value=happened]")
    assert page.is_checked(".tripoli-scrubber input[value=air]")
    run(page, "front.filters = {}")
    page.wait_for_selector("summary:text-is('Filters')")


def test_links_of_the_list_are_safe_and_lead_out(page):
    links = page.locator(".tripoli-scrubber .ts-list a")
    hrefs = links.evaluate_all("all => all.map((a) => [a.protocol, a.rel, a.target])")
    assert hrefs
    for protocol, rel, target in hrefs:
        assert protocol in ("http:", "https:")
        assert "noopener" in rel and target == "_blank"
