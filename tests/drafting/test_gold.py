"""The gold of the drafts holds together: every number, point and word of it is there."""

import json
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
GOLD = sorted(HERE.glob("*/*.gold.json"))
KINDS = {
    *("number", "date", "modality", "negation", "scope", "actor", "bound", "condition"),
    *("reference", "dropped", "new"),
}
OPENS = re.compile(
    r"(?:#+ )?(?:(?:Article|Стаття|Статья) (?P<article>\d+)\.?|§ (?P<section>\d+(?:\.\d+)*)\.?"
    r"|\((?P<bracket>\d+)\)|(?P<plain>\d+[a-z]?)[.)]|(?P<deep>\d+(?:\.\d+)+)|(?P<sub>[a-z])\))(?:\s|$)"
)


def points_of(path: Path) -> dict[str, str]:
    """Points of a text by their numbers; a heading ends a point, other lines go on with it."""
    points: dict[str, str] = {}
    whole = number = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        opened = OPENS.match(line.strip())
        if opened:
            kind, count = next((k, v) for k, v in opened.groupdict().items() if v)
            number = whole + count if kind == "sub" else str(_western(count))
            whole = whole if kind == "sub" else number
            assert number not in points, f"{path.name}: {number} stands twice"
            points[number] = line.strip()[opened.end() :]
        elif line.startswith("#"):
            number = ""
        elif number:
            points[number] += " " + line.strip()
    return points


def _western(count: str) -> str:
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in count)


def _read(path: Path) -> tuple[dict, dict[str, str], dict[str, str]]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    return gold, points_of(path.parent / gold["before"]), points_of(path.parent / gold["after"])


@pytest.mark.parametrize("path", GOLD, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_point_has_its_fate(path):
    gold, before, after = _read(path)
    linked, answered = ({link[side] for link in gold["links"]} for side in (0, 1))
    assert sorted(linked | set(gold["dropped"])) == sorted(before)
    assert sorted(answered | set(gold["new"])) == sorted(after)
    assert not linked & set(gold["dropped"]), "dropped, yet linked"
    assert not answered & set(gold["new"]), "new, yet linked"
    assert set(gold["moved"]) <= linked
    assert len({tuple(link) for link in gold["links"]}) == len(gold["links"])


@pytest.mark.parametrize("path", GOLD, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_change_stands_in_its_points(path):
    gold, before, after = _read(path)
    links = {tuple(link) for link in gold["links"]}
    gone = [change["before"] for change in gold["changes"] if change["kind"] == "dropped"]
    come = [change["after"] for change in gold["changes"] if change["kind"] == "new"]
    assert (gone, come) == (gold["dropped"], gold["new"])
    assert len({json.dumps(change) for change in gold["changes"]}) == len(gold["changes"])
    for change in gold["changes"]:
        assert change["kind"] in KINDS, change
        if change["kind"] in ("dropped", "new"):
            assert (change["from"], change["to"]) == (None, None), change
            continue
        assert (change["before"], change["after"]) in links, change
        assert change["from"] != change["to"], change
        assert (change["from"] or "") in before[change["before"]], change
        assert (change["to"] or "") in after[change["after"]], change
