"""What an Axes shows, for the tests of charts."""


def total(ax, side="width"):
    """Sum of the widths or heights of all bars."""
    return sum(getattr(bar, f"get_{side}")() for bars in ax.containers for bar in bars)


def legend(ax):
    """The words of its legend."""
    return [text.get_text() for text in ax.get_legend().get_texts()]


def marks(ax):
    """Points of its scattered marks, by their label."""
    return {dots.get_label(): dots.get_offsets() for dots in ax.collections}
