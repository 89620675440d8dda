// The instrument: a map of the campaign that moves with a date. It draws into the element
// that anywidget, or a page without a kernel, hands over, and needs nothing else.

import {
  TRAIL, abroadOn, apart, choose, clamp, dayNumber, eventDay, isoDate, linkOf, open,
  phaseOn, readLink, search, spoken, stateOn,
} from "./state.mjs";
import { drawMap, make } from "./map.mjs";
import { abroadList, clockChoice, drawTime, fillList, filterForm, historyList, lastDay, legend } from "./panel.mjs";

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageDown: -7, PageUp: 7 };
const SPEEDS = [1, 5, 15, 30]; // days a second
const REST = 120; // milliseconds of rest before Python is told
const READ = 50; // milliseconds of rest before the lists are drawn
const WIDEST = 640; // pixels below which the maps stand one under the other

/** Colours of holders and families, light and dark, as CSS custom properties. */
function palette(data) {
  const looks = [...Object.entries(data.holders), ...data.families.map((f, n) => [`f${n}`, f])];
  const rules = looks.map(([code, look]) => `.tripoli-scrubber .ts-${code}{--mark:light-dark(${look.colour},${look.dark})}`);
  return make("style", {}, rules.join("\n"));
}

const own = { "data-lm-suppress-shortcuts": "true" }; // JupyterLab would take the keys

function button(label, title, onclick) {
  return make("button", { type: "button", title, "aria-label": title, onclick }, label);
}

function select(label, options, onchange) {
  const list = options.map(([value, name]) => make("option", { value }, name));
  return make("select", { "aria-label": label, onchange, ...own }, ...list);
}

