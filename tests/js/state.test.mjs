// The scrubber's pure functions on a small record made by hand; run by `node --test`.
import assert from "node:assert/strict";
import test from "node:test";
import * as state from "../../tripoli/scrubber/state.mjs";

const place = (id, name, ar, variants, rank) => ({ id, name, ar, variants, rank });
const change = (at, low, high, holder) => ({ place: at, low, high, holder, how: "fighting", agreement: "agreed", sources: [] });

/** Ten days, two places, five events; event 1 was first told five days late. */
function small() {
  return {
    first: "2019-04-03",
    days: 10,
    places: [
      place("P-watiya", "Al-Watiya air base", "قاعدة الوطية", ["Wattiyah", "Uqba ibn Nafi"], 2),
      place("P-tripoli", "Tripoli", "طرابلس", ["Tarabulus"], 1),
    ],
    control: {
      happened: [change(0, 0, 0, "laaf"), change(1, 0, 0, "gna"), change(0, 4, 6, "gna")],
      reported: [change(0, 0, 0, "laaf"), change(1, 0, 0, "gna"), change(0, 7, 7, "gna")],
    },
    events: {
      id: ["a", "b", "c", "d", "e"], start: [0, 1, 2, 4, 9], end: [0, 1, 6, 4, 9], told: [0, 6, 2, 5, 9],
      precision: [0, 0, 1, 0, 0], place: [0, 1, -1, 0, 1], kind: [0, 1, 0, 1, 0], side: [1, 2, 3, 0, 2],
      confidence: [0, 1, 0, 1, 1], title: ["A", "B", "C", "D", "E"],
      low: [null, 0, 2, 3, null], high: [null, 4, null, 3, 5], sources: [[], [], [], [], []],
    },
    support: [
      { start: -90, end: 400, side: "gna" }, { start: 3, end: 4, side: "laaf" }, { start: 3, end: null, side: "laaf" },
    ],
    pledges: [{ day: 2 }],
    phases: [{ name: "one", day: 1 }, { name: "two", day: 5 }],
    families: [{}, {}],
    kinds: [{ code: "ground", family: 0 }, { code: "air", family: 1 }],
    sides: [{ code: "gna" }, { code: "laaf" }],
    levels: [{ code: "confirmed" }, { code: "single" }],
    sure: ["agreed"],
    precisions: ["to the day", "between two days"],
  };
}

const record = state.open(small());
const all = state.choose(record.data, {});
const ids = (list) => list.map((e) => record.data.events.id[e]);
const on = (day, by = "happened", passes = all) => state.stateOn(record, day, by, passes);

test("days count from the first day and back, over a leap day", () => {
  assert.equal(state.dayNumber(record.data, "2020-03-01"), 333);
  assert.equal(state.isoDate(record.data, 333), "2020-03-01");
  assert.ok(Number.isNaN(state.dayNumber(record.data, "")));
});

test("an event shows on all its days and fades for seven after them", () => {
  assert.deepEqual(ids(on(2).today), ["c"]);
  assert.deepEqual(ids(on(6).today), ["c"]);
  assert.deepEqual(ids(on(7).before), ["c", "d", "b", "a"]);
  assert.ok(!ids(on(8).before).includes("a"));
});

test("the latest event comes first, so that a long one does not push it down", () => {
  assert.deepEqual(ids(on(4).today), ["d", "c"]);
});

test("by the second clock an event comes when it was told", () => {
  assert.deepEqual(ids(on(1, "reported").today), []);
  assert.deepEqual(ids(on(6, "reported").today), ["b", "c"]);
});

test("an event told only after the record shows on none of its days", () => {
  const late = small();
  late.events.told[4] = 30;
  const told = state.open(late);
  assert.deepEqual([...state.stateOn(told, 9, "reported", all).today], []);
  assert.deepEqual(state.histogram(told, "reported", all), [[2, 2], [0, 0]]);
});

test("a change shows from its first possible day and is settled from its last", () => {
  const held = (day) => on(day).holders.get(0);
  const sure = (day) => state.surety(record.data, held(day), day);
  assert.equal(held(3).holder, "laaf");
  assert.deepEqual([held(4).holder, sure(4), sure(6)], ["gna", "open", "sure"]);
  assert.equal(state.surety(record.data, { agreement: "claimed_only", high: 0 }, 6), "claimed");
});

