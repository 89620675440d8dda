"""The widget's values and payload, and its state on every day in both languages."""

import html
import json
import re
import subprocess
from pathlib import Path

import pandas as pd
import pytest
from needed import needed

from tripoli import scrubber as package
from tripoli.charts import held_chart
from tripoli.control import holder_on
from tripoli.data import FIRST, LAST, TripoliError
from tripoli.events import between, upto
from tripoli.figure import figure
from tripoli.known import (
    announced,
    reported_control,
    reported_events,
    told_otherwise,
)
from tripoli.scrubber import beside, live, module, scrubber
from tripoli.scrubber.__main__ import main as make_live
from tripoli.scrubber.payload import payload

STRIKES = {"kind": ["air", "shelling"], "confidence": ["confirmed"]}
LAAF = {"side": ["laaf", "laaf_backer"]}
SCRIPT = """
import * as ask from "SCRUBBER/state.mjs";
import { readFileSync } from "node:fs";
const record = ask.open(JSON.parse(readFileSync("payload.json")));
const { data } = record;
const told = {};
for (const by of ["happened", "reported"]) {
  FILTERS.forEach((filters, number) => {
    const passes = ask.choose(data, filters);
    for (let day = 0; day < data.days; day += 1) {
      const state = ask.stateOn(record, day, by, passes);
      const ids = (list) => list.map((e) => data.events.id[e]).sort();
      const holders = {};
      for (const [place, at] of state.holders)
        holders[data.places[place].id] = [at.holder, at.high <= day];
      const { unreported, places } = ask.apart(record, day);
      const otherwise = places.map((at) => data.places[at].id).sort();
      told[`${by} ${number} ${ask.isoDate(data, day)}`] =
        [holders, ids(state.today), ids(state.before), unreported, otherwise];
    }
  });
}
console.log(JSON.stringify(told));
"""


