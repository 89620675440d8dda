// A page without a kernel: each drawn snapshot becomes the scrubber on the same view.

/** What anywidget hands to render, as far as render asks: values by name, nobody to tell. */
function modelOf(values) {
  const state = { ...values };
  return { get: (name) => state[name], set: (some) => Object.assign(state, some), save_changes() {}, on() {}, off() {} };
}

/** The tables with only the events of these ids. */
function narrowed(tables, ids) {
  const wanted = new Set(ids);
  const keep = tables.events.id.map((id) => wanted.has(id));
  const columns = Object.entries(tables.events).map(([name, list]) => [name, list.filter((_, e) => keep[e])]);
  return { ...tables, events: Object.fromEntries(columns) };
}

// Pages of one site share the tables in a script of their own.
const tables = globalThis.tripoliTables ?? JSON.parse(document.getElementById("tripoli-tables").textContent);
for (const snapshot of document.querySelectorAll("[data-tripoli]")) {
  const { events, ...view } = JSON.parse(snapshot.dataset.tripoli);
  const el = document.createElement("div");
  render({ model: modelOf({ ...view, data: events ? narrowed(tables, events) : tables }), el });
  snapshot.replaceChildren(el);
}
