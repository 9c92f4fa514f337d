"""A new dossier: a skeleton to be filled in any editor, or one that came along or in a zip."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

from detente.cases import catalogue
from detente.dossier.files.folder import open_files
from detente.dossier.model.dates import Day, when
from detente.dossier.model.dossier import FIRST_GUESS
from detente.dossier.model.evidence import EVENT_COLUMNS, STATEMENT_COLUMNS
from detente.dossier.model.record import kebab, latin_words
from detente.dossier.model.war import War
from detente.errors import SettingsError, path_of
from detente.files import settle, vacant, write_all

_YAML = """\
# {comment}: what is known of one negotiation. Anything after a # is a note to yourself.
# What you leave out is unknown, and the analysis says so; it is never taken to be zero.
# An uncertain number is written  0.4  or  0.2..0.6 (5th to 95th percentile)  or
# 0.3 (0.1..0.6) (the likeliest value and that range). Every one rests on a why: a source, a
# statement or an assumption, by name; the nearest why around it counts.
title: {title}
as-of: {today}

# Who bargains, mediates or stands behind a promise. The names before the colons ({a}) are
# short ids: lower-case letters, digits and hyphens. Names of people may be in any script.
parties:
  {a}:
    name: {first}
    kind: belligerent            # belligerent, negotiator, mediator, guarantor, stakeholder
    consent: required            # a deal needs its leave
    people:
      a-person: {{name: A Person, role: envoy}}
    interests: [what it needs and why]
    wants:
      why: first-guess
      order: land > army         # from most to least important; or weights, each an estimate
      worth:                     # of each option: an estimate, or the order alone
        land: best-to-worst old-line, new-line
        army: best-to-worst large, small
      red-lines:
        - issue: land
          never: new-line
          absolute: 0.5 (0.2..0.8)       # the chance that no price moves it
          otherwise-costs: 0.2 (0.1..0.4)
          assessed: first-guess          # or declared: the id of a statement
  {b}:
    name: {second}
    kind: belligerent
    consent: required
    wants:
      why: first-guess
      order: army > land
      worth:
        land: best-to-worst new-line, old-line
        army: best-to-worst small, large
  {m}:
    name: {third}
    kind: mediator

# The questions, their options in their natural order, and where each stands today.
issues:
  land:
    name: Where the line runs
    options: {{old-line: The old line, new-line: Where the armies stand}}
    today: new-line
  army:
    name: How large the army of A may be
    options: {{small: Small, large: Large}}
    today: large

# What happens without a deal: a war. Where nobody fights, a standoff stands here instead:
#   standoff: {{lapses-in-months: 24 (9..60), {a}: {{cost-per-month: 0.01, fallback: 0.3}}}}
war:
  why: first-guess
  sides: [{a}, {b}]
  balance: 0.5 (0.4..0.6)        # 1: the first side dictates, 0: the second does
  ends-in-months: 24 (6..72)     # by exhaustion, if nobody agrees
  {a}: {{cost-per-month: 0.01 (0..0.03)}}
  {b}: {{cost-per-month: 0.01 (0..0.03)}}

# What a mediator can do: it changes what stands above, from a date on, at a cost.
levers:
  hold-course: {{name: Hold the course, by: {m}}}

# What is taken to be so without a source. Change it, and see what follows.
assumptions:
  first-guess: {guess}
"""


_USUAL = (("party-a", "Party A"), ("party-b", "Party B"), ("mediator", "The Mediator"))


def new(
    folder: str | Path,
    title: str | None = None,
    *,
    today: Day | None = None,
    parties: Sequence[str] = (),
    mediator: str | None = None,
) -> Path:
    """Write the skeleton of a dossier into a new or empty folder.

    Parameters
    ----------
    folder : str or Path
    title : str, optional
        What the dossier is called; the folder's name if left out.
    today : str or datetime.date, optional
        The day as of which it is written, ISO 8601; the machine's if left out.
    parties : sequence of str
        What the two parties are called, or the first of them; their ids are made of it. Further
        ones are written into the dossier, or a workbook of it.
    mediator : str, optional
        What the mediator is called.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    SettingsError
        If something stands in the folder already, there are more than two parties, or two of one
        name.
    """
    path = _vacant(folder)
    name = _on_one_line(title or path.resolve().name)
    day, called = when(today or dt.date.today(), "today"), _called(parties, mediator)
    texts = {
        "dossier.yaml": _YAML.format(
            comment=name, title=_quoted(name), today=day, guess=FIRST_GUESS, **called
        ),
        "statements.csv": ",".join(STATEMENT_COLUMNS) + "\n",
        "events.csv": ",".join(EVENT_COLUMNS) + "\n",
        "sources.json": "[]\n",
    }
    write_all(path, {file: text.encode() for file, text in texts.items()})
    (path / "drafts").mkdir(exist_ok=True)
    return path


def _called(parties: Sequence[str], mediator: str | None) -> dict[str, str]:
    """The ids and names of the parties, as the skeleton has them."""
    if len(parties) > 2:
        raise SettingsError(
            f"{len(parties)} parties are named; a new dossier has two: write further ones into it, "
            "or into a workbook of it (detente export xlsx)."
        )
    given = (*parties, *[""] * (2 - len(parties)), mediator or "")
    made = [_named(_on_one_line(name), *usual) for name, usual in zip(given, _USUAL, strict=True)]
    ids, names = zip(*made, strict=True)
    if len(set(ids)) < len(ids):
        twice = next(id for id in ids if ids.count(id) > 1)
        raise SettingsError(f"two parties would both have the id {twice!r}: name them otherwise.")
    keys = ("a", "b", "m", "first", "second", "third")
    return dict(zip(keys, (*ids, *names), strict=True))


def _named(name: str, id: str, usual: str) -> tuple[str, str]:
    """An id and a name as the file has it; the usual ones where there is none."""
    own = "-".join(latin_words(name)[:4]) or id
    reserved = own in map(kebab, War.model_fields)
    return f"{own}-party" if reserved else own, _quoted(name) if name else usual


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _on_one_line(text: str) -> str:
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def copy_case(name: str, folder: str | Path) -> Path:
    """Write a copy of a worked case, with the forecasts on record, into a new or empty folder.

    Raises
    ------
    SettingsError
        If something stands in the folder already.
    ValueError
        If there is no case of that name.

    Examples
    --------
    >>> import tempfile
    >>> sorted(file.name for file in copy_case("two-rivers", tempfile.mkdtemp()).glob("*.*"))
    ['dossier.yaml', 'events.csv', 'sources.json', 'statements.csv']
    """
    path, case = _vacant(folder), catalogue.path(name)
    files = [file for file in case.rglob("*") if file.is_file()]
    write_all(path, {file.relative_to(case).as_posix(): file.read_bytes() for file in files})
    return path


def unpack(archive: Path, folder: str | Path) -> Path:
    """Write what a dossier reads out of a zip, byte by byte, into a new or empty folder.

    Raises
    ------
    SettingsError
        If something stands in the folder already.
    RefusedError
        If the zip is not safe to read, or none.
    """
    files = open_files(archive)
    contents = {name: files.read(name) for name in files.names()}
    path = _vacant(folder)
    write_all(path, contents)
    return path


def _vacant(folder: str | Path) -> Path:
    """A folder that is new or empty."""
    path = path_of("folder", folder)
    settle(path)
    if not vacant(path):
        raise SettingsError(f"{path} is not empty; name a new folder, and nothing is overwritten.")
    return path
