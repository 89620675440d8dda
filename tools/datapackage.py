"""Write data/datapackage.json from the codebook, the vocabulary and the tables."""

import hashlib
import json

from tripoli.data import codebook, folder, rows, vocab, write_whole

TYPES = {"date": "date", "integer": "integer", "number": "number"}


def field(column: dict, codes: list[str]) -> dict:
    """One column as a Table Schema field."""
    rules = {"required": True} if column["required"] == "yes" else {}
    if column["pattern"]:
        rules |= {"pattern": column["pattern"], "unique": True}
    if column["type"] == "code":
        rules["enum"] = codes
    made = {"name": column["column"], "type": TYPES.get(column["type"], "string")}
    made["description"] = column["meaning"]
    if column["unit"]:
        made["unit"] = column["unit"]
    return made | ({"constraints": rules} if rules else {})


def foreign_key(column: dict) -> dict:
    """A single reference as a foreign key; lists of ids are left to check."""
    target = codebook(column["refers_to"])["column"][0]
    reference = {"resource": column["refers_to"], "fields": target}
    return {"fields": column["column"], "reference": reference}


def resource(name: str) -> dict:
    """One table as a Data Resource, pinned by its size and hash."""
    columns = codebook(name).to_dict("records")
    codes = vocab().groupby(["table", "column"])["code"].agg(list)
    content = (folder() / f"{name}.csv").read_bytes()
    return {
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "encoding": "utf-8",
        "rows": len(rows(name)),
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [field(c, codes.get((name, c["column"]), [])) for c in columns],
            "primaryKey": columns[0]["column"],
            "foreignKeys": [foreign_key(c) for c in columns if c["type"] == "ref"],
        },
    }


def package() -> dict:
    """The whole package."""
    return {
        "name": "tripoli-2020",
        "title": "The battle for Tripoli, April 2019 to October 2020: sourced tables",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "resources": [resource(name) for name in codebook()["table"].unique()],
    }


if __name__ == "__main__":
    made = package()
    text = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
    write_whole(folder() / "datapackage.json", text)
    print(*(f"{r['name']}: {r['rows']} rows" for r in made["resources"]), sep="\n")
