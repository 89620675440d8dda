"""Measure the scrubber beside other ways of drawing the same map; write RESULTS.md.

usage: make bench
Ratios within one run count; machines are noisy. JupyterLab is driven in a real browser,
at once and with a delay between browser and kernel; the page without a kernel is driven
with growing tables.
"""

import json
import os
import platform
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path
from unittest import mock

import nbformat
import numpy as np
from contenders import ALL, START
from delay import Delay
from execute import KERNEL
from matplotlib.figure import Figure
from playwright.sync_api import sync_playwright
from servers import QUIET, serving

from tripoli import scrubber as package
from tripoli.data import write_whole
from tripoli.scrubber.payload import payload

HERE = Path(__file__).parent
STEPS, SECONDS, FAR = 200, 3, 0.075  # far: 150 ms there and back
SIZES = (300, 3_000, 30_000, 300_000)
PACKAGES = ("jupyterlab", "ipywidgets", "anywidget", "matplotlib", "plotly", "pandas")


def larger(tables: dict, count: int) -> dict:
    """The tables with so many events: ours again and again, moved by a few days."""
    rng, events = np.random.default_rng(2020), tables["events"]
    chosen = rng.integers(0, len(events["id"]), count)
    moved = rng.integers(-40, 40, count)
    grown = {name: [column[e] for e in chosen] for name, column in events.items()}
    grown["id"] = [f"E-{n}" for n in range(count)]
    for name in ("start", "end", "told"):
        days = np.array(grown[name]) + moved
        grown[name] = np.clip(days, 0, tables["days"] - 1).tolist()
    return tables | {"events": grown}


def static_page(tables: dict, path: Path) -> str:
    """A page without a kernel on these tables; returns its address."""
    made = package.Scrubber(data=tables, day="2019-04-03")
    view = {"day": made.day, "clock": "happened", "filters": {}, "selected": ""}
    made.asked = lambda: json.dumps(view)  # without the ids, which are not ours
    with mock.patch.object(package, "payload", lambda events=None: tables):
        return made.save(path).as_uri()


def write_books(folder: Path) -> None:
    """One notebook a contender."""
    for number, source in enumerate(ALL.values()):
        book = nbformat.v4.new_notebook(metadata={"kernelspec": KERNEL})
        book.cells = [nbformat.v4.new_code_cell(START + source)]
        nbformat.write(book, folder / f"{number}.ipynb")


def measured(page, steps: int = STEPS) -> dict:
    """Input to paint, script and frames a second on a page that is ready."""
    page.evaluate((HERE / "measure.js").read_text(encoding="utf-8"))
    page.wait_for_function("window.bench.ready()")
    page.evaluate("window.bench.steps(5)")
    told = page.evaluate(f"window.bench.steps({steps})")
    paints, scripts = told["paints"], told["scripts"]
    return {
        "p50": np.percentile(paints, 50),
        "p95": np.percentile(paints, 95),
        "script": np.percentile(scripts, 95),
        "fps": page.evaluate(f"window.bench.drag({SECONDS})"),
    }


