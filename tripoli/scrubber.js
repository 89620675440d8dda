// The timeline scrubber: a map of the campaign that moves with a date.
//
// One ES module. `stateOn` and its helpers are pure and tested by node; `render` draws
// with SVG into the element that anywidget, or a page without a kernel, hands over.
// All text from the tables is set as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";
const DAY_MS = 86_400_000;
const TRAIL = 7; // days before, in which events fade
const FADE = 0.3; // how much they lose; more would take marks below 3:1
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageDown: -7, PageUp: 7 };

// ---------------------------------------------------------------- pure functions

/** Day number (0 = first day of the record) of an ISO date; NaN if it is none. */
export function dayNumber(data, iso) {
  return Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.parse(`${data.first}T00:00:00Z`)) / DAY_MS);
}

/** ISO date of a day number. */
export function isoDate(data, day) {
  return new Date(Date.parse(`${data.first}T00:00:00Z`) + day * DAY_MS).toISOString().slice(0, 10);
}

const clamp = (data, day) => Math.max(0, Math.min(data.days - 1, day));

/** What the tables say of a day: the holder of each place, and the events to show. */
export function stateOn(data, day) {
  const holders = new Map();
  for (const change of data.control) {
    if (change.low <= day) holders.set(change.place, { ...change, settled: change.high <= day });
  }
  const today = data.events.filter((e) => e.start <= day && day <= e.end);
  const before = data.events.filter((e) => e.end < day && day - e.end <= TRAIL);
  const latest = (a, b) => b.start - a.start; // long events do not push the day's own down
  return { day, holders, today: today.sort(latest), before: before.sort(latest) };
}

/** Start of the next (step 1) or previous (step -1) event, seen from a day. */
export function eventDay(data, day, step) {
  const starts = data.events.map((e) => e.start).filter((start) => (start - day) * step > 0);
  return starts.length ? (step > 0 ? Math.min(...starts) : Math.max(...starts)) : day;
}

/** Events per week and family: one array of counts a week. */
export function histogram(data) {
  const weeks = Array.from({ length: Math.ceil(data.days / 7) }, () => data.families.map(() => 0));
  for (const e of data.events) weeks[Math.floor(clamp(data, e.start) / 7)][e.family] += 1;
  return weeks;
}

/** Position in a view's box of `width` units: x to the right, y down. */
export function project(view, width, lon, lat) {
  const scale = width / (view.east - view.west);
  const tall = Math.cos((((view.south + view.north) / 2) * Math.PI) / 180);
  return [(lon - view.west) * scale, ((view.north - lat) * scale) / tall];
}

/** Deaths of an event as words: "3 to 5 killed", "at least 2 killed", or nothing. */
export function deathsText({ low, high }) {
  if (low == null && high == null) return "";
  if (high == null) return `at least ${low} killed`;
  if (low == null) return `up to ${high} killed`;
  return low === high ? `${low} killed` : `${low} to ${high} killed`;
}

const inFrame = (view, { lon, lat }) => lon > view.west && lon < view.east && lat > view.south && lat < view.north;

