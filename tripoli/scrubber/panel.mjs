// What stands round the maps: lists, time lanes, filters, legend, history of a place.

import { CLOCKS, deathsText, histogram, historyOf, isoDate, spoken, supportWeeks, surety, whenText } from "./state.mjs";
import { make, symbol } from "./map.mjs";

const LISTED = 40; // rows of a list before the rest is a number
const [LANES, TALL] = [34, 60]; // pixels of the lanes of support, and of the histogram

const safeLink = (url) => (/^https?:\/\//i.test(url) ? url : null);

/** Names of publishers, each a link to its page; folded where they are many. */
function credit(data, numbers) {
  const links = numbers.flatMap((number) => {
    const { publisher, title, url } = data.sources[number];
    const link = safeLink(url);
    const node = link ? make("a", { href: link, target: "_blank", rel: "noopener noreferrer", title }, publisher) : publisher;
    return [" ", node];
  });
  const shown = numbers.length > 4
    ? make("details", {}, make("summary", {}, `${numbers.length} sources`), ...links)
    : make("div", {}, "Sources:", ...links);
  shown.setAttribute("class", "ts-sources");
  return shown;
}

/** A name in Latin and in Arabic letters, each in its own direction. */
const bothNames = ({ name, ar }) => [name, " ", make("bdi", { lang: "ar" }, ar)];

/** One event: what, when, where, how sure, how many died, and who says so. */
export function eventItem(data, e, pick) {
  const { id, title, kind, confidence, low, high, place, sources } = data.events;
  const at = place[e];
  const facts = [data.kinds[kind[e]].label, data.levels[confidence[e]].label, deathsText(low[e], high[e])].filter(Boolean);
  const where = at < 0 ? "no place" : make("button", { type: "button", class: "ts-plain", onclick: () => pick("place", at) }, data.places[at].name);
  return make("li", { "data-event": id[e] },
    make("strong", {}, make("bdi", {}, title[e])),
    make("div", { class: "ts-facts" }, `${whenText(data, e)} · `, where, ` · ${facts.join(" · ")}`),
    credit(data, sources[e]));
}

/** Show events in a list; one that stays keeps its element, its focus and its fold. */
export function fillList(data, list, events, pick) {
  const kept = new Map([...list.children].map((item) => [item.dataset.event, item]));
  const wanted = events.slice(0, LISTED).map((e) => kept.get(data.events.id[e]) ?? eventItem(data, e, pick));
  if (events.length > LISTED) wanted.push(make("li", {}, `and ${events.length - LISTED} more: narrow the filters to see them`));
  for (const item of [...list.children]) if (!wanted.includes(item)) item.remove();
  wanted.forEach((item, at) => {
    if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
  });
}

/** Foreign support on a day: deliveries and new pledges, and how much else is standing. */
export function abroadList(data, { deliveries, standing, pledges }) {
  const given = deliveries.map((row) => make("li", {}, make("strong", {}, `${row.backer} to the ${data.holders[row.side].label}: `), `${row.item} (${row.kind}, ${row.status})`, credit(data, row.sources)));
  const promised = pledges.map((row) => make("li", {}, make("strong", {}, `Pledged, ${spoken(data, row.day)}: `), `${row.promise} (${row.forum})`, credit(data, row.sources)));
  const rest = standing.length ? [make("li", { class: "ts-facts" }, `and ${standing.length} kinds of support that went on for months`)] : [];
  return [...given, ...promised, ...rest];
}

/** Every holder and event of one place, each with a button that goes to its day. */
export function historyList(record, at, by, go) {
  const { data } = record;
  const { changes, events } = historyOf(record, at, by);
  const jump = (day) => make("button", { type: "button", class: "ts-plain", onclick: () => go(day) }, spoken(data, day));
  const held = changes.map((change) => {
    const span = change.low === change.high ? [jump(change.low)] : [jump(change.low), ` to ${spoken(data, change.high)}`];
    const doubt = surety(data, change, change.high) === "claimed" ? ", claimed or disputed" : "";
    return make("li", {}, ...span, `: ${data.holders[change.holder].label} (${data.how[change.how]}${doubt})`, credit(data, change.sources));
  });
  const told = events.map((e) => make("li", {}, jump(record[by].start[e]), ": ", make("bdi", {}, data.events.title[e])));
  const none = (list, text) => (list.length ? make("ol", {}, ...list) : make("p", {}, text));
  return make("div", {},
    make("h4", {}, "Held by"), none(held, "No holder is recorded for this place."),
    make("h4", {}, `Events (${told.length})`), none(told, "No event is coded here."));
}

/** What each symbol says. */
export function legend(data) {
  const icon = (marker, name) =>
    make("svg", { viewBox: "-8 -8 16 16", width: 16, height: 16, "aria-hidden": "true" }, symbol(marker, 6, { class: name }));
  const item = (marker, name, label) => make("span", {}, icon(marker, name), label);
  return make("div", { class: "ts-legend" },
    ...Object.entries(data.holders).map(([code, look]) => item(look.marker, `ts-held ts-${code}`, look.label)),
    ...data.families.map((family, n) => item(family.marker, `ts-event ts-f${n}`, family.label)),
    make("span", {}, "Hollow: day uncertain. Hatched: claimed by one side, or disputed. Dashed ring: place uncertain. Roads are schematic."));
}

/** Lanes of time over the slider: support begun, phases, events a week; a press goes there. */
export function drawTime(record, go) {
  const { data } = record;
  const svg = make("svg", { viewBox: `0 0 ${data.days} ${LANES + TALL}`, preserveAspectRatio: "none", class: "ts-time-lanes", "aria-hidden": "true" });
  const [bars, cursor] = [make("g"), make("rect", { y: 0, width: 2, height: LANES + TALL, class: "ts-cursor" })];
  const phases = data.phases.map(({ day }) => make("rect", { x: day, y: 0, width: 0.8, height: LANES + TALL, class: "ts-phase" }));
  svg.append(...phases, ...supportLanes(data), bars, cursor);
  const seek = (press) => {
    const box = svg.getBoundingClientRect();
    go(Math.floor(((press.clientX - box.left) / box.width) * data.days));
  };
  svg.addEventListener("pointerdown", (press) => { svg.setPointerCapture(press.pointerId); seek(press); });
  svg.addEventListener("pointermove", (press) => { if (press.buttons) seek(press); });

  function count(by, passes) {
    const weeks = histogram(record, by, passes);
    const most = Math.max(...weeks.map((week) => week.reduce((a, b) => a + b, 0)), 1);
    bars.replaceChildren(...weeks.flatMap((counts, week) => stack(counts, week, TALL / most)));
  }
  return { svg, count, move: (day) => cursor.setAttribute("x", day) };
}

/** One week's bar, a piece a family. */
function stack(counts, week, scale) {
  let top = LANES + TALL;
  return counts.flatMap((count, family) => {
    top -= count * scale;
    return count ? [bar(week, top, count * scale, `ts-bar ts-f${family}`)] : [];
  });
}

const bar = (week, y, height, name) =>
  make("rect", { x: week * 7, y: y.toFixed(2), width: 6, height: height.toFixed(2), class: name });

/** Support begun a week, to the GNA upwards and to the LAAF downwards; pledges as ticks. */
function supportLanes(data) {
  const { weeks, most } = supportWeeks(data);
  const half = LANES / 2 - 3;
  const pledges = data.pledges.filter(({ day }) => day >= 0)
    .map(({ day }) => make("rect", { x: day, y: LANES - 7, width: 1.5, height: 6, class: "ts-pledge" }));
  const given = weeks.flatMap(({ gna, laaf }, week) => [
    bar(week, half - (gna / most) * half, (gna / most) * half, "ts-bar ts-gna"),
    bar(week, half, (laaf / most) * half, "ts-bar ts-laaf"),
  ]);
  return [...given, ...pledges];
}

/** Boxes to tick for kinds, sides and confidence; `changed` is told the filters. */
export function filterForm(data, filters, changed) {
  const group = (name, title, codes) => make("fieldset", {}, make("legend", {}, title), ...codes.map(({ code, label }) => {
    const box = make("input", { type: "checkbox", name, value: code, checked: filters[name]?.includes(code) });
    return make("label", {}, box, ` ${label}`);
  }));
  const form = make("form", { class: "ts-filters", onchange: () => changed(ticked(form)), onsubmit: (e) => e.preventDefault() },
    group("kind", "Kind of event", data.kinds), group("side", "Who acted", data.sides), group("confidence", "Confidence", data.levels));
  return form;
}

/** The filters that a form asks for; a group with nothing ticked lets all pass. */
function ticked(form) {
  const filters = {};
  for (const box of form.querySelectorAll("input:checked")) (filters[box.name] ??= []).push(box.value);
  return filters;
}

/** A choice between the two clocks. */
export function clockChoice(by, changed) {
  const name = `ts-clock-${Math.random().toString(36).slice(2)}`;
  const option = ([code, label]) => make("label", {},
    make("input", { type: "radio", name, value: code, checked: code === by, onchange: () => changed(code) }), ` ${label}`);
  return make("fieldset", { class: "ts-clock" }, make("legend", {}, "Show, by this day,"), ...Object.entries(CLOCKS).map(option));
}

/** The last day of the record as an ISO date. */
export const lastDay = (data) => isoDate(data, data.days - 1);
