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
%matplotlib inline
import matplotlib.pyplot as plt
def draw(day):
    figure, ax = plt.subplots(figsize=(7, 3.5))
    maps.control_map(control, places, date(day), ax=ax)
    plt.show()
widgets.interact(draw, day=widgets.IntSlider(min=0, max=days));
"""

AGG = """
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
figure = Figure(figsize=(7, 3.5), dpi=100)
canvas, ax = FigureCanvasAgg(figure), figure.add_subplot()
maps.basemap(ax, places)
colours = {holder: look["colour"] for holder, look in maps.HOLDERS.items()}
held = maps.held_on(control, places, FIRST)
dots = ax.scatter(held["lon"], held["lat"], zorder=3)
picture = widgets.Image(format="png")
def show(change):
    day = date(change["new"])
    holders = maps.held_on(control, places, day)["holder"]
    dots.set_facecolor([colours[holder] for holder in holders])
    ax.set_title(f"{day:%F}")
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
held = maps.held_on(control, places, FIRST)
colours = {holder: look["colour"] for holder, look in maps.HOLDERS.items()}
chart = go.FigureWidget(go.Scatter(x=held["lon"], y=held["lat"], mode="markers"))
def show(change):
    day = date(change["new"])
    holders = maps.held_on(control, places, day)["holder"]
    with chart.batch_update():
        chart.data[0].marker.color = [colours[holder] for holder in holders]
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