def node(*arguments, cwd):
    """What node prints."""
    found = needed(("node",), "scrubber's functions", "nodejs")
    told = subprocess.run([found, *arguments], cwd=cwd, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr
    return told.stdout


def test_the_functions_of_the_browser_pass_their_own_tests():
    tests = Path(__file__).parent / "js"
    told = node("--test", "state.test.mjs", cwd=tests)
    assert int(re.search(r"# pass (\d+)", told).group(1)) >= 16


@pytest.fixture(scope="module")
def browser_days(tmp_path_factory):
    """What the pure functions say of every day, by both clocks, under three filters."""
    at = tmp_path_factory.mktemp("node")
    (at / "payload.json").write_text(json.dumps(payload()), encoding="utf-8")
    script = SCRIPT.replace("SCRUBBER", package.HERE.as_uri())
    filters = json.dumps([{}, STRIKES, LAAF])
    (at / "ask.mjs").write_text(script.replace("FILTERS", filters), encoding="utf-8")
    return json.loads(node("ask.mjs", cwd=at))


@pytest.fixture(scope="module")
def clocks(tables):
    """Events and control by each clock, as Python has them."""
    events, control, sources = (tables[t] for t in ("events", "control", "sources"))
    said = announced(events, tables["claims"], tables["actors"])
    return {
        "happened": (events, control),
        "reported": (
            reported_events(events, sources),
            reported_control(control, said, sources),
        ),
    }


def passing(events, number, tables):
    """Events that pass a filter, chosen with pandas."""
    if number == 1:
        keep = events["kind"].isin(STRIKES["kind"])
        return events[keep & (events["confidence"] == "confirmed")]
    if number == 2:
        side = tables["actors"]["side"]
        acted = [
            any(side[actor] in LAAF["side"] for actor in actors)
            for actors in events["initiator_ids"]
        ]
        return events[acted]
    return events


DAYS = [f"{day:%F}" for day in pd.date_range(FIRST, LAST)]


@pytest.mark.parametrize("clock", ["happened", "reported"])
def test_holders_are_the_same_in_python_and_javascript_on_every_day(
    browser_days, clocks, clock
):
    _, control = clocks[clock]
    for day in DAYS:
        held = holder_on(control, day)
        wanted = {r.Index: [r.holder, r.settled] for r in held.itertuples()}
        assert browser_days[f"{clock} 0 {day}"][0] == wanted, day


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("clock", ["happened", "reported"])
def test_events_are_the_same_in_python_and_javascript_on_every_day(
    browser_days, clocks, tables, clock, number
):
    events = passing(clocks[clock][0], number, tables)
    for day in DAYS:
        _, today, before, *_ = browser_days[f"{clock} {number} {day}"]
        assert today == sorted(between(events, day, day).index), day
        age = (pd.Timestamp(day) - events["date_end"]).dt.days
        assert before == sorted(events.index[(age > 0) & (age <= 7)]), day


def test_what_parts_the_clocks_is_the_same_in_both_languages(browser_days, clocks):
    (events, control), (told, reported) = clocks["happened"], clocks["reported"]
    for day in DAYS:
        *_, unreported, places = browser_days[f"happened 0 {day}"]
        assert unreported == len(upto(events, day)) - len(upto(told, day)), day
        assert places == sorted(told_otherwise(control, reported, day).index), day


def test_a_snapshot_by_the_second_clock_draws_what_was_reported():
    alts = [
        re.search('alt="([^"]+)"', scrubber("2020-03-25", clock=clock).snapshot())[1]
        for clock in ("happened", "reported")
    ]
    assert alts[0] != alts[1]


def test_the_base_of_the_dispatch_changes_hands_in_the_browser(browser_days):
    days = ("2020-05-17", "2020-05-18")
    held = [browser_days[f"happened 0 {day}"][0]["P-watiya"][0] for day in days]
    assert held == ["laaf", "gna"]


def test_the_base_was_reported_taken_in_march_and_was_not(browser_days):
    for clock, holder in (("happened", "laaf"), ("reported", "gna")):
        held = browser_days[f"{clock} 0 2020-03-25"][0]["P-watiya"][0]
        assert held == holder, clock


@pytest.mark.parametrize("bad", ["soon", "2018-01-01", None])
def test_a_bad_day_is_one_sentence_on_making_and_on_setting(bad):
    with pytest.raises(TripoliError):
        scrubber(day=bad)
    with pytest.raises((TripoliError, package.traitlets.TraitError)):
        scrubber().day = bad


@pytest.mark.parametrize(
    "wrong, sentence",
    [
        ({"clock": "known"}, "unknown clock 'known'"),
        ({"filters": {"colour": ["red"]}}, "unknown filter 'colour'"),
        ({"filters": {"kind": ["airr"]}}, "unknown kind 'airr': did you mean 'air'?"),
        ({"filters": "air"}, "filters='air' is not a dict"),
    ],
)
def test_a_wrong_argument_is_one_sentence(wrong, sentence):
    with pytest.raises(TripoliError, match=re.escape(sentence)):
        scrubber(**wrong)


def test_an_unknown_selection_is_one_sentence():
    with pytest.raises(TripoliError, match="unknown place or event 'P-atlantis'"):
        scrubber().selected = "P-atlantis"


def test_values_may_be_set_from_python():
    made = scrubber(day="2020-04-13", filters={"kind": "air"}, clock="reported")
    made.day, made.selected = "2020-06-05", "P-watiya"
    assert (made.day, repr(made)[:24]) == ("2020-06-05", "Scrubber on 2020-06-05 w")
    assert made.filters == {"kind": ["air"]}


def test_only_the_events_given_are_shown_also_without_a_kernel(tables):
    made = scrubber(events=tables["events"].head(3))
    assert len(made.data["events"]["id"]) == 3
    assert sorted(json.loads(made.asked())["events"]) == made.data["events"]["id"]


def test_what_stands_beside_follows_the_day_and_tells_its_faults(tables):
    made = scrubber(day="2020-06-05")

    def tally(day):
        return figure(held_chart(tables["control"], "2020-06-01", day), "So far")

    shown = beside(made, tally)
    assert "to 5 June 2020:" in shown.value
    made.day = "2020-06-08"
    assert "to 8 June 2020:" in shown.value and "to 5 June" not in shown.value
    made.day = "2020-05-18"
    assert shown.value.startswith("<p>2020-06-01 is after 2020-05-18")
    assert shown._repr_mimebundle_()["text/html"] == shown.value


def test_a_page_without_script_has_the_drawn_map():
    (bundle, *_) = scrubber()._repr_mimebundle_()
    alt = re.search('alt="([^"]+)"', bundle["text/html"]).group(1)
    assert alt.startswith("Map of ") and "18 May 2020" in alt


def test_a_snapshot_carries_its_view_into_the_live_page():
    page = live(f"<body>{scrubber(clock='reported').snapshot()}</body>")
    view = json.loads(html.unescape(re.search('data-tripoli="([^"]+)"', page).group(1)))
    assert (view["day"], view["clock"]) == ("2020-05-18", "reported")
    assert page.endswith("</script></body>") and page.count("<script") == 2


def test_pages_are_made_live_once_and_a_missing_one_is_a_sentence(tmp_path, capsys):
    page = tmp_path / "lesson.html"
    page.write_text(f"<body>{scrubber().snapshot()}</body>", encoding="utf-8")
    assert make_live([str(page)]) == 0 and "moves" in capsys.readouterr().out
    once = page.read_text(encoding="utf-8")
    assert make_live([str(page)]) == 0 and page.read_text(encoding="utf-8") == once
    assert make_live([str(tmp_path / "none.html")]) == 1
    assert "is missing: export the notebook" in capsys.readouterr().out


def test_a_page_without_a_snapshot_is_left_as_it_is():
    assert live("<body>nothing</body>") == "<body>nothing</body>"


def test_the_page_takes_nothing_from_elsewhere():
    page = re.sub(r'"url":"[^"]+"|xmlns="[^"]+"', "", live(scrubber().snapshot()))
    asked = re.findall(r"https?://[^\s\"'<]+", page)
    assert set(asked) <= {"http://www.w3.org/2000/svg"}


def test_text_of_the_tables_is_never_set_as_markup():
    code = module(*package.PARTS, "static")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", code
    )


def test_the_joined_module_holds_every_part_and_imports_nothing():
    code = module(*package.PARTS, "static")
    assert "stateOn" in code and "modelOf" in code
    assert not re.search(r"^\s*(import|export (?!default))", code, flags=re.M)
