"""Every exception, and the findings that go before them.

::

    DetenteError
    ├── ClusterError      a cluster that was named cannot be worked with
    ├── DossierError      the user's files need mending; carries every finding
    │   └── RefusedError  a file is refused before it is read (zip bomb, link out of the folder)
    └── SettingsError     a setting of a run makes no sense

Misuse of a Python function is a plain ``TypeError`` (the wrong kind of thing) or ``ValueError``
(the right kind, a wrong value); both name the argument, the value and the rule.

What a kind of finding is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning", "advice"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a user's file; lines and columns count from 1.

    >>> str(Place(file="dossier.yaml", line=9, column=28))
    'dossier.yaml:9:28'
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding, as the reference describes it.

    Attributes
    ----------
    title : str
        What is wrong, in general.
    explanation : str
        Why it matters and how to mend it.
    example : str
        What it may look like, and how it is mended; empty where a picture says nothing.
    severity : str
        An *error* keeps the dossier from being used, a *warning* says that a wide default stands
        in or that something is doubtful, *advice* that something could be said better.
    """

    title: str
    explanation: str
    example: str = ""
    severity: Severity = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a finding is about, by which several that have one cause are made one.

    Attributes
    ----------
    path : tuple of str and int
        Of the value or the word in the dossier, or of the column in a table.
    name : str
        The id, or the word, that is wrong or in question, as it is written.
    day : str
        Of what is later than the dossier's own day; empty for all others.
    line_lost : bool
        Whether the line before it that said what it is of was likely lost.
    """

    path: tuple[str | int, ...] = ()
    name: str = ""
    day: str = ""
    line_lost: bool = False


NOTHING_MORE = About()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend in a user's file: where, what is wrong, how to mend it.

    ``slug`` names the reference page of this kind of finding; ``times`` is more than 1 where it
    stands for findings that are counted and not shown; ``about`` is what others need of it to tell
    whether they have one cause.

    >>> print(Finding(place=Place("dossier.yaml", 9, 28), slug="unknown-issue",
    ...               message='party "ukraine" weighs "teritory", which is not an issue.',
    ...               mend='Did you mean "territory"?'))
    dossier.yaml:9:28: party "ukraine" weighs "teritory", which is not an issue.  [unknown-issue]
      Did you mean "territory"?
    """

    place: Place
    slug: str
    message: str
    mend: str
    severity: Severity = "error"
    times: int = 1
    about: About = field(default=NOTHING_MORE, compare=False, repr=False)

    def __str__(self) -> str:
        level = "" if self.severity == "error" else f"{self.severity}: "
        return f"{self.place}: {level}{self.message}  [{self.slug}]\n  {self.mend}"


class DetenteError(Exception):
    """What every error of this package is."""


class ClusterError(DetenteError):
    """A cluster that was named cannot be worked with."""


class DossierError(DetenteError):
    """The dossier cannot be used until its findings are mended.

    Attributes
    ----------
    findings : tuple of Finding
        Every finding, in the order of the files; at least one is an error.
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class RefusedError(DossierError):
    """A file is refused before it is read; its one finding says why."""


def expect(name: str, value: object, kinds: type | tuple[type, ...], rule: str) -> None:
    """Refuse an argument of the wrong kind, in words.

    >>> expect("seed", "one", int, "a whole number, 0 or more")
    Traceback (most recent call last):
    ...
    TypeError: seed is 'one' (str); it must be a whole number, 0 or more
    """
    # True is an int to Python, and a slip of the pen to whoever asked for a number.
    truth = isinstance(value, bool) and kinds is int
    if truth or not isinstance(value, kinds):
        shown = repr(value).splitlines()[0]
        shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
        raise TypeError(f"{name} is {shown} ({type(value).__name__}); it must be {rule}")


def listed(name: str, value: Iterable[str], what: str) -> tuple[str, ...]:
    """Several names; one text alone is not several.

    >>> listed("levers", "walk-away", "levers")
    Traceback (most recent call last):
    ...
    TypeError: levers is 'walk-away' (str); it must be a list of levers, such as ('walk-away',)
    """
    if isinstance(value, str):
        expect(name, value, (), f"a list of {what}, such as ({value[:40]!r},)")
    expect(name, value, Iterable, f"a list of {what}")
    return tuple(value)


def path_of(name: str, value: str | Path) -> Path:
    """A file or folder by its name.

    >>> path_of("file", 3)
    Traceback (most recent call last):
    ...
    TypeError: file is 3 (int); it must be a path, as text or pathlib.Path
    """
    rule = "a path, as text or pathlib.Path"
    expect(name, value, (str, PathLike), rule)
    return Path(value)


class SettingsError(DetenteError):
    """A setting of a run makes no sense; the message names it and its lawful values."""
