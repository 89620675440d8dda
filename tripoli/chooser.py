"""A figure that follows what a reader chooses; drawing it is left to `charts`."""

import html
from collections.abc import Callable

import ipywidgets

from tripoli.data import TripoliError, one_of

WIDE = {"description_width": "6em"}


class Chooser(ipywidgets.VBox):
    """Menus above a drawing; without a kernel the first drawing stays."""

    def chosen(self) -> str:
        """What is chosen now, in words."""
        menus = self.children[:-1]
        return ", ".join(f"{menu.description}: {menu.label}" for menu in menus)

    def __repr__(self) -> str:
        return f"Chooser of {self.chosen()}"

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        told = html.escape(f"Chosen: {self.chosen()}. Run the cell to choose anew.")
        shown = f"<p>{told}</p>{self.children[-1].value}"
        return bundle | {"text/html": shown, "text/plain": repr(self)}


def chooser(
    draw: Callable[..., object], menus: dict[str, dict[str, object]], **first: object
) -> Chooser:
    """Return menus over a drawing that is made anew at each choice.

    `menus` holds, by name, the labels of a menu and the value behind each; `draw` is
    called with one value for each name and returns a figure or a table. `first` is what
    is chosen at the start, else the first of a menu. Where `draw` raises a sentence,
    the sentence is shown. Raises a sentence for a first choice that is in no menu.
    """
    for name, value in first.items():
        one_of(name, value, list(menus[one_of("menu", name, list(menus))].values()))
    made = {
        name: ipywidgets.Dropdown(
            options=list(labels.items()),
            value=first.get(name, next(iter(labels.values()))),
            description=name,
            style=WIDE,
        )
        for name, labels in menus.items()
    }
    shown = ipywidgets.HTML()

    def follow(_=None) -> None:
        try:
            picked = {name: menu.value for name, menu in made.items()}
            shown.value = draw(**picked)._repr_html_()
        except TripoliError as sentence:
            shown.value = f"<p>{html.escape(str(sentence))}</p>"

    for menu in made.values():
        menu.observe(follow, "value")
    follow()
    return Chooser([*made.values(), shown])