function render({ model, el }) {
  const record = open(model.get("data"));
  const { data } = record;
  const asked = readLink(data, location.hash) ?? {};
  let day = asked.day ?? clamp(data, dayNumber(data, model.get("day")));
  let by = asked.by ?? model.get("clock");
  let filters = asked.filters ?? model.get("filters");
  let selected = asked.selected || model.get("selected");
  let passes = choose(data, filters);
  let playing = null;
  let saving = null;
  let reading = null;
  let maps = [];

  // ---- parts
  const slider = make("input", { type: "range", min: 0, max: data.days - 1, step: 1, "aria-label": "Day", ...own });
  const typed = make("input", { type: "date", min: data.first, max: lastDay(data), "aria-label": "Date", ...own });
  const play = make("button", { type: "button", onclick: () => (playing ? pause() : start()) }, "▶ Play");
  const speed = select("Speed", SPEEDS.map((n) => [n, `${n} ${n === 1 ? "day" : "days"} a second`]), () => playing && start());
  const phase = select("Phase", data.phases.map(({ name }, n) => [n, name]), () => go(data.phases[phase.value].day));
  const view = select("View", Object.keys(data.views).filter((v) => v !== "Tripoli").map((v) => [v, v]), () => drawStage());
  const script = select("Names", [["", "Latin names"], ["ar", "أسماء عربية"]], () => drawStage());
  const sought = make("input", { type: "search", placeholder: "place, مكان", "aria-label": "Search a place", list: "", dir: "auto", oninput: () => look(), ...own });
  const found = make("ul", { class: "ts-found" });
  const copied = make("output", { class: "ts-facts" });
  const heading = make("h3", { class: "ts-day" });
  const gap = make("p", { class: "ts-gap" });
  const speaks = make("p", { class: "ts-speaks", "aria-live": "polite" });
  const stage = make("div", { class: "ts-stage" });
  const [today, before, placeless, abroad] = ["", "ts-before", "", ""].map((name) => make("ol", { class: `ts-list ${name}` }));
  const [beforeTitle, placelessTitle, abroadTitle] = [make("h3"), make("summary"), make("summary")];
  const lists = make("div", { class: "ts-lists" }, make("div", {}, heading, today), make("div", {}, beforeTitle, before));
  const place = make("section", { class: "ts-place", "aria-label": "History of a place", hidden: true });
  const time = drawTime(record, (to) => go(to));
  const form = filterForm(data, filters, (chosen) => filter(chosen));
  const filterTitle = make("summary");
  const clocks = clockChoice(by, (clock) => turn(clock));

  // ---- drawing
  function drawStage() {
    const width = Math.max(300, stage.clientWidth || 900);
    const wide = width > WIDEST;
    const arabic = script.value === "ar";
    const draw = (name, across, schematic) =>
      drawMap(data, data.views[name], { width: across, schematic, title: name, arabic, pick });
    const main = draw(view.value, wide ? Math.round((width - 8) * 0.63) : width, false);
    const inset = draw("Tripoli", wide ? Math.round((width - 8) * 0.37) : width, true);
    const figure = (map, caption) => make("figure", {}, map.svg, make("figcaption", {}, caption));
    maps = [main, inset];
    stage.replaceChildren(figure(main, view.value), figure(inset, data.inset));
    show();
  }

  function show() {
    const state = stateOn(record, day, by, passes);
    const date = spoken(data, day);
    slider.value = day;
    slider.setAttribute("aria-valuetext", date);
    typed.value = isoDate(data, day);
    phase.value = phaseOn(data, day);
    for (const map of maps) map.move(state, placeNumber());
    time.move(day);
    heading.textContent = `${date}: ${count(state.today.length, "event")}`;
    lists.setAttribute("aria-busy", true);
    clearTimeout(reading);
    reading = setTimeout(() => showLists(state, date), READ);
  }

  /** What is there to be read follows once the hand slows: nobody reads a moving list. */
  function showLists(state, date) {
    beforeTitle.textContent = `The ${TRAIL} days before: ${state.before.length}`;
    fillList(data, today, state.today, pick);
    fillList(data, before, state.before, pick);
    showTrays(state);
    showGap();
    lists.setAttribute("aria-busy", false);
    if (!playing) speaks.textContent = `${date}. ${state.today.slice(0, 5).map((e) => data.events.title[e]).join(". ") || "No event coded."}`;
  }

  const count = (n, one, many = `${one}s`) => `${n || "no"} ${n === 1 ? one : many}`;

  /** Events without a place, and support from abroad. */
  function showTrays(state) {
    const without = [...state.today, ...state.before].filter((e) => data.events.place[e] < 0);
    placelessTitle.textContent = `Not on the map: ${count(without.length, "event")} without a place`;
    fillList(data, placeless, without, pick);
    const support = abroadOn(data, day);
    abroadTitle.textContent = `From abroad: ${count(support.deliveries.length, "delivery", "deliveries")}, ${count(support.pledges.length, "new pledge")}`;
    abroad.replaceChildren(...abroadList(data, support));
  }

  /** How far what had been reported lies from what happened. */
  function showGap() {
    const { begun, unreported, places } = apart(record, day);
    const names = places.map((at) => data.places[at].name).join(", ");
    gap.textContent = `Of ${begun} events by this day, ${unreported} had not been reported by the pages read. `
      + (places.length ? `Reported otherwise than it was: ${names}.` : "No place was reported otherwise than it was.");
  }

  // ---- moving
  function go(to) {
    const next = clamp(data, to);
    if (Number.isNaN(next) || next === day) return;
    day = next;
    show();
    tell();
  }

  /** Tell Python, once the hand rests. */
  function tell() {
    clearTimeout(saving);
    saving = setTimeout(() => {
      model.set({ day: isoDate(data, day), clock: by, filters, selected });
      model.save_changes();
    }, REST);
  }

  function start() {
    clearInterval(playing);
    play.textContent = "❚❚ Pause";
    if (day === data.days - 1) day = 0;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const pause_ = calm ? 1000 : 1000 / Number(speed.value);
    playing = setInterval(() => (day === data.days - 1 ? pause() : go(day + 1)), pause_);
  }

  function pause() {
    clearInterval(playing);
    playing = null;
    play.textContent = "▶ Play";
    show();
  }

  const step = (way) => go(eventDay(record, day, way, by, passes));

  // ---- choosing
  function filter(chosen) {
    filters = chosen;
    for (const box of form.elements) box.checked = Boolean(filters[box.name]?.includes(box.value));
    passes = choose(data, filters);
    const n = Object.values(filters).flat().length;
    filterTitle.textContent = n ? `Filters (${n} on)` : "Filters";
    time.count(by, passes);
    show();
    tell();
  }

  function turn(clock) {
    by = clock;
    clocks.querySelector(`[value=${by}]`).checked = true;
    time.count(by, passes);
    show();
    showPlace();
    tell();
  }

  const placeNumber = () => data.places.findIndex(({ id }) => id === selected);

  function pick(kind, number) {
    selected = kind === "place" ? data.places[number].id : data.events.id[number];
    const at = kind === "place" ? number : data.events.place[number];
    if (kind === "event") go(record[by].start[number]);
    if (kind === "place" || at >= 0) showPlace(at);
    show();
    tell();
  }

  /** The history of the selected place, under the maps. */
  function showPlace(at = placeNumber()) {
    place.hidden = at < 0;
    if (at < 0) return;
    const { name, ar } = data.places[at];
    const title = make("h3", { tabindex: -1 }, name, " ", make("bdi", { lang: "ar" }, ar));
    const close = button("✕", "Close the history", () => { selected = ""; showPlace(); show(); tell(); sought.focus(); });
    place.replaceChildren(make("div", { class: "ts-controls" }, title, close), historyList(record, at, by, go));
  }

  function look() {
    const hits = search(data, sought.value).slice(0, 8);
    const none = sought.value && !hits.length ? [make("li", {}, "No place of that name in the tables.")] : [];
    found.replaceChildren(...none, ...hits.map((at) => {
      const { name, ar } = data.places[at];
      const take = () => { pick("place", at); sought.value = ""; look(); place.querySelector("h3").focus(); };
      return make("li", {}, make("button", { type: "button", onclick: take }, name, " ", make("bdi", { lang: "ar" }, ar)));
    }));
  }

  async function copyLink() {
    const hash = linkOf(data, { day, by, filters, selected });
    history.replaceState(null, "", hash);
    copied.textContent = "This page's address now reopens this view.";
    await navigator.clipboard?.writeText(location.href).then(() => { copied.textContent = "Link copied."; }, () => {});
  }

  // ---- listening
  slider.addEventListener("input", () => go(Number(slider.value)));
  const keys = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const onSlider = event.target === slider;
    if (onSlider && event.key in STEPS) go(day + STEPS[event.key]);
    else if (onSlider && event.key === "Home") go(0);
    else if (onSlider && event.key === "End") go(data.days - 1);
    else if (onSlider && event.key === " ") play.click();
    else if (onSlider && event.key === "n") step(1);
    else if (onSlider && event.key === "p") step(-1);
    else return;
    event.preventDefault();
  };
  slider.addEventListener("keydown", keys);
  typed.addEventListener("change", () => {
    const to = dayNumber(data, typed.value);
    if (to === clamp(data, to)) go(to); // a half-typed year is no day of the record
  });
  typed.addEventListener("blur", () => { typed.value = isoDate(data, day); });
  const follow = () => {
    go(dayNumber(data, model.get("day")));
    if (model.get("selected") !== selected) { selected = model.get("selected"); showPlace(); show(); }
  };
  const refilter = () => { if (JSON.stringify(model.get("filters")) !== JSON.stringify(filters)) filter(model.get("filters")); };
  const reclock = () => { if (model.get("clock") !== by) turn(model.get("clock")); };
  model.on("change:day", follow);
  model.on("change:selected", follow);
  model.on("change:filters", refilter);
  model.on("change:clock", reclock);

  // ---- laying out
  speed.value = 5;
  const row = (...parts) => make("div", { class: "ts-controls" }, ...parts);
  const root = make("section", { class: "tripoli-scrubber", "aria-label": "Timeline of the battle for Tripoli" },
    palette(data),
    row(play, speed, button("◀", "Previous event (p)", () => step(-1)), typed, button("▶", "Next event (n)", () => step(1)), phase),
    make("div", { class: "ts-time" }, time.svg, slider), speaks,
    make("p", { class: "ts-key" }, "Above: foreign support begun a week, to the GNA (up) and the LAAF (down); ticks under it are pledges. Below: events a week by kind. Thin lines: phases. Bars count reports, not war."),
    row(clocks, view, script, make("div", { class: "ts-search" }, sought, found), button("Link", "Link to this view", copyLink), copied),
    gap,
    make("details", { class: "ts-fold" }, filterTitle, form),
    stage, legend(data), place,
    lists,
    make("details", { class: "ts-fold" }, abroadTitle, abroad),
    make("details", { class: "ts-fold" }, placelessTitle, placeless));
  el.append(root);
  let across = 0;
  const resized = new ResizeObserver(() => {
    if (stage.clientWidth && Math.abs(stage.clientWidth - across) > 4) { across = stage.clientWidth; drawStage(); }
  });
  drawStage();
  filter(filters);
  showPlace();
  resized.observe(stage);
  return () => {
    clearInterval(playing);
    clearTimeout(saving);
    clearTimeout(reading);
    resized.disconnect();
    model.off("change:day", follow);
    model.off("change:selected", follow);
    model.off("change:filters", refilter);
    model.off("change:clock", reclock);
  };
}

export default { render };