def in_lab(browser, address: str, number: int, delay: Delay, seconds: float) -> dict:
    """One contender in JupyterLab; the delay begins once its notebook has run."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.set_default_timeout(120_000)
    delay.seconds = 0
    page.goto(f"{address}/doc/tree/{number}.ipynb")
    page.wait_for_selector("text=/\\| Idle/")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    page.wait_for_selector(".tripoli-scrubber, .noUi-target")
    page.wait_for_timeout(3000)
    delay.seconds = seconds
    steps = STEPS if number == 0 else 40  # others are slow; 40 settle their percentiles
    found = measured(page, steps)
    delay.seconds = 0
    page.close()
    return found


def rows_of(results: dict[str, dict]) -> str:
    head = "| | input to paint p50 | p95 | script p95 | frames a second |\n"
    line = "| --- | --- | --- | --- | --- |\n"
    return head + line + "\n".join(
        f"| {name} | {r['p50']:.1f} ms | {r['p95']:.1f} ms | "
        f"{r['script']:.2f} ms | {r['fps']:.1f} |"
        for name, r in results.items()
    )  # fmt: skip


def chart(results: dict[int, dict], path: Path) -> None:
    """Frame time against number of events."""
    ax = Figure(figsize=(6.4, 3.2), layout="constrained").add_subplot()
    sizes = list(results)
    for name, label in (("p95", "input to paint, p95"), ("script", "script, p95")):
        ax.plot(sizes, [results[n][name] for n in sizes], marker="o", label=label)
    ax.set(xscale="log", xlabel="events", ylabel="milliseconds", ylim=0)
    ax.axhline(16.7, color="#767676", ls="--", lw=1)
    ax.text(sizes[0], 17.2, "one frame at 60 Hz", fontsize=8, color="#555")
    ax.legend(frameon=False)
    ax.figure.savefig(path, metadata={"Date": None})


def at_a_desk(browser, folder: Path) -> tuple[dict, dict]:
    """All contenders in JupyterLab, with the kernel near and far."""
    write_books(folder)
    near, far = {}, {}
    with serving(folder, "jupyterlab", *QUIET) as server:
        delay = Delay(int(server.rpartition(":")[2]))
        address = f"http://127.0.0.1:{delay.port}"
        for number, name in enumerate(ALL):
            print(f"JupyterLab: {name}", flush=True)
            near[name] = in_lab(browser, address, number, delay, 0)
            far[name] = in_lab(browser, address, number, delay, FAR)
    return near, far


def on_a_page(browser, folder: Path) -> dict[int, dict]:
    """The scrubber without a kernel, with our events and with made ones."""
    tables, static = json.loads(json.dumps(payload())), {}
    for size in (len(tables["events"]["id"]), *SIZES):
        print(f"page without a kernel: {size} events", flush=True)
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(120_000)
        page.goto(static_page(larger(tables, size), folder / f"{size}.html"))
        static[size] = measured(page)
        page.close()
    return static


def machine(chromium: str) -> str:
    """What was measured on, and with what."""
    cores = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return f"{platform.system()}, {cores}, Chromium {chromium}, {versions}."


def report(near: dict, far: dict, static: dict, on: str) -> str:
    """The results as a page of Markdown."""
    ours, rivals = near["scrubber"], [near[n]["fps"] for n in ALL if n != "scrubber"]
    return f"""# The scrubber, measured

Written by `make bench`. Ratios within this one run count, not the numbers: machines are
noisy. {STEPS} steps a row ({STEPS // 5} for the others in JupyterLab), and a drag of
{SECONDS} seconds that moves the slider at every frame of 60 Hz.

{on}

All four draw the same two maps with their roads and names, a mark a place. The others
draw no events and no list; the scrubber draws its lists and its text once the slider
rests for 50 milliseconds, which no row below counts. A frame rate cannot pass the 60 Hz
of the screen, so neither can a ratio.

## In JupyterLab, kernel on the same machine

{rows_of(near)}

Frames a second beside `interact`: **{ours["fps"] / max(rivals[0], 0.01):.0f} times**;
beside the best of the others: **{ours["fps"] / max(*rivals, 0.01):.1f} times**.

## In JupyterLab, 150 ms between browser and kernel

{rows_of(far)}

## A page without a kernel, by number of events

{rows_of({f"{size:,} events": row for size, row in static.items()})}

![Frame time against number of events](frame-time.svg)
"""


def main() -> None:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        raise SystemExit("the bench needs a browser: apt install chromium")
    flags = ["--no-sandbox", "--disable-gpu"]
    with sync_playwright() as tool, tempfile.TemporaryDirectory() as folder:
        browser = tool.chromium.launch(executable_path=found, args=flags)
        near, far = at_a_desk(browser, Path(folder))
        static = on_a_page(browser, Path(folder))
        on = machine(browser.version)
        browser.close()
    chart({n: static[n] for n in SIZES}, HERE / "frame-time.svg")
    text = report(near, far, static, on)
    write_whole(HERE / "RESULTS.md", text)
    print(text)


if __name__ == "__main__":
    main()
