"""A small table of indicators made by hand, for the tests of charts."""

import pandas as pd

NA = pd.NA


def made(*lines, series="civilians_killed", unit="people", measure="flow"):
    """A small table of indicators: id, first day, last day, value, low, high."""
    names = ["id", "date_start", "date_end", "value", "value_low", "value_high"]
    rows = pd.DataFrame(lines, columns=names).set_index("id")
    for day in ("date_start", "date_end"):
        rows[day] = pd.to_datetime(rows[day])
    for number in ("value", "value_low", "value_high"):
        rows[number] = rows[number].astype("Float64")
    fixed = {"series": series, "unit": unit, "measure": measure, "area": "Libya"}
    rows = rows.assign(**fixed, revision_of=None, note="")
    return rows.assign(source_ids=[["S-x"]] * len(rows))
