// One map that can be moved to any state. Drawn with SVG, one unit a screen pixel.

import { TRAIL, spoken, surety, whenText } from "./state.mjs";

const SVG = "http://www.w3.org/2000/svg";
const FADE = 0.3; // how much an old event loses; more would take marks below 3:1
const FAN = 8; // marks round one place before a number stands for the rest
const MOST = 150; // marks on a map before each place shows a total instead
const SIZE = 12; // of type and marks, in pixels

/** An element with attributes, listeners (onclick ...) and children; text stays text. */
export function make(tag, attributes = {}, ...children) {
  const drawn = ["svg", "g", "path", "circle", "rect", "line", "text", "title", "defs", "pattern"].includes(tag);
  const node = drawn ? document.createElementNS(SVG, tag) : document.createElement(tag);
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

/** A symbol of style.py as a path. */
export const symbol = (marker, size, attributes) =>
  make("path", { d: SHAPES[marker], transform: `scale(${size})`, "vector-effect": "non-scaling-stroke", ...attributes });

/** Position in a view's box of `width` pixels: x to the right, y down. */
export function project(view, width, lon, lat) {
  const scale = width / (view.east - view.west);
  const tall = Math.cos((((view.south + view.north) / 2) * Math.PI) / 180);
  return [(lon - view.west) * scale, ((view.north - lat) * scale) / tall];
}

const inFrame = (view, { lon, lat }) => lon > view.west && lon < view.east && lat > view.south && lat < view.north;

/** Coast, borders, names of seas and schematic roads. */
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

const BESIDE = [
  [0.7, 0.35, "start"], [-0.7, 0.35, "end"], [0, -0.75, "middle"], [0, 1.45, "middle"],
  [0.5, -0.5, "start"], [-0.5, -0.5, "end"], [0.5, 1.2, "start"], [-0.5, 1.2, "end"],
];

/** Names beside marks: as many as fit, cities first, so that none covers another. */
function drawNames(spots, width, height, arabic) {
  const half = SIZE * 0.35; // a name may touch the rim of a mark, not cover it
  const solid = spots.filter(({ place }) => place.kind !== "junction");
  const taken = solid.map(({ x, y }) => [x - half, y - half, x + half, y + half]);
  const group = make("g", { class: "ts-names", "font-size": SIZE, lang: arabic ? "ar" : null });
  for (const { place, x, y } of [...spots].sort((a, b) => a.place.rank - b.place.rank)) {
    const name = arabic ? place.ar : place.name;
    const long = name.length * SIZE * (arabic ? 0.5 : 0.56);
    for (const [across, down, anchor] of BESIDE) {
      const [dx, dy] = [across * SIZE, down * SIZE];
      const left = x + dx - (anchor === "start" ? 0 : anchor === "end" ? long : long / 2);
      const box = [left, y + dy - SIZE * 0.85, left + long, y + dy + SIZE * 0.2];
      const free = taken.every((t) => box[2] < t[0] || box[0] > t[2] || box[3] < t[1] || box[1] > t[3]);
      if (!free || box[0] < 0 || box[2] > width || box[1] < 0 || box[3] > height) continue;
      taken.push(box);
      group.append(make("text", { x: x + dx, y: y + dy, "text-anchor": anchor }, name));
      break;
    }
  }
  return group;
}

let maps = 0; // makes the ids of patterns differ between maps of one page

/** Hatches for holders that only one side claims. */
function hatches(data, name) {
  const lines = Object.keys(data.holders).map((code) =>
    make("pattern", { id: `${name}-${code}`, width: 4, height: 4, patternUnits: "userSpaceOnUse", patternTransform: "scale(.17) rotate(45)", class: `ts-${code}` },
      make("rect", { width: 4, height: 4, class: "ts-ground" }), make("rect", { width: 2, height: 4, class: "ts-hatch" })));
  return make("defs", {}, ...lines);
}

/**
 * A map of one view, `width` pixels wide. Returns its element and `move(state, selected)`.
 * `pick(kind, number)` is called with a place or an event that was pressed.
 */
export function drawMap(data, view, { width, schematic, title, arabic, pick }) {
  const height = project(view, width, view.east, view.south)[1];
  const name = `ts-map-${(maps += 1)}`;
  const svg = make("svg", { viewBox: `0 0 ${width} ${height.toFixed(0)}`, role: "img", class: "ts-map" });
  const spots = data.places
    .map((place, at) => ({ place, at, xy: project(view, width, place.lon, place.lat) }))
    .map(({ place, at, xy: [x, y] }) => ({ place, at, x, y }))
    .filter(({ x, y }) => x > 0 && x < width && y > 0 && y < height)
    .filter(({ place }) => schematic || !(place.local && inFrame(data.views.Tripoli, place)));
  const spotOf = new Map(spots.map((spot) => [spot.at, spot]));
  const named = spots.filter(({ place }) => place.held);
  const [heading, ring] = [make("title"), make("circle", { r: SIZE, class: "ts-chosen" })];
  const [held, happened] = [make("g"), make("g")];
  svg.append(heading, hatches(data, name), drawBase(data, view, width, schematic), drawNames(named, width, height, arabic), ring, held, happened);
  if (!schematic) svg.append(frameOf(view, width, data.views.Tripoli));
  svg.addEventListener("click", (press) => {
    const event = press.target.closest("[data-number]");
    const box = svg.getBoundingClientRect();
    const [x, y] = [((press.clientX - box.left) * width) / box.width, ((press.clientY - box.top) * width) / box.width];
    const near = nearest(spots, x, y);
    if (event) pick("event", Number(event.dataset.number));
    else if (near) pick("place", near.at);
  });

  const marks = new Map(named.map(({ place, at, x, y }) => {
    const mark = make("g", { transform: `translate(${x.toFixed(1)},${y.toFixed(1)})`, "data-place": place.id });
    held.append(mark);
    return [at, mark];
  }));
  const shown = new Map(); // place -> what its mark shows, so that only changes are drawn

  function drawHolder(mark, at, change, day) {
    const sure = surety(data, change, day);
    const told = `${change.holder} ${sure}`;
    if (shown.get(at) === told) return;
    shown.set(at, told);
    const [look, place] = [data.holders[change.holder], data.places[at]];
    const doubt = { sure: "", claimed: `, ${data.agreement[change.agreement]}`, open: ", day uncertain" }[sure];
    mark.dataset.holder = change.holder;
    mark.replaceChildren(
      make("title", {}, `${place.name} ${place.ar}: ${look.label}${doubt}`),
      symbol(look.marker, SIZE * (change.holder === "unknown" ? 0.36 : 0.5), {
        class: `ts-held ts-${change.holder} ts-${sure}`,
        style: sure === "claimed" ? `fill: url(#${name}-${change.holder})` : null,
      }),
    );
  }

  function move(state, selected) {
    const counts = {};
    for (const [at, mark] of marks) {
      const change = state.holders.get(at);
      counts[change.holder] = (counts[change.holder] ?? 0) + 1;
      drawHolder(mark, at, change, state.day);
    }
    const list = Object.entries(counts).map(([holder, n]) => `${data.holders[holder].label} ${n}`);
    heading.textContent = `${title}, ${spoken(data, state.day)}. Places held: ${list.join(", ")}.`;
    const at = spotOf.get(selected);
    ring.setAttribute("transform", at ? `translate(${at.x},${at.y})` : "translate(-99,-99)");
    const drawn = [...state.before].reverse().concat(state.today).filter((e) => spotOf.has(data.events.place[e]));
    happened.replaceChildren(...(drawn.length > MOST ? totals(drawn) : eventMarks(drawn, state)));
  }

  function eventMarks(drawn, state) {
    const perPlace = new Map();
    for (const e of drawn) {
      const place = data.events.place[e];
      perPlace.set(place, [...(perPlace.get(place) ?? []), e]);
    }
    return [...perPlace].flatMap(([place, list]) => {
      const rest = list.length - FAN;
      const marks = list.slice(-FAN).map((e, nth) => eventMark(data, e, spotOf.get(place), nth, state));
      return rest > 0 ? [...marks, total(spotOf.get(place), `+${rest}`)] : marks;
    });
  }

  function totals(drawn) {
    const perPlace = new Map();
    for (const e of drawn) perPlace.set(data.events.place[e], (perPlace.get(data.events.place[e]) ?? 0) + 1);
    return [...perPlace].map(([place, count]) => total(spotOf.get(place), String(count)));
  }

  return { svg, move };
}

/** The place nearest to a press, if it lies within a finger's reach. */
function nearest(spots, x, y) {
  const far = ({ x: sx, y: sy }) => Math.hypot(sx - x, sy - y);
  const best = spots.reduce((a, b) => (far(b) < far(a) ? b : a), spots[0]);
  return best && far(best) <= 14 ? best : null;
}

/** Where the inset lies on the larger map. */
function frameOf(view, width, inner) {
  const [x, y] = project(view, width, inner.west, inner.north);
  const [right, bottom] = project(view, width, inner.east, inner.south);
  return make("rect", { x, y, width: right - x, height: bottom - y, class: "ts-frame" });
}

const total = ({ x, y }, text) =>
  make("text", { x: x + SIZE * 0.6, y: y - SIZE * 0.8, class: "ts-total", "font-size": SIZE }, text);

/** One event beside its place: it fills as its uncertain days pass, and fades after them. */
function eventMark(data, e, { place, x, y }, nth, state) {
  const { kind, title } = data.events;
  const [start, end] = [state.start[e], state.end[e]];
  const [dx, dy] = [Math.cos(nth * 0.8 - 0.9), Math.sin(nth * 0.8 - 0.9)].map((n) => n * SIZE * 1.15);
  const age = Math.max(0, state.day - end);
  const passed = Math.min(1, (state.day - start + 1) / (end - start + 1));
  const { family } = data.kinds[kind[e]];
  const group = make("g", {
    transform: `translate(${(x + dx).toFixed(1)},${(y + dy).toFixed(1)})`,
    opacity: (1 - FADE * (age / TRAIL)).toFixed(2), "data-number": e, "data-event": data.events.id[e],
  });
  if (age === 0 && place.radius > 5) group.append(make("circle", { r: SIZE * 0.75, class: "ts-ring" }));
  group.append(make("title", {}, `${whenText(data, e)}: ${title[e]}`),
    symbol(data.families[family].marker, SIZE * 0.42, { class: `ts-event ts-f${family}`, "fill-opacity": passed.toFixed(2) }));
  return group;
}
