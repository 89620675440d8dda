"""The widget's day and payload, and its state on every day in both languages."""

import json
import os
import re
import shutil
import subprocess

import pandas as pd
import pytest

from tripoli import scrubber as module
from tripoli.control import holder_on
from tripoli.data import FIRST, LAST, TripoliError
from tripoli.events import between
from tripoli.scrubber import payload, scrubber

SCRIPT = """
import { stateOn, isoDate, dayNumber } from "./scrubber.mjs";
import { readFileSync } from "node:fs";
const data = JSON.parse(readFileSync("payload.json"));
const days = {};
for (let day = 0; day < data.days; day += 1) {
  const state = stateOn(data, day);
  const holders = {};
  for (const [place, at] of state.holders)
    holders[data.places[place].id] = [at.holder, at.settled];
  const ids = (list) => list.map((e) => e.id).sort();
  if (dayNumber(data, isoDate(data, day)) !== day) throw new Error(`day ${day}`);
  days[isoDate(data, day)] = [holders, ids(state.today), ids(state.before)];
}
console.log(JSON.stringify(days));
"""


@pytest.fixture(scope="module")
def browser_days(tmp_path_factory):
    """What the module's pure function says of every day, asked of node."""
    if not shutil.which("node") and os.environ.get("CI"):
        pytest.fail("CI needs node for the scrubber's functions: apt install nodejs")
    if not shutil.which("node"):
        pytest.skip(
            "node is left out: install nodejs to compare JavaScript with Python"
        )
    at = tmp_path_factory.mktemp("node")
    shutil.copy(module.HERE / "scrubber.js", at / "scrubber.mjs")
    (at / "payload.json").write_text(json.dumps(payload()), encoding="utf-8")
    (at / "ask.mjs").write_text(SCRIPT, encoding="utf-8")
    told = subprocess.run(["node", "ask.mjs"], cwd=at, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def test_the_browser_counts_every_day_of_the_record(browser_days):
    assert list(browser_days) == [f"{day:%F}" for day in pd.date_range(FIRST, LAST)]


def test_holders_are_the_same_in_python_and_javascript_on_every_day(
    browser_days, tables
):
    control = tables["control"]
    for day, (holders, _, _) in browser_days.items():
        held = holder_on(control, day)
        wanted = {r.Index: [r.holder, r.settled] for r in held.itertuples()}
        assert holders == wanted, day


def test_events_are_the_same_in_python_and_javascript_on_every_day(
    browser_days, tables
):
    events = tables["events"]
    for day, (_, today, before) in browser_days.items():
        assert today == sorted(between(events, day, day).index), day
        on = pd.Timestamp(day)
        age = (on - events["date_end"]).dt.days
        assert before == sorted(events.index[(age > 0) & (age <= 7)]), day


def test_the_base_of_the_dispatch_changes_hands_in_the_browser(browser_days):
    at = {
        day: browser_days[day][0]["P-watiya"][0] for day in ("2020-05-17", "2020-05-18")
    }
    assert list(at.values()) == ["laaf", "gna"]


@pytest.mark.parametrize("bad", ["soon", "2018-01-01", None])
def test_a_bad_day_is_one_sentence_on_making_and_on_setting(bad):
    with pytest.raises(TripoliError):
        scrubber(day=bad)
    with pytest.raises((TripoliError, module.traitlets.TraitError)):
        scrubber().day = bad


def test_day_may_be_set_from_python():
    made = scrubber(day="2020-04-13")
    made.day = "2020-06-05"
    assert (made.day, repr(made)[:24]) == ("2020-06-05", "Scrubber on 2020-06-05 w")


def test_only_the_events_given_are_shown(tables):
    some = tables["events"].head(3)
    assert len(scrubber(events=some).data["events"]) == 3


def test_a_page_without_script_has_the_drawn_map():
    (bundle, *_) = scrubber()._repr_mimebundle_()
    alt = re.search('alt="([^"]+)"', bundle["text/html"]).group(1)
    assert alt.startswith("Map of ") and "18 May 2020" in alt


def test_text_of_the_tables_is_never_set_as_markup():
    code = (module.HERE / "scrubber.js").read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", code
    )
