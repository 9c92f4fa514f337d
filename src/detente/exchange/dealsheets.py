"""What could be agreed as a workbook: a sheet for each part of the answer."""

from __future__ import annotations

import datetime as dt
import io
import math
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from detente.answers.deals import DealsAnswer
from detente.dealspace.chance import Chance
from detente.dealspace.explain import Explained
from detente.errors import SettingsError
from detente.files import write_all
from detente.ranges import Range

Cell = str | float | int | None
_SPREAD = ("median", "low", "high")
_OF_CHANCE = ("mean", "low", "high")
_OF_EITHER = ("mean of a chance, median of the rest", "low", "high")


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
        write_all(path.parent, {path.name: _packed(answer)})
    except OSError as error:
        raise _refused(path, error) from None
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
        raise SettingsError(f"{path} is a folder; name a file, such as deals.xlsx.")
    if path.suffix.lower() != ".xlsx":
        raise SettingsError(f'"{path.name}" is no workbook; name a file that ends in .xlsx.')
    try:
        there = next(folder for folder in path.absolute().parents if folder.exists())
        with tempfile.TemporaryFile(dir=there):
            pass  # rights alone do not tell: some file systems refuse whoever asks
    except OSError as error:
        raise _refused(path, error) from None
    return path


def _refused(path: Path, error: OSError) -> SettingsError:
    why = error.strerror or "the disk refuses it"
    return SettingsError(f"{path} cannot be written ({why}); name a file in a folder of your own.")


def _packed(answer: DealsAnswer) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    book.remove(book.active)
    book.properties.creator = "Detente"
    book.properties.created = book.properties.modified = dt.datetime.fromisoformat(answer.as_of)
    for title, rows in _sheets(answer).items():
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                _write(sheet.cell(number, column), value)
                if number == 1:
                    sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions["A"].width = 28
        sheet.column_dimensions["B"].width = 28
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _write(cell: Any, value: Cell) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:32_767]
        cell.data_type = "s"  # a text that begins with = is no formula
    else:
        cell.value = value


def _sheets(answer: DealsAnswer) -> dict[str, list[Sequence[Cell]]]:
    return {
        "Zone": list(_zone(answer)),
        "Principles": list(_principles(answer)),
        "Alternatives": list(_alternatives(answer)),
        "Options": list(_options(answer)),
        "Drafts": list(_drafts(answer)),
        "Accounts": list(_accounts(answer)),
        "Conflicts": list(_conflicts(answer)),
        "Openings": list(_openings(answer)),
        "Frontier": list(_frontier(answer)),
    }


def _zone(answer: DealsAnswer) -> Iterator[Sequence[Cell]]:
    zone, packages = answer.zone, answer.zone.packages
    yield ("", *_OF_EITHER)
    yield ("Chance of a zone", *_chance(zone.chance))
    yield ("Signed, not kept", *_chance(zone.signed_not_kept))
    yield ("Packages in the zone", *_range(packages.number))
    yield ("Packages in all", packages.possible)
    yield ("Dossier", answer.dossier)
    yield ("As of", answer.as_of)
    yield ("Draws", answer.draws)
    yield ("Seed", answer.seed)
    yield ("Version", answer.version)
    yield ("SHA-256 of the dossier", answer.dossier_hash)
    for caution in answer.cautions:
        yield ("Bear in mind", caution)
    for issue, options in answer.only.items():
        yield (f"Only {issue}", ", ".join(options))


def _principles(answer: DealsAnswer) -> Iterator[Sequence[Cell]]:
    yield ("issue or party", *(c for name in answer.solutions for c in (name, "share", "", "")))
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
            cells += ["gain", *_range(one.gain[party])]
        yield (party, *cells)


def _alternatives(answer: DealsAnswer) -> Iterator[Sequence[Cell]]:
    found = answer.alternatives
    yield ("issue", *(f"alternative {n}" for n, _ in enumerate(found, start=1)))
    for issue in found[0].package if found else ():
        yield (issue, *(one.package[issue] for one in found))
    yield ("share of zones that hold it", *(one.inside for one in found))
    yield ("issues apart from those before", *(one.apart for one in found))


