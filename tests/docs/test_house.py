"""What the project's own files say of each other stays true."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import detente

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_ci_installs_what_the_project_asks_for() -> None:
    project = PROJECT["project"]
    extras = project["optional-dependencies"]
    asked = {*project["dependencies"], *extras["reading"], *extras["frames"], *extras["dev"]}
    asked |= {*extras["cluster"], *extras["word"], *extras["meaning"], *extras["web"]}
    asked |= {*PROJECT["build-system"]["requires"], "editables"}
    lines = text(".ci/requirements.in").splitlines()
    assert {line for line in lines if line and not line.startswith("#")} == asked


def test_pins_are_names_versions_and_hashes_only() -> None:
    pin = re.compile(r"[a-z0-9._-]+==[\w.+]+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    for line in text(".ci/requirements.txt").splitlines():
        assert pin.fullmatch(line), line


def test_ci_runs_the_readmes_test_command() -> None:
    assert '$ pip install -e ".[dev]" && pytest\n' in text("README.md")
    assert "\npytest\n" in text(".ci/run")


def test_citation_and_licence_are_the_projects_own() -> None:
    assert f"version: {detente.__version__}\n" in text("CITATION.cff")
    assert f"license: {PROJECT['project']['license']}\n" in text("CITATION.cff")


def test_the_layout_page_names_every_room() -> None:
    page = text("docs/explanation/layout.md")
    rooms = {path.stem for path in (ROOT / "src" / "detente").iterdir() if path.stem[0] != "_"}
    missing = {room for room in rooms - {"py"} if f"`{room}`" not in page}
    assert not missing, f"docs/explanation/layout.md does not name {missing}"


def test_files_that_contributors_are_sent_to_are_there() -> None:
    pages = [ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
    named = {
        (page.name, file)
        for page in pages
        for file in re.findall(r"`([a-z_]+(?:/[a-z_]+)+\.py)`", page.read_text(encoding="utf-8"))
    }
    assert len(named) > 20
    rooms = (ROOT, ROOT / "src" / "detente", ROOT / "tests")
    assert {
        (page, file) for page, file in named if not any((room / file).exists() for room in rooms)
    } == set()