const safeLink = (url) => (/^https?:\/\//i.test(url) ? url : null);

// ---------------------------------------------------------------- small DOM helpers

function make(tag, attributes = {}, ...children) {
  const spaced = ["svg", "g", "path", "circle", "rect", "line", "polyline", "text", "title"];
  const node = spaced.includes(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

const SHAPES = {
  o: "M-1,0A1,1 0 1 0 1,0A1,1 0 1 0 -1,0Z",
  s: "M-.9,-.9H.9V.9H-.9Z",
  D: "M0,-1.25L1.25,0L0,1.25L-1.25,0Z",
  "^": "M0,-1.2L1.15,.9H-1.15Z",
  v: "M0,1.2L1.15,-.9H-1.15Z",
  "$?$": "M-.9,0A.9,.9 0 1 0 .9,0A.9,.9 0 1 0 -.9,0ZM-.5,-.5L.5,.5M.5,-.5L-.5,.5",
  X: "M-1,-.55L-.55,-1L0,-.45L.55,-1L1,-.55L.45,0L1,.55L.55,1L0,.45L-.55,1L-1,.55L-.45,0Z",
  P: "M-.4,-1H.4V-.4H1V.4H.4V1H-.4V.4H-1V-.4H-.4Z",
  p: "M0,-1.1L1.05,-.34L.65,.9H-.65L-1.05,-.34Z",
  "*": "M0,-1.3L.32,-.44L1.24,-.4L.51,.17L.76,1.05L0,.54L-.76,1.05L-.51,.17L-1.24,-.4L-.32,-.44Z",
};

const symbol = (marker, size, attributes) =>
  make("path", { d: SHAPES[marker], transform: `scale(${size})`, "vector-effect": "non-scaling-stroke", ...attributes });

// ---------------------------------------------------------------- the map

/** Lines of the base map in one view. */
function drawBase(data, view, width, schematic) {
  const path = (points) =>
    "M" + points.map(([lon, lat]) => project(view, width, lon, lat).map((n) => n.toFixed(1)).join(",")).join("L");
  const group = make("g");
  for (const { kind, at } of data.base) {
    if (typeof at[0] === "number") {
      const [x, y] = project(view, width, ...at);
      group.append(make("text", { class: "ts-sea", x, y }, kind));
    } else if (kind === "border" || (kind === "coast") !== schematic) {
      group.append(make("path", { class: `ts-${kind.split(" ")[0]}`, d: at.map(path).join("") }));
    }
  }
  for (const road of data.roads) {
    const stops = road.map((place) => [data.places[place].lon, data.places[place].lat]);
    group.append(make("path", { class: "ts-road", d: path(stops) }));
  }
  return group;
}

const SIDES = [
  [0.7, 0.35, "start"], [-0.7, 0.35, "end"], [0, -0.75, "middle"], [0, 1.45, "middle"],
  [0.5, -0.5, "start"], [-0.5, -0.5, "end"], [0.5, 1.2, "start"], [-0.5, 1.2, "end"],
];

/** Names beside marks: as many as fit, cities first, so that none covers another. */
function drawNames(spots, width, height, size) {
  const half = size * 0.35; // a name may touch the rim of a mark, not cover it
  const solid = spots.filter(({ place }) => place.kind !== "junction");
  const taken = solid.map(({ x, y }) => [x - half, y - half, x + half, y + half]);
  const group = make("g", { class: "ts-names" });
  for (const { place, x, y } of [...spots].sort((a, b) => a.place.rank - b.place.rank)) {
    const long = place.name.length * size * 0.56;
    for (const [across, down, anchor] of SIDES) {
      const [dx, dy] = [across * size, down * size];
      const left = x + dx - (anchor === "start" ? 0 : anchor === "end" ? long : long / 2);
      const box = [left, y + dy - size * 0.85, left + long, y + dy + size * 0.2];
      const free = taken.every((t) => box[2] < t[0] || box[0] > t[2] || box[3] < t[1] || box[1] > t[3]);
      if (!free || box[0] < 0 || box[2] > width || box[1] < 0 || box[3] > height) continue;
      taken.push(box);
      group.append(make("text", { x: x + dx, y: y + dy, "text-anchor": anchor, "font-size": size }, place.name));
      break;
    }
  }
  return group;
}

/** Where the inset lies on the larger map. */
function frameOf(view, width, inner) {
  const [x, y] = project(view, width, inner.west, inner.north);
  const [right, bottom] = project(view, width, inner.east, inner.south);
  return make("rect", { x, y, width: right - x, height: bottom - y, class: "ts-frame" });
}

/** A map that can be moved to any state; returns its element and the mover. */
function drawMap(data, view, { width, size, schematic, title }) {
  const height = project(view, width, view.east, view.south)[1];
  const svg = make("svg", { viewBox: `0 0 ${width} ${height.toFixed(0)}`, role: "img", class: "ts-map" });
  const heading = make("title");
  const spots = data.places
    .map((place, index) => ({ place, index, xy: project(view, width, place.lon, place.lat) }))
    .map(({ place, index, xy: [x, y] }) => ({ place, index, x, y }))
    .filter(({ x, y }) => x > 0 && x < width && y > 0 && y < height)
    .filter(({ place }) => schematic || !(place.local && inFrame(data.views.Tripoli, place)));
  const held = make("g");
  const happened = make("g");
  const named = spots.filter(({ place }) => place.held);
  svg.append(heading, drawBase(data, view, width, schematic), drawNames(named, width, height, size), held, happened);
  if (!schematic) svg.append(frameOf(view, width, data.views.Tripoli));

  const marks = new Map();
  for (const { place, index, x, y } of spots.filter(({ place }) => place.held)) {
    const mark = make("g", { transform: `translate(${x.toFixed(1)},${y.toFixed(1)})`, "data-place": place.id });
    held.append(mark);
    marks.set(index, mark);
  }
  const shown = new Map(); // place -> what its mark shows, so that only changes are drawn

  function move(state) {
    const counts = {};
    for (const [index, mark] of marks) {
      const { holder, settled, agreement } = state.holders.get(index);
      const sure = settled && data.sure.includes(agreement);
      counts[holder] = (counts[holder] ?? 0) + 1;
      const told = [holder, settled, agreement].join();
      if (shown.get(index) === told) continue;
      shown.set(index, told);
      const look = data.holders[holder];
      const doubt = sure ? "" : `, ${settled ? data.agreement[agreement] : "day uncertain"}`;
      mark.dataset.holder = holder;
      mark.replaceChildren(
        make("title", {}, `${data.places[index].name} ${data.places[index].ar}: ${look.label}${doubt}`),
        symbol(look.marker, size * (holder === "unknown" ? 0.36 : 0.5), { class: `ts-held ts-${holder} ${sure ? "" : "ts-unsure"}` }),
      );
    }
    const list = Object.entries(counts).map(([holder, n]) => `${data.holders[holder].label} ${n}`);
    heading.textContent = `${title}, ${spoken(data, state.day)}. Places held: ${list.join(", ")}.`;
    happened.replaceChildren(...eventMarks(state));
  }

  function eventMarks(state) {
    const at = new Map(spots.map((spot) => [spot.index, spot]));
    const drawn = [...state.before].reverse().concat(state.today).filter((e) => at.has(e.place));
    const perPlace = new Map();
    return drawn.map((e) => {
      const { place, x, y } = at.get(e.place);
      const nth = perPlace.get(e.place) ?? 0;
      perPlace.set(e.place, nth + 1);
      const angle = -0.9 + nth * 0.8;
      const [dx, dy] = [Math.cos(angle) * size * 1.15, Math.sin(angle) * size * 1.15];
      const age = Math.max(0, state.day - e.end);
      const group = make("g", { transform: `translate(${(x + dx).toFixed(1)},${(y + dy).toFixed(1)})`, opacity: (1 - FADE * (age / TRAIL)).toFixed(2), "data-event": e.id });
      if (age === 0 && place.radius > 5) group.append(make("circle", { r: size * 0.75, class: "ts-ring" }));
      group.append(make("title", {}, `${e.when}: ${e.title}`), symbol(data.families[e.family].marker, size * 0.42, { class: `ts-event ts-f${e.family}` }));
      return group;
    });
  }
  return { svg, move };
}

// ---------------------------------------------------------------- words

const FORMAT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const spoken = (data, day) => FORMAT.format(Date.parse(`${data.first}T00:00:00Z`) + day * DAY_MS);

/** One event of the list: what, how sure, how many died, and who says so. */
function listItem(data, e) {
  const facts = [data.kinds[e.kind], data.confidence[e.confidence], deathsText(e)].filter(Boolean);
  const place = e.place < 0 ? "no place" : data.places[e.place].name;
  const links = e.sources.flatMap((number) => {
    const { publisher, title, url } = data.sources[number];
    const link = safeLink(url);
    const node = link ? make("a", { href: link, target: "_blank", rel: "noopener noreferrer", title }, publisher) : publisher;
    return [" ", node];
  });
  const many = links.length > 8;
  const credit = many ? make("details", {}, make("summary", {}, `${e.sources.length} sources`), ...links) : make("div", {}, "Sources:", ...links);
  credit.setAttribute("class", "ts-sources");
  return make("li", { "data-event": e.id }, make("strong", {}, e.title),
    make("div", { class: "ts-facts" }, `${e.when} · ${place} · ${facts.join(" · ")}`), credit);
}

// ---------------------------------------------------------------- the instrument

function legend(data) {
  const item = (marker, name, label) =>
    make("span", {}, make("svg", { viewBox: "-8 -8 16 16", width: 16, height: 16, "aria-hidden": "true" }, symbol(marker, 6, { class: name })), label);
  return make("div", { class: "ts-legend" },
    ...Object.entries(data.holders).map(([code, look]) => item(look.marker, `ts-held ts-${code}`, look.label)),
    ...data.families.map((family, number) => item(family.marker, `ts-event ts-f${number}`, family.label)),
    make("span", {}, "Hollow: day uncertain, claimed by one side, or disputed. Roads are schematic."));
}

/** Bars of events a week; a click goes to that week. Returns the element and its cursor. */
function drawHistogram(data, go) {
  const weeks = histogram(data);
  const most = Math.max(...weeks.map((week) => week.reduce((a, b) => a + b, 0)), 1);
  const svg = make("svg", { viewBox: `0 0 ${data.days} 60`, preserveAspectRatio: "none", class: "ts-histogram", "aria-hidden": "true" });
  weeks.forEach((counts, week) => {
    let top = 60;
    counts.forEach((count, family) => {
      const tall = (count / most) * 58;
      top -= tall;
      if (count) svg.append(make("rect", { x: week * 7, y: top.toFixed(2), width: 6, height: tall.toFixed(2), class: `ts-bar ts-f${family}` }));
    });
  });
  const cursor = make("rect", { y: 0, width: 2, height: 60, class: "ts-cursor" });
  svg.append(cursor);
  svg.addEventListener("click", (event) => {
    const box = svg.getBoundingClientRect();
    go(Math.floor(((event.clientX - box.left) / box.width) * data.days));
  });
  return { svg, move: (state) => cursor.setAttribute("x", state.day) };
}

/** Colours of holders and families, light and dark, as CSS custom properties. */
function palette(data) {
  const looks = [...Object.entries(data.holders), ...data.families.map((f, n) => [`f${n}`, f])];
  const rules = looks.map(([code, look]) => `.tripoli-scrubber .ts-${code}{--mark:light-dark(${look.colour},${look.dark})}`);
  return make("style", {}, rules.join("\n"));
}

function render({ model, el }) {
  const data = model.get("data");
  let day = clamp(data, dayNumber(data, model.get("day")));
  let playing = null;
  let saving = null;

  const button = (label, title, onclick) => make("button", { type: "button", title, "aria-label": title, onclick }, label);
  const slider = make("input", { type: "range", min: 0, max: data.days - 1, step: 1, "aria-label": "Day", "data-lm-suppress-shortcuts": "true" });
  const typed = make("input", { type: "date", min: data.first, max: isoDate(data, data.days - 1), "aria-label": "Date", "data-lm-suppress-shortcuts": "true" });
  const play = make("button", { type: "button", onclick: () => (playing ? pause() : start()) }, "▶ Play");
  const view = make("select", { "aria-label": "View", "data-lm-suppress-shortcuts": "true" }, ...Object.keys(data.views).filter((v) => v !== "Tripoli").map((name) => make("option", { value: name }, name)));
  const speaks = make("p", { class: "ts-speaks", "aria-live": "polite" });
  const today = make("ol", { class: "ts-list" });
  const before = make("ol", { class: "ts-list ts-before" });
  const todayTitle = make("h4");
  const beforeTitle = make("h4");
  const stage = make("div", { class: "ts-stage" });
  const bars = drawHistogram(data, go);
  const inset = drawMap(data, data.views.Tripoli, { width: 420, size: 11, schematic: true, title: "Tripoli" });
  let main;

  function drawStage() {
    main = drawMap(data, data.views[view.value], { width: 760, size: 12, schematic: false, title: view.value });
    const figure = (map, caption) => make("figure", {}, map.svg, make("figcaption", {}, caption));
    stage.replaceChildren(figure(main, view.value), figure(inset, data.inset));
    show();
  }

  function show() {
    const state = stateOn(data, day);
    const date = spoken(data, day);
    slider.value = day;
    slider.setAttribute("aria-valuetext", date);
    typed.value = isoDate(data, day);
    main.move(state);
    inset.move(state);
    bars.move(state);
    todayTitle.textContent = `${date}: ${state.today.length || "no"} ${state.today.length === 1 ? "event" : "events"}`;
    beforeTitle.textContent = `The ${TRAIL} days before: ${state.before.length}`;
    fill(today, state.today);
    fill(before, state.before);
    if (!playing) speaks.textContent = `${date}. ${state.today.map((e) => e.title).join(". ") || "No event coded."}`;
  }

  /** Show events in a list; one that stays keeps its element, its focus and its fold. */
  function fill(list, events) {
    const kept = new Map([...list.children].map((item) => [item.dataset.event, item]));
    const wanted = events.map((e) => kept.get(e.id) ?? listItem(data, e));
    for (const item of [...list.children]) if (!wanted.includes(item)) item.remove();
    wanted.forEach((item, at) => { if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null); });
  }

  function go(to) {
    const next = clamp(data, to);
    if (Number.isNaN(next) || next === day) return;
    day = next;
    show();
    clearTimeout(saving);
    saving = setTimeout(() => { model.set("day", isoDate(data, day)); model.save_changes(); }, 120);
  }

  function start() {
    play.textContent = "❚❚ Pause";
    if (day === data.days - 1) day = 0;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    playing = setInterval(() => (day === data.days - 1 ? pause() : go(day + 1)), calm ? 1000 : 200);
  }

  function pause() {
    clearInterval(playing);
    playing = null;
    play.textContent = "▶ Play";
    show();
  }

  slider.addEventListener("input", () => go(Number(slider.value)));
  slider.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(day + step);
  });
  typed.addEventListener("change", () => {
    const to = dayNumber(data, typed.value);
    if (to === clamp(data, to)) go(to); // a half-typed year is no day of the record
  });
  typed.addEventListener("blur", () => { typed.value = isoDate(data, day); });
  view.addEventListener("change", drawStage);
  const follow = () => go(dayNumber(data, model.get("day")));
  model.on("change:day", follow);

  const controls = make("div", { class: "ts-controls" }, play,
    button("◀", "Previous event", () => go(eventDay(data, day, -1))), typed,
    button("▶", "Next event", () => go(eventDay(data, day, 1))), view);
  const root = make("section", { class: "tripoli-scrubber", "aria-label": "Timeline of the battle for Tripoli" },
    palette(data), controls, make("div", { class: "ts-time" }, bars.svg, slider), speaks, stage, legend(data),
    make("div", { class: "ts-lists" }, make("div", {}, todayTitle, today), make("div", {}, beforeTitle, before)));
  el.append(root);
  drawStage();
  return () => {
    clearInterval(playing);
    clearTimeout(saving);
    model.off("change:day", follow);
  };
}

export default { render };
