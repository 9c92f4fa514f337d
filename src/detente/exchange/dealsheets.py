"""What could be agreed as a workbook: a sheet for each part of the answer."""

from __future__ import annotations

import datetime as dt
import math
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from detente.answers.deals import DealsAnswer
from detente.dealspace.chance import Chance
from detente.dealspace.explain import Explained
from detente.dossier.files.workbook.packing import packed
from detente.errors import SettingsError
from detente.files import write_all
from detente.letters import clean
from detente.ranges import Range
from detente.wording import dealsheets as words

Cell = str | float | int | None


def write_deals(answer: DealsAnswer, file: str | Path) -> Path:
    """Write the answer of ``detente deals`` as a workbook, whole or not at all.

    Parameters
    ----------
    answer : DealsAnswer
    file : str or Path
        Replaced if it is there.

    Raises
    ------
    SettingsError
        As for :func:`workbook_path`, or the disk refuses the file.
    """
    path = workbook_path(file)
    try:
        write_all(
            path.parent,
            {path.name: packed(_book(answer), dt.date.fromisoformat(answer.as_of[:10]))},
        )
    except OSError as error:
        raise SettingsError(words.refused(path, error.strerror)) from None
    return path


def workbook_path(file: str | Path) -> Path:
    """The path, if a workbook can be written there; nothing is left there by asking.

    Raises
    ------
    SettingsError
        The path is a folder, or no name of a workbook, or nothing can be written there.
    """
    path = Path(file)
    if path.is_dir():
        raise SettingsError(words.is_folder(path))
    if path.suffix.lower() != ".xlsx":
        raise SettingsError(words.no_workbook(path.name))
    try:
        there = next(folder for folder in path.absolute().parents if folder.exists())
        with tempfile.TemporaryFile(dir=there):
            pass  # rights alone do not tell: some file systems refuse whoever asks
    except OSError as error:
        raise SettingsError(words.refused(path, error.strerror)) from None
    return path


def _book(answer: DealsAnswer) -> Any:
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    book.remove(book.active)
    book.properties.creator = "Detente"
    for part, rows in _SHEETS.items():
        sheet = book.create_sheet(words.TITLES[part])
        sheet.freeze_panes = "A2"
        for number, row in enumerate(rows(answer), start=1):
            for column, value in enumerate(row, start=1):
                _write(sheet.cell(number, column), value)
                if number == 1:
                    sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions["A"].width = 28
        sheet.column_dimensions["B"].width = 28
    return book


def _write(cell: Any, value: Cell) -> None:
    if isinstance(value, str):
        cell.value = clean(value)[:32_767]
        cell.data_type = "s"  # a text that begins with = is no formula
    else:
        cell.value = value


def _zone(answer: DealsAnswer) -> Iterator[Sequence[Cell]]:
    zone, packages = answer.zone, answer.zone.packages
    yield ("", *words.OF_EITHER)
    yield (words.ZONE["chance"], *_chance(zone.chance))
    yield (words.ZONE["signed_not_kept"], *_chance(zone.signed_not_kept))
    yield (words.ZONE["number"], *_range(packages.number))
    yield (words.ZONE["possible"], packages.possible)
    for name, head in words.RUN.items():
        yield (head, getattr(answer, name))
    for caution in answer.cautions:
        yield (words.CAUTION, caution)
    for issue, options in answer.only.items():
        yield (words.only(issue), ", ".join(options))


def _principles(answer: DealsAnswer) -> Iterator[Sequence[Cell]]:
    yield words.principles(list(answer.solutions))
    issues = next((one.package for one in answer.solutions.values() if one.package), {})
    for issue in issues:
        cells: list[Cell] = []
        for one in answer.solutions.values():
            option = one.package.get(issue)
            cells += [option, one.shares[issue].get(option or ""), None, None]
        yield (issue, *cells)
    for party in next(iter(answer.solutions.values())).gain:
        cells = []
        for one in answer.solutions.values():
            cells += [words.GAIN, *_range(one.gain[party])]
        yield (party, *cells)


