// What the tables say of a day: pure functions without a page or a widget.
// Node tests them, and Python is asked the same questions on every day.

export const TRAIL = 7; // days after its end in which an event fades
export const BRIEF = 92; // days: longer support is standing, not a delivery
export const CLOCKS = { happened: "what happened", reported: "what had been reported" };
const DAY_MS = 86_400_000;

// ---------------------------------------------------------------- days and words

/** Day number (0 = first day of the record) of an ISO date; NaN if it is none. */
export function dayNumber(data, iso) {
  return Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.parse(`${data.first}T00:00:00Z`)) / DAY_MS);
}

const dateOf = (data, day) => new Date(Date.parse(`${data.first}T00:00:00Z`) + day * DAY_MS);

/** ISO date of a day number. */
export const isoDate = (data, day) => dateOf(data, day).toISOString().slice(0, 10);

const FORMAT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** A day as it is read out: "18 May 2020". */
export const spoken = (data, day) => FORMAT.format(dateOf(data, day));

/** The nearest day of the record. */
export const clamp = (data, day) => Math.max(0, Math.min(data.days - 1, day));

/** The days of an event as words, with how exactly they are known. */
export function whenText(data, e) {
  const { start, end, precision } = data.events;
  const first = spoken(data, start[e]);
  return start[e] === end[e] ? first : `${first} to ${spoken(data, end[e])} (${data.precisions[precision[e]]})`;
}

/** Deaths of an event as words: "3 to 5 killed", "at least 2 killed", or nothing. */
export function deathsText(low, high) {
  if (low == null && high == null) return "";
  if (high == null) return `at least ${low} killed`;
  if (low == null) return `up to ${high} killed`;
  return low === high ? `${low} killed` : `${low} to ${high} killed`;
}

// ---------------------------------------------------------------- the record

/** Events by day: those of day d are items[from[d]] up to items[from[d + 1]]. */
function byDay(days, order, first, last) {
  const until = (e) => Math.min(last[e], days - 1); // what was told after the record is left out
  const from = new Int32Array(days + 1);
  for (const e of order) for (let d = first[e]; d <= until(e); d += 1) from[d + 1] += 1;
  for (let d = 0; d < days; d += 1) from[d + 1] += from[d];
  const [items, next] = [new Int32Array(from[days]), from.slice()];
  for (const e of order) for (let d = first[e]; d <= until(e); d += 1) items[next[d]++] = e;
  return { from, on: (day) => items.subarray(from[day], from[day + 1]) };
}

/** One clock: when each event starts and ends by it, found by day. */
function clock(data, starts, ends) {
  const [start, end] = [starts, ends].map((list) => Int32Array.from(list, (day) => Math.max(0, day)));
  const latestFirst = start.map((_, e) => e).sort((a, b) => start[b] - start[a] || a - b);
  const index = (first, last) => byDay(data.days, latestFirst, first, last);
  return { start, end, during: index(start, end), begun: index(start, start), over: index(end, end) };
}

/** Ready the tables for being asked: both clocks, indexed by day. */
export function open(data) {
  const { start, end, told } = data.events;
  const until = end.map((day, e) => Math.max(day, told[e]));
  return { data, happened: clock(data, start, end), reported: clock(data, told, until) };
}

/** Which events pass the filters: 1 or 0 for each; a filter left out lets all pass. */
export function choose(data, filters) {
  const chosen = (name, codes) => codes.map((code) => !filters[name]?.length || filters[name].includes(code));
  const [kinds, levels] = [chosen("kind", data.kinds.map((k) => k.code)), chosen("confidence", data.levels.map((l) => l.code))];
  const sides = data.sides.reduce((bits, { code }, n) => (filters.side?.includes(code) ? bits | (1 << n) : bits), 0);
  const { kind, confidence, side } = data.events;
  return Uint8Array.from(kind, (k, e) => Number(kinds[k] && levels[confidence[e]] && (!sides || (side[e] & sides) > 0)));
}

// ---------------------------------------------------------------- a day

/** The last change of each place that had begun on a day, by one clock. */
export function holdersOn(data, day, by) {
  const holders = new Map();
  for (const change of data.control[by]) {
    if (change.low > day) break; // they are in order of day
    holders.set(change.place, change);
  }
  return holders;
}

/** How sure a holder is: sure, claimed (by one side, or disputed), or open (day uncertain). */
export function surety(data, { agreement, high }, day) {
  if (!data.sure.includes(agreement)) return "claimed";
  return high <= day ? "sure" : "open";
}

/** What the tables say of a day by one clock: holders, events now and in the days before. */
export function stateOn(record, day, by, passes) {
  const { start, end, during, over } = record[by];
  const kept = (list) => Array.from(list.filter((e) => passes[e]));
  const days = Array.from({ length: Math.min(TRAIL, day) }, (_, back) => day - 1 - back);
  const before = days.flatMap((d) => kept(over.on(d)));
  return { day, by, start, end, holders: holdersOn(record.data, day, by), today: kept(during.on(day)), before };
}

