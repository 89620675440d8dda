"""The same map by day in four ways, as the source of one notebook cell each."""

START = """
import io, pandas as pd, ipywidgets as widgets
import tripoli
from tripoli import maps
from tripoli.data import FIRST, LAST
control, places = tripoli.load("control"), tripoli.load("places")
days = (LAST - FIRST).days
def date(day):
    return FIRST + pd.Timedelta(days=day)
"""

SCRUBBER = """
from tripoli.scrubber import scrubber
scrubber(day="2019-04-03")
"""

INTERACT = """
from IPython.display import display
%matplotlib inline
def draw(day):
    figure = maps.control_map(control, places, date(day)).figure
    figure.set_dpi(100)
    display(figure)
widgets.interact(draw, day=widgets.IntSlider(min=0, max=days));
"""

AGG = """
from matplotlib.backends.backend_agg import FigureCanvasAgg
held = maps.held_on(control, places, FIRST)
colours = {holder: look["colour"] for holder, look in maps.HOLDERS.items()}
parts, dots = maps.pair("north-west"), []
for ax, view, width in parts:
    maps.basemap(ax, places, view)
    seen = maps.inside(held, view)
    order = maps.first_named(seen, control)
    maps.write_names(ax, order, maps.VIEWS[view], width, False)
    dots.append((seen.index, ax.scatter(seen["lon"], seen["lat"], zorder=3)))
canvas = FigureCanvasAgg(parts[0][0].figure)
picture = widgets.Image(format="png")
def show(change):
    day = date(change["new"])
    holders = maps.held_on(control, places, day)["holder"]
    for index, marks in dots:
        marks.set_facecolor([colours[holder] for holder in holders[index]])
    parts[0][0].set_title(f"{day:%F}")
    canvas.draw()
    out = io.BytesIO()
    canvas.print_png(out)
    picture.value = out.getvalue()
slider = widgets.IntSlider(min=0, max=days)
slider.observe(show, "value")
show({"new": 0})
widgets.VBox([slider, picture])
"""

PLOTLY = """
import plotly.graph_objects as go
from plotly.subplots import make_subplots
held = maps.held_on(control, places, FIRST)
colours = {holder: look["colour"] for holder, look in maps.HOLDERS.items()}
chart = go.FigureWidget(make_subplots(1, 2))
views = ("north-west", "Tripoli")
for column, view in enumerate(views, 1):
    for stops in maps.roads().values():
        at = places.loc[stops]
        chart.add_scatter(x=at["lon"], y=at["lat"], mode="lines", row=1, col=column)
marks = []
for column, view in enumerate(views, 1):
    seen = maps.inside(held, view)
    look = {"x": seen["lon"], "y": seen["lat"], "text": seen["name"]}
    chart.add_scatter(**look, mode="markers+text", row=1, col=column)
    marks.append((seen.index, chart.data[-1]))
def show(change):
    day = date(change["new"])
    holders = maps.held_on(control, places, day)["holder"]
    with chart.batch_update():
        for index, trace in marks:
            trace.marker.color = [colours[holder] for holder in holders[index]]
        chart.layout.title.text = f"{day:%F}"
slider = widgets.IntSlider(min=0, max=days)
slider.observe(show, "value")
show({"new": 0})
widgets.VBox([slider, chart])
"""

ALL = {
    "scrubber": SCRUBBER,
    "interact, inline matplotlib": INTERACT,
    "Agg figure in an Image": AGG,
    "plotly FigureWidget": PLOTLY,
}