def _alternatives(answer: DealsAnswer) -> Iterator[Sequence[Cell]]:
    several = answer.alternatives
    yield words.alternatives(len(several))
    for issue in several[0].package if several else ():
        yield (issue, *(alternative.package[issue] for alternative in several))
    for name, head in words.ALTERNATIVES_LAST.items():
        yield (head, *(getattr(alternative, name) for alternative in several))


def _options(answer: DealsAnswer) -> Iterator[Sequence[Cell]]:
    yield words.OPTIONS
    for issue, options in answer.zone.packages.shares.items():
        for option, held in options.items():
            yield (issue, option, *_range(held))


def _drafts(answer: DealsAnswer) -> Iterator[Sequence[Cell]]:
    yield words.DRAFTS
    for id, draft in answer.drafts.items():
        yield (id, words.IN_THE_ZONE, *_chance(draft.score.inside))
        yield (id, words.ALL_SAY_YES, *_chance(draft.accepted.all))
        for party, says in draft.accepted.by_party.items():
            yield (id, words.says_yes(party), *_chance(says))
        for party, gain in draft.score.gain.items():
            yield (id, words.gain_of(party), *_range(gain))
        if draft.explained:
            yield (id, words.UNDOMINATED, draft.explained.undominated)
        for obstacle in draft.score.keeps_out:
            yield (id, obstacle.label, obstacle.share)


def _accounts(answer: DealsAnswer) -> Iterator[Sequence[Cell]]:
    yield words.ACCOUNTS
    drafts = {id: draft.explained for id, draft in answer.drafts.items()}
    for name, one in {words.REPRESENTATIVE: answer.explained, **drafts}.items():
        if one is not None:
            yield from _account_rows(name, one)


def _account_rows(name: str, one: Explained) -> Iterator[Sequence[Cell]]:
    for party, account in one.accounts.items():
        for issue, worth in account.by_issue.items():
            yield (name, party, issue, *_range(worth))
        for part, head in words.ACCOUNT.items():
            yield (name, party, head, *_range(getattr(account, part)))


def _conflicts(answer: DealsAnswer) -> Iterator[Sequence[Cell]]:
    yield words.CONFLICTS
    for one, share in answer.conflicts.sets:
        parts = (", ".join(part) for part in (one.lines, one.parties, one.issues))
        yield (share, *parts, words.YES if one.smallest else words.NO)


def _openings(answer: DealsAnswer) -> Iterator[Sequence[Cell]]:
    yield words.WAYS
    for way in answer.cheapest:
        yield (", ".join(way.what), way.kind, *_range(way.price), way.opens)
    yield ()
    yield words.OPENINGS
    for one in answer.openings:
        yield (one.label, one.kind, *_chance(one.after))


def _frontier(answer: DealsAnswer) -> Iterator[Sequence[Cell]]:
    if answer.frontier is None:
        yield (words.NO_FRONTIER,)
        return
    points = answer.frontier.points
    parties, issues = (list(points[0].gain), list(points[0].package)) if points else ([], [])
    yield words.frontier(issues, parties)
    for point in points:
        yield (
            *point.package.values(),
            *point.gain.values(),
            words.YES if point.inside else words.NO,
        )
    if not answer.frontier.exact:
        yield ()
        for party, within in answer.frontier.within.items():
            yield (words.within(party), within)


def _chance(one: Chance) -> tuple[Cell, Cell, Cell]:
    return _number(one.value), _number(one.low), _number(one.high)


def _range(one: Range) -> tuple[Cell, Cell, Cell]:
    return _number(one.median), _number(one.low), _number(one.high)


def _number(value: float) -> Cell:
    return None if math.isnan(value) else value


_SHEETS: dict[str, Callable[[DealsAnswer], Iterator[Sequence[Cell]]]] = {
    "zone": _zone,
    "principles": _principles,
    "alternatives": _alternatives,
    "options": _options,
    "drafts": _drafts,
    "accounts": _accounts,
    "conflicts": _conflicts,
    "openings": _openings,
    "frontier": _frontier,
}
"""The rows of each sheet, by the name under which wording has its title."""