/** What parts the two clocks on a day: events not yet reported, places told otherwise. */
export function apart(record, day) {
  const { data, happened, reported } = record;
  const [true_, told] = [holdersOn(data, day, "happened"), holdersOn(data, day, "reported")];
  const begun = (by) => by.begun.from[day + 1];
  const places = [...true_.keys()].filter((place) => true_.get(place).holder !== told.get(place)?.holder);
  return { begun: begun(happened), unreported: begun(happened) - begun(reported), places };
}

/** Day of the next (step 1) or previous (step -1) event that passes, or the same day. */
export function eventDay(record, day, step, by, passes) {
  for (let d = day + step; d >= 0 && d < record.data.days; d += step) {
    if (record[by].begun.on(d).some((e) => passes[e])) return d;
  }
  return day;
}

/** Events a week and family, by one clock: one array of counts a week. */
export function histogram(record, by, passes) {
  const { data } = record;
  const weeks = Array.from({ length: Math.ceil(data.days / 7) }, () => data.families.map(() => 0));
  record[by].start.forEach((day, e) => {
    if (passes[e] && day < data.days) weeks[Math.floor(day / 7)][data.kinds[data.events.kind[e]].family] += 1;
  });
  return weeks;
}

/** Number of the phase that a day lies in; -1 before the first. */
export const phaseOn = (data, day) => data.phases.findLastIndex((phase) => phase.day <= day);

/** Support under way on a day, short deliveries apart from what stands, and new pledges. */
export function abroadOn(data, day) {
  const under = data.support.filter(({ start, end }) => start <= day && (end == null || day <= end));
  const brief = ({ start, end }) => end != null && end - start < BRIEF;
  return {
    deliveries: under.filter(brief),
    standing: under.filter((row) => !brief(row)),
    pledges: data.pledges.filter((pledge) => pledge.day <= day && day - pledge.day <= TRAIL),
  };
}

/** Support begun in each week of the record, by side; `most` is the fullest half. */
export function supportWeeks(data) {
  const weeks = Array.from({ length: Math.ceil(data.days / 7) }, () => ({ gna: 0, laaf: 0 }));
  for (const { start, side } of data.support) {
    if (start >= 0 && start < data.days) weeks[Math.floor(start / 7)][side] += 1;
  }
  return { weeks, most: Math.max(1, ...weeks.flatMap(({ gna, laaf }) => [gna, laaf])) };
}

// ---------------------------------------------------------------- places

/** A name as it is looked for: no accents, articles, hyphens; one form of each alef. */
export const plain = (text) =>
  text.normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u065f]/g, "").toLowerCase()
    .replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه")
    .replace(/['’‘ʿʾ`]/g, "").replace(/-/g, " ").replace(/(^|\s)(al|el|as|az|ash|an|ar|at|ad) /g, "$1").replace(/(^|\s)ال/g, "$1").trim();

/** Places whose name in Latin or Arabic letters, or a variant, holds the text; best first. */
export function search(data, text) {
  const wanted = plain(text);
  if (!wanted) return [];
  const rank = ({ name, ar, variants }) => {
    const names = [name, ar, ...variants].map(plain);
    if (names.includes(wanted)) return 0;
    if (names.some((n) => n.startsWith(wanted))) return 1;
    return names.some((n) => n.includes(wanted)) ? 2 : 3;
  };
  return data.places.map((place, at) => ({ at, rank: rank(place) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank || data.places[a.at].rank - data.places[b.at].rank)
    .map(({ at }) => at);
}

/** All that the tables say of one place by one clock: its holders, its events. */
export function historyOf(record, at, by) {
  const { data } = record;
  const { start } = record[by];
  const events = [...data.events.place.keys()].filter((e) => data.events.place[e] === at);
  return {
    changes: data.control[by].filter((change) => change.place === at),
    events: events.sort((a, b) => start[a] - start[b]),
  };
}

// ---------------------------------------------------------------- links

const LISTS = ["kind", "side", "confidence"];

/** The part of an address after # that reopens a view. */
export function linkOf(data, { day, by, filters, selected }) {
  const asked = new URLSearchParams({ day: isoDate(data, day) });
  if (by !== "happened") asked.set("clock", by);
  for (const name of LISTS) if (filters[name]?.length) asked.set(name, filters[name].join(" "));
  if (selected) asked.set("selected", selected);
  return `#tripoli?${asked}`;
}

/** The view that an address asks for, or null; what it cannot hold is left out. */
export function readLink(data, hash) {
  if (!hash.startsWith("#tripoli?")) return null;
  const asked = new URLSearchParams(hash.slice("#tripoli?".length));
  const known = { kind: data.kinds, side: data.sides, confidence: data.levels };
  const filters = {};
  for (const name of LISTS) {
    const codes = (asked.get(name) ?? "").split(" ").filter((code) => known[name].some((k) => k.code === code));
    if (codes.length) filters[name] = codes;
  }
  const day = dayNumber(data, asked.get("day"));
  const view = { filters, by: asked.get("clock") in CLOCKS ? asked.get("clock") : "happened", selected: asked.get("selected") ?? "" };
  return Number.isNaN(day) ? view : { day: clamp(data, day), ...view };
}
