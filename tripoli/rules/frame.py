"""What every rule takes and yields."""

Fault = tuple[str, dict[str, str], str, str]
"""Table, row, column, and what is wrong and would be right."""


class Tables(dict):
    """All tables as lists of rows of text, with each row also found by its id."""

    def __init__(self, tables: dict[str, list[dict[str, str]]]):
        super().__init__(tables)
        self.by_id = {
            name: {next(iter(row.values())): row for row in rows}
            for name, rows in tables.items()
        }


def listed(cell: str) -> list[str]:
    return cell.split(";") if cell else []
