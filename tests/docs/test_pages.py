"""Every command and every block of Python in the README and the pages runs, and prints that."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\[[^]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def _load() -> Any:
    spec = importlib.util.spec_from_file_location("examples", ROOT / "docs" / "examples.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


EXAMPLES = _load()
SHOWN = [
    page
    for page in PAGES
    if page.parent.name != "reference" and any(EXAMPLES.examples(page.read_text(encoding="utf-8")))
]


@pytest.mark.usefixtures("kept_for_all")
@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_page_shows_what_is_printed(path: Path) -> None:
    names: dict[str, Any] = {}
    with EXAMPLES.empty_folder():
        for example in EXAMPLES.examples(path.read_text(encoding="utf-8")):
            printed = EXAMPLES.run(example, names)
            if example.span[1] and (example.kind == "python" or "detente " in example.source):
                missing = EXAMPLES.difference(example.shown, printed)
                assert missing is None, f"{example.source}: {missing}\nis not in\n{printed}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), f"{path.name} links to {target}"
