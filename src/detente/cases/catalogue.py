"""The worked cases: their names, where they are, and what each is about."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

_ABOUT = {
    "hill-road": "A teaching case for two, with exact numbers: a truce, a road, wells, prisoners.",
    "lagoon-port": "A teaching case for six, with exact numbers: a port, and who can stop it.",
    "pretoria-2022": "The talks on the war in Tigray, a war within a state, as of 25 October 2022.",
    "two-rivers": "A dispute that does not exist; every part of a dossier once, on one page.",
    "ukraine-2025": "The talks on Russia's war against Ukraine, as of 3 December 2025.",
    "vienna-2015": "The talks on Iran's nuclear programme, as of 10 July 2015: no war, a standoff.",
}


def names() -> tuple[str, ...]:
    """The names of the cases, in the order of the alphabet.

    >>> "two-rivers" in names()
    True
    """
    return tuple(sorted(folder.name for folder in _root().iterdir() if _is_case(folder)))


def path(name: str) -> Path:
    """The folder of a case.

    Raises
    ------
    ValueError
        If there is no case of that name.

    >>> path("two-rivers").name
    'two-rivers'
    """
    if name not in names():
        raise ValueError(f'there is no case "{name}"; cases are {", ".join(names())}')
    return _root() / name


def describe(name: str) -> str:
    """What a case is about, in one line.

    >>> describe("two-rivers")
    'A dispute that does not exist; every part of a dossier once, on one page.'
    """
    return _ABOUT.get(path(name).name, "")


def _root() -> Path:
    return Path(str(files("detente.cases")))


def _is_case(folder: Path) -> bool:
    return (folder / "dossier.yaml").is_file()