test("what parts the clocks is counted: events untold, places told otherwise", () => {
  assert.deepEqual(state.apart(record, 4), { begun: 4, unreported: 2, places: [0] });
  assert.deepEqual(state.apart(record, 7), { begun: 4, unreported: 0, places: [] });
});

test("filters narrow by kind, by any side that acted, and by confidence, together", () => {
  const chosen = (filters) => [...state.choose(record.data, filters)].join("");
  assert.equal(chosen({ kind: ["air"] }), "01010");
  assert.equal(chosen({ side: ["gna"] }), "10100");
  assert.equal(chosen({ side: ["gna", "laaf"] }), "11101");
  assert.equal(chosen({ kind: ["ground"], confidence: ["single"] }), "00001");
  assert.equal(chosen({ kind: [] }), "11111");
});

test("the next event is the next that passes, and the last day stays", () => {
  const air = state.choose(record.data, { kind: ["air"] });
  assert.equal(state.eventDay(record, 1, 1, "happened", all), 2);
  assert.equal(state.eventDay(record, 1, 1, "happened", air), 4);
  assert.equal(state.eventDay(record, 9, 1, "happened", all), 9);
  assert.equal(state.eventDay(record, 4, -1, "happened", all), 2);
});

test("the histogram counts each event once, in its week and family", () => {
  assert.deepEqual(state.histogram(record, "happened", all), [[2, 2], [1, 0]]);
  assert.deepEqual(state.supportWeeks(record.data), { weeks: [{ gna: 0, laaf: 2 }, { gna: 0, laaf: 0 }], most: 2 });
});

test("a day lies in the phase that began last, or in none", () => {
  assert.deepEqual([0, 1, 4, 5].map((day) => state.phaseOn(record.data, day)), [-1, 0, 0, 1]);
});

test("deliveries, standing support and fresh pledges are told apart", () => {
  const { deliveries, standing, pledges } = state.abroadOn(record.data, 3);
  assert.deepEqual([deliveries.length, standing.length, pledges.length], [1, 2, 1]);
  assert.equal(state.abroadOn(record.data, 1).pledges.length, 0);
});

test("a place is found by Latin name, Arabic name or variant, with or without article", () => {
  for (const text of ["watiya", "Al-Watiya", "al watiya", "الوطية", "وطيه", "uqba", "WATTIYAH"]) {
    assert.deepEqual(state.search(record.data, text), [0], text);
  }
  assert.deepEqual(state.search(record.data, "tar"), [1]);
  assert.deepEqual(state.search(record.data, " "), []);
});

test("the history of a place has its holders and its events in order", () => {
  const { changes, events } = state.historyOf(record, 0, "happened");
  assert.deepEqual(changes.map((c) => c.holder), ["laaf", "gna"]);
  assert.deepEqual(ids(events), ["a", "d"]);
});

test("deaths are a range, and an open end is said", () => {
  const told = record.data.events.low.map((low, e) => state.deathsText(low, record.data.events.high[e]));
  assert.deepEqual(told, ["", "0 to 4 killed", "at least 2 killed", "3 killed", "up to 5 killed"]);
});

test("days of an event say how exactly they are known", () => {
  assert.equal(state.whenText(record.data, 0), "3 April 2019");
  assert.equal(state.whenText(record.data, 2), "5 April 2019 to 9 April 2019 (between two days)");
});

test("a link reopens the view that made it", () => {
  const view = { day: 5, by: "reported", filters: { kind: ["air"], side: ["gna", "laaf"] }, selected: "P-watiya" };
  assert.deepEqual(state.readLink(record.data, state.linkOf(record.data, view)), view);
});

test("a link with nonsense in it opens what can be opened", () => {
  const read = (hash) => state.readLink(record.data, hash);
  assert.equal(read("#section-2"), null);
  assert.deepEqual(read("#tripoli?day=soon&clock=x&kind=air+bombs"), { filters: { kind: ["air"] }, by: "happened", selected: "" });
  assert.equal(read("#tripoli?day=2031-01-01").day, 9);
});
