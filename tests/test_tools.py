"""Tools that keep the course: merge, figures, execute."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import execute
import matplotlib as mpl
import matplotlib.image
import merge
import nbformat
import pytest

from tripoli import data, figures
from tripoli.data import TripoliError, rows

ROOT = Path(__file__).parents[1]
EVENT = {
    "event_id": "E-20200518-99", "date_start": "2020-05-18", "date_end": "2020-05-18",
    "date_precision": "day", "place_id": "P-watiya", "place_precision": "exact",
    "kind": "statement", "title": "Somebody says something new",
    "summary": "A made-up row of a test.", "attribution": "admitted",
    "source_ids": "S-new-1;S-new-2",
}  # fmt: skip
SOURCE = {
    "source_id": "S-new-1", "publisher": "New", "title": "New page",
    "date": "2020-05-19", "url": "https://new.example.org/page", "language": "en",
    "kind": "news", "alignment": "none", "origin": "new", "accessed": "2026-11-22",
}  # fmt: skip


@pytest.fixture
def home(copy, monkeypatch):
    """Merge into a copy of the tables."""
    monkeypatch.setattr(merge, "folder", lambda: copy)
    monkeypatch.setattr(data, "folder", lambda: copy)
    return copy


def offered(tmp_path, **tables):
    """A contributor's folder with new rows."""
    where = tmp_path / "offer"
    where.mkdir()
    for name, lines in tables.items():
        header = ["table", "id", "column", "from", "to", "why"]
        header = header if name == "corrections" else list(rows(name)[0])
        with (where / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(lines)
    return where


def places(where=None):
    return {row["place_id"]: row for row in rows("places", where)}


def second():
    """A known page under a new id, to be recognised by its address."""
    return {**rows("sources")[0], "source_id": "S-new-2"}


def test_new_rows_get_the_ids_of_known_pages_and_computed_confidence(home, tmp_path):
    known = rows("sources")[0]["source_id"]
    assert (
        merge.merge(offered(tmp_path, events=[EVENT], sources=[SOURCE, second()])) == []
    )
    (made,) = [r for r in rows("events", home) if r["event_id"] == "E-20200518-99"]
    assert made["source_ids"] == f"S-new-1;{known}"
    assert made["confidence"] == "confirmed"


@pytest.mark.parametrize(
    "change, words",
    [
        ({"kind": "battle"}, "is one of ground, air"),
        ({"event_id": "E-20200518-1"}, "stands already: give a new id"),
        ({"place_id": "P-nowhere"}, "'P-nowhere' is not in places.csv"),
    ],
)
def test_a_faulty_row_is_told_and_nothing_is_written(home, tmp_path, change, words):
    before = {p.name: p.read_bytes() for p in home.iterdir()}
    pages = [SOURCE, second()]
    told = merge.merge(offered(tmp_path, events=[EVENT | change], sources=pages))
    assert any(words in fault for fault in told)
    assert before == {p.name: p.read_bytes() for p in home.iterdir()}


def correction(**cells):
    line = {"table": "places", "id": "P-watiya", "why": "a test"}
    return line | {"column": "uncertainty_km", "to": "6"} | cells


def test_corrections_are_applied_and_recorded(home, tmp_path):
    line = correction(**{"from": places()["P-watiya"]["uncertainty_km"]})
    assert merge.merge(offered(tmp_path, corrections=[line])) == []
    assert places(home)["P-watiya"]["uncertainty_km"] == "6"
    assert "P-watiya,uncertainty_km" in (home / "CHANGES.csv").read_text()


def test_a_merge_leaves_the_other_tables_as_they_were(home, tmp_path):
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    line = correction(**{"from": places()["P-watiya"]["uncertainty_km"]})
    assert merge.merge(offered(tmp_path, corrections=[line])) == []
    after = {path.name: path.read_bytes() for path in home.iterdir()}
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"places.csv", "CHANGES.csv"}


def test_corrections_with_other_columns_are_one_sentence(home, tmp_path):
    (tmp_path / "corrections.csv").write_text("table,id\nplaces,P-watiya\n")
    with pytest.raises(TripoliError, match=r"corrections\.csv lacks column 'column'"):
        merge.merge(tmp_path)


def test_a_correction_of_another_value_is_refused(home, tmp_path):
    line = correction(**{"from": "77"})
    (told,) = merge.merge(offered(tmp_path, corrections=[line]))
    assert "uncertainty_km): the value is" in told and "not '77'" in told


def test_a_tool_of_another_copy_does_not_touch_these_tables(tmp_path):
    tool = tmp_path / "tools" / "merge.py"
    tool.parent.mkdir()
    shutil.copy(merge.__file__, tool)
    told = subprocess.run(
        [sys.executable, tool, tmp_path], capture_output=True, text=True, check=False
    )
    assert told.returncode == 1
    assert told.stderr.startswith(f"this Python would write to {data.folder()}")


def test_a_folder_without_rows_is_one_sentence(home, tmp_path):
    assert merge.merge(tmp_path) == [
        f"{tmp_path.name}/ holds no new rows and no corrections.csv."
    ]


@pytest.mark.parametrize("tool", ["merge.py", "basemap.py"])
def test_a_tool_without_its_argument_is_one_line(tool):
    command = [sys.executable, str(ROOT / "tools" / tool)]
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode == 1 and len(told.stderr.splitlines()) == 1


def test_figures_repeat_and_are_those_published(published, tmp_path, monkeypatch):
    monkeypatch.setattr(figures, "drawn", lambda: published)
    monkeypatch.setattr(figures, "from_lessons", dict)
    figures.main(tmp_path)
    stored = {p.name: p for p in (ROOT / "figures").iterdir()}
    made = {p.name: p for p in tmp_path.iterdir()}
    assert made.keys() == stored.keys()
    for name, path in made.items():
        if path.suffix != ".png":
            assert path.read_bytes() == stored[name].read_bytes(), name
        else:  # pixels may differ by a shade between systems
            one, other = mpl.image.imread(path), mpl.image.imread(stored[name])
            assert one.shape == other.shape and abs(one - other).mean() < 0.01, name


def test_figures_without_a_folder_are_one_sentence(tmp_path):
    with pytest.raises(TripoliError, match="make the folder first"):
        figures.main(tmp_path / "none")


def test_a_lesson_that_fails_is_left_as_it_was(tmp_path):
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 / 0", id="a")])
    path = tmp_path / "bad.ipynb"
    nbformat.write(book, path)
    before = path.read_bytes()
    command = [sys.executable, str(ROOT / "tools" / "execute.py"), str(path)]
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode == 1 and "was left as it was" in told.stderr
    assert path.read_bytes() == before


def test_what_a_cell_prints_is_one_output_however_slowly_it_comes(tmp_path):
    slow = "import time\nfor n in 1, 2:\n    print(n, flush=True)\n    time.sleep(0.5)"
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(slow, id="a")])
    path = tmp_path / "slow.ipynb"
    nbformat.write(book, path)
    execute.execute(path)
    (output,) = nbformat.read(path, as_version=4).cells[0].outputs
    assert output.text == "1\n2\n"


def test_executing_twice_stores_the_same_bytes(tmp_path):
    lesson = ROOT / "notebooks" / "00-start-here.ipynb"
    path = Path(shutil.copy(lesson, tmp_path))
    command = [sys.executable, str(ROOT / "tools" / "execute.py"), str(path)]
    assert subprocess.run(command, capture_output=True).returncode == 0
    assert path.read_bytes() == lesson.read_bytes()
