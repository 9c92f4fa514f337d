"""Imports go only from later rows to earlier ones; siblings in one row do not know each other."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROWS = """\
_version errors files seeds arrays compiled compiling cases glossary letters pert numerals
phrases prompt |
frozen stated crews | shown |
keeping estimates ranges findings | userfiles | dossier documents |
reading drafting worlds editing |
review |
dealspace | behaviour | inference talks | levers forecasting | asked |
results stages classroom | playing | workbench proposal wording | tabling |
looking redrafting weighing learning asking combining scores |
telling kept answers | charts further | word | brief exchange | web | cli"""
ROW = {room: row for row, rooms in enumerate(ROWS.split("|")) for room in rooms.split()}
PACKAGE = Path(__file__).parents[1] / "src" / "detente"
FILES = sorted(
    path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem[1] != "_"
)


def rooms_imported(path: Path) -> set[str]:
    """The rooms a file imports from, also inside functions and under ``TYPE_CHECKING``."""
    rooms: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: write the import in full"
            # `from detente import x` may name a room or a public name: both are looked up.
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        rooms |= {name.split(".")[1] for name in names if name.startswith("detente.")}
    return rooms


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_only_to_earlier_rows(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert room in ROW, f"{room} has no row: give it one here and in docs/explanation/layout.md"
    for imported in rooms_imported(path) - {room}:
        assert imported in ROW, f"{path.name} imports detente.{imported}, which has no row"
        assert ROW[imported] < ROW[room], f"{room} must not know {imported}"


def test_a_forbidden_import_would_be_seen(tmp_path: Path) -> None:
    hidden = tmp_path / "hidden.py"
    hidden.write_text("def f():\n    from detente.cli.main import run\n    import detente.web\n")
    assert rooms_imported(hidden) == {"cli", "web"}


def test_the_layout_page_gives_every_room_its_row() -> None:
    page = PACKAGE.parents[1] / "docs" / "explanation" / "layout.md"
    table = re.findall(r"^\| (\d+) \| ([^|]*) \|", page.read_text(encoding="utf-8"), re.MULTILINE)
    stated = {room: int(row) - 1 for row, rooms in table for room in re.findall(r"`(\w+)`", rooms)}
    assert stated == {room: row for room, row in ROW.items() if room != "_version"}


def files_imported(path: Path, files: dict[str, Path]) -> set[str]:
    """The files of the package that a file imports, wherever the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (whole & files.keys()) or {str(node.module)}
    return found & files.keys()


def test_no_file_imports_itself_by_way_of_others() -> None:
    """Imports inside functions and under ``TYPE_CHECKING`` count, too."""
    src = PACKAGE.parent
    files = {".".join(path.relative_to(src).with_suffix("").parts): path for path in FILES}
    graph = {name: files_imported(path, files) - {name} for name, path in files.items()}
    TopologicalSorter(graph).prepare()  # says which files stand in a circle
