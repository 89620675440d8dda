// Runs in the page: moves the slider, and tells when what it shows has been painted.
(() => {
  const ours = () => document.querySelector(".tripoli-scrubber");
  const slider = () => (ours() ? ours().querySelector("input[type=range]") : document.querySelector(".noUi-target"));

  /** What can be seen of the day: its heading, its picture or its title. */
  function seen() {
    if (ours()) return ours().querySelector(".ts-day").textContent;
    const title = document.querySelector(".gtitle");
    if (title) return title.textContent;
    const picture = document.querySelector(".jp-OutputArea-output img, .widget-image, img.jupyter-widgets");
    return picture ? `${picture.src.length}${picture.src.slice(-400)}` : "";
  }

  function move(day) {
    const part = slider();
    if (part.noUiSlider) return part.noUiSlider.set(day);
    part.value = day;
    part.dispatchEvent(new Event("input", { bubbles: true }));
  }

  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const painted = () => new Promise((done) => requestAnimationFrame(() => { const port = new MessageChannel(); port.port1.onmessage = done; port.port2.postMessage(0); }));

  /** Milliseconds from input to paint, and of script, for each of some steps. */
  async function steps(count, patience = 5000) {
    const [paints, scripts] = [[], []];
    for (let n = 0; n < count; n += 1) {
      const before = seen();
      const start = performance.now();
      move(40 + ((n * 7) % 500));
      scripts.push(performance.now() - start);
      while (seen() === before && performance.now() - start < patience) await frame();
      await painted();
      paints.push(performance.now() - start);
    }
    return { paints, scripts };
  }

  /** Frames a second in which the picture changed while the slider moves at every frame. */
  async function drag(seconds) {
    let [changes, day, last] = [0, 40, seen()];
    const start = performance.now();
    while (performance.now() - start < seconds * 1000) {
      move((day = 40 + ((day - 39) % 500)));
      await frame();
      const now = seen();
      if (now !== last) changes += 1;
      last = now;
    }
    return changes / seconds;
  }

  window.bench = { steps, drag, ready: () => Boolean(slider() && seen()) };
})();