def _options(answer: DealsAnswer) -> Iterator[Sequence[Cell]]:
    yield ("issue", "option", *(f"share of a zone's packages, {name}" for name in _SPREAD))
    for issue, options in answer.zone.packages.shares.items():
        for option, held in options.items():
            yield (issue, option, *_range(held))


def _drafts(answer: DealsAnswer) -> Iterator[Sequence[Cell]]:
    yield ("draft", "what", *_OF_EITHER)
    for id, draft in answer.drafts.items():
        yield (id, "in the zone", *_chance(draft.score.inside))
        yield (id, "all say yes", *_chance(draft.accepted.all))
        for party, says in draft.accepted.by_party.items():
            yield (id, f"{party} says yes", *_chance(says))
        for party, gain in draft.score.gain.items():
            yield (id, f"gain of {party}", *_range(gain))
        if draft.explained:
            yield (id, "nobody can gain without another's loss", draft.explained.undominated)
        for obstacle in draft.score.keeps_out:
            yield (id, obstacle.label, obstacle.share)


def _accounts(answer: DealsAnswer) -> Iterator[Sequence[Cell]]:
    yield ("package", "party", "what", *_SPREAD)
    drafts = {id: draft.explained for id, draft in answer.drafts.items()}
    for name, one in {"representative": answer.explained, **drafts}.items():
        if one is not None:
            yield from _account_rows(name, one)


def _account_rows(name: str, one: Explained) -> Iterator[Sequence[Cell]]:
    for party, account in one.accounts.items():
        for issue, worth in account.by_issue.items():
            yield (name, party, issue, *_range(worth))
        yield (name, party, "together", *_range(account.together))
        yield (name, party, "instead of going on", *_range(account.instead_of_going_on))
        yield (name, party, "if it fails", *_range(account.if_it_fails))
        yield (name, party, "gain", *_range(account.gain))


def _conflicts(answer: DealsAnswer) -> Iterator[Sequence[Cell]]:
    yield ("share of draws without a zone", "lines", "parties", "issues", "proved smallest")
    for one, share in answer.conflicts.sets:
        parts = (", ".join(part) for part in (one.lines, one.parties, one.issues))
        yield (share, *parts, "yes" if one.smallest else "no")


def _openings(answer: DealsAnswer) -> Iterator[Sequence[Cell]]:
    yield ("what gives way", "kind", *(f"price, {name}" for name in _SPREAD), "opens")
    for way in answer.cheapest:
        yield (", ".join(way.what), way.kind, *_range(way.price), way.opens)
    yield ()
    yield ("change", "kind", *(f"chance of a zone after it, {name}" for name in _OF_CHANCE))
    for one in answer.openings:
        yield (one.label, one.kind, *_chance(one.after))


def _frontier(answer: DealsAnswer) -> Iterator[Sequence[Cell]]:
    if answer.frontier is None:
        yield ("Given only where nothing is uncertain.",)
        return
    points = answer.frontier.points
    parties, issues = (list(points[0].gain), list(points[0].package)) if points else ([], [])
    yield (*issues, *(f"gain of {party}" for party in parties), "in the zone")
    for point in points:
        yield (*point.package.values(), *point.gain.values(), "yes" if point.inside else "no")
    if not answer.frontier.exact:
        yield ()
        for party, within in answer.frontier.within.items():
            yield (f"within so much worth to {party}", within)


def _chance(one: Chance) -> tuple[Cell, Cell, Cell]:
    return _number(one.value), _number(one.low), _number(one.high)


def _range(one: Range) -> tuple[Cell, Cell, Cell]:
    return _number(one.median), _number(one.low), _number(one.high)


def _number(value: float) -> Cell:
    return None if math.isnan(value) else value
