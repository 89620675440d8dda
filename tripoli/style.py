"""One colour, marker and hatch per holder, event, claim, and row of support.

Colours follow Okabe and Ito, whose palette colour-blind readers can tell apart, made
lighter or darker until they stand out 3:1: `colour` on white, `dark` on black.
A marker or a hatch always repeats what a colour says. Labels of codes are in vocab.csv.
"""

HOLDERS = {
    "gna": {"colour": "#0067a5", "dark": "#56b4e9", "marker": "o", "hatch": ""},
    "laaf": {"colour": "#c04a00", "dark": "#ff9d5c", "marker": "s", "hatch": "//"},
    "contested": {"colour": "#8b2f7b", "dark": "#dd92d0", "marker": "D", "hatch": "xx"},
    "other": {"colour": "#3d6b2f", "dark": "#9ccc86", "marker": "^", "hatch": "++"},
    "unknown": {"colour": "#767676", "dark": "#a0a0a0", "marker": "$?$", "hatch": "--"},
}
"""Who holds a place; the first two are the parties to the conflict."""

SERIES = (
    {"color": "#1a1a1a", "marker": "o", "ls": "-"},
    {"color": "#767676", "marker": "s", "ls": "--"},
    {"color": "#1a1a1a", "marker": "^", "ls": ":", "mfc": "white"},
    {"color": "#767676", "marker": "D", "ls": "-.", "mfc": "white"},
)
"""Lines of counts that belong to no side: greys only, told apart by mark and stroke."""

FAMILIES = {
    "fighting on land": {"colour": "#6b4a00", "dark": "#e0b23f", "marker": "X"},
    "strikes and shelling": {"colour": "#b3306b", "dark": "#ff8fc0", "marker": "v"},
    "people and economy": {"colour": "#00705a", "dark": "#4fd0b0", "marker": "P"},
    "talks and words": {"colour": "#4b5a66", "dark": "#a9bccb", "marker": "p"},
    "from abroad": {"colour": "#5b3fa0", "dark": "#b9a5f0", "marker": "*"},
}
"""Kinds of event, gathered into five that a reader can tell apart on a map."""

GRAIN = dict(zip(FAMILIES, ("", "////", "||||", "-----", "xxxx"), strict=True))
"""Hatch of each family in a stacked bar, so that a grey print parts them too."""

KINDS = {
    "ground": "fighting on land",
    "logistics": "fighting on land",
    "air": "strikes and shelling",
    "shelling": "strikes and shelling",
    "naval": "strikes and shelling",
    "humanitarian": "people and economy",
    "covid": "people and economy",
    "oil": "people and economy",
    "diplomacy": "talks and words",
    "ceasefire": "talks and words",
    "statement": "talks and words",
    "intervention": "from abroad",
    "embargo": "from abroad",
}
"""The family of each kind of event."""

LEAST = 9
"""The smallest letters, in points, that a projector still shows."""

INK = FAMILIES["talks and words"]["colour"]
"""Marks that belong to no side: roads, totals, symbols of a legend."""

KILLED = FAMILIES["strikes and shelling"]["colour"]
INJURED = FAMILIES["people and economy"]["colour"]
"""Counts of people; as colour alone cannot part them in print, words stand beside."""

BLANK = {"fc": "white", "ec": HOLDERS["unknown"]["colour"], "hatch": "--"}
"""A bar whose value nobody told."""

PLATE = {"fc": "white", "ec": "none", "pad": 1.5}
"""The ground of words that stand on a coloured or hatched bar."""

MARKED = {"fc": "white", "ec": INK, "hatch": "///"}
SHUT = {"fc": "white", "ec": HOLDERS["unknown"]["colour"], "hatch": "xx"}
"""Bars of the places asked about, and of days on which no way was left."""

SURE, HALF, FALSE = "#1f6f43", "#a87d00", "#a11d1d"
"""Colours of what holds, of what holds in part, and of what does not."""

CONFIDENCES = {
    "confirmed": {"color": SURE, "hatch": ""},
    "corroborated": {"color": HALF, "hatch": "//"},
    "single": {"color": INK, "hatch": "++"},
    "contested": {"color": HOLDERS["contested"]["colour"], "hatch": "xx"},
    "refuted": {"color": FALSE, "hatch": ".."},
    "lost": {"color": "white", "hatch": "--"},
}
"""How far an event can be trusted; lost is one that no page tells any more."""

TOLLS = {
    "one number": {"color": INK, "hatch": ""},
    "a range": {"color": FAMILIES["from abroad"]["colour"], "hatch": "//"},
    "from zero": {"color": HALF, "hatch": "xx"},
    "nobody died": {"color": HOLDERS["unknown"]["colour"], "hatch": "--"},
}
"""How a toll may be written, as `overlap.toll_shape` names it."""

OUTCOMES = {
    "upheld": {"colour": SURE, "hatch": "", "marker": "o"},
    "partly": {"colour": HALF, "hatch": "//", "marker": "^"},
    "refuted": {"colour": FALSE, "hatch": "xx", "marker": "X"},
    "open": {"colour": "#767676", "hatch": "++", "marker": "s"},
}
"""How claims stand against all sources read."""

STATUSES = {
    "admitted": {"marker": "*", "hatch": "", "full": True},
    "confirmed": {"marker": "o", "hatch": "--", "full": True},
    "assessed": {"marker": "^", "hatch": "//", "full": True},
    "reported": {"marker": "s", "hatch": "++", "full": False},
    "alleged": {"marker": "v", "hatch": "", "full": False},
    "denied": {"marker": "X", "hatch": "xx", "full": False},
}
"""How far a row of support is established, from what its backer admits down.

The weaker half is drawn hollow.
"""

QUANTITIES = {
    "counted": {"marker": "s", "full": True},
    "floor": {"marker": "^", "full": True},
    "ceiling": {"marker": "v", "full": True},
    "estimate": {"marker": "o", "full": True},
    "flow": {"marker": "D", "full": False},
}
"""What sort of number a quantity is; a flow, who came through, is drawn hollow."""

PALE = FAMILIES["talks and words"]["dark"]
"""Thin lines that belong to no side."""

SAND = "#cfc4ae"
"""Roads of the base map, and other lines that should stay in the ground."""


def tell(ax, alt: str, table, source_ids) -> object:
    """Give an Axes what `figure` says of it: alt text, numbers, sources; return it."""
    ax.tripoli = {
        "alt": alt,
        "table": table,
        "source_ids": sorted({s for s in source_ids if isinstance(s, str)}),
    }
    return ax
