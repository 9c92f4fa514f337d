"""The matrix of positions on the screen: issues down, parties across, stated beside assessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from detente.brief.names import day, person, when
from detente.brief.sections.positions import chance_words
from detente.brief.sections.statements import stance_words
from detente.cli.screen import write, write_rich, write_text

if TYPE_CHECKING:
    from detente.dossier.model import Dossier
    from detente.dossier.parties import RedLine
    from detente.drafting.positions import Cell, Move, Positions
    from detente.drafting.stances import Said

NOTHING = "·"


def show(dossier: Dossier, matrix: Positions, moves: Positions) -> None:
    """Write the matrix as of a day, and what has moved since another."""
    write(f"{dossier.title}: positions as of {day(matrix.as_of)}")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=False)
    table.add_column("issue", overflow="fold", min_width=12)
    table.add_column("")
    for party in matrix.parties:
        table.add_column(Text(dossier.parties[party].name), overflow="fold")
    for issue in matrix.issues:
        cells = [matrix.cells[party, issue] for party in matrix.parties]
        stated = [_lines(_stated(cell)) for cell in cells]
        assessed = [_lines(_assessed(cell)) for cell in cells]
        table.add_row(Text(issue, style="bold"), "stated", *stated)
        table.add_row(
            Text(dossier.issues[issue].name, style="dim"),
            Text("assessed", style="italic"),
            *(Text(words, style="italic") for words in assessed),
            end_section=True,
        )
    write_rich(table)
    if moves.since is not None and moves.since < moves.as_of:
        _show_moves(dossier, moves)


def _lines(lines: Iterable[str]) -> str:
    """Lines without repetition; a dot where there are none."""
    return "\n".join(dict.fromkeys(lines)) or NOTHING


def _stated(cell: Cell) -> Iterator[str]:
    """The latest word of each voice; the voices are named where they differ."""
    for voice in cell.voices:
        name = f" ({voice.person})" if cell.voices_differ and voice.person else ""
        for one in voice.said:
            yield f"{_stance(one)}{name}"
    said = {one.option for one in cell.stated if one.stance == "red-line"}
    for line in cell.red_lines:
        if line.declared and not (line.never and said.issuperset(line.never)):
            yield f"red line: {_line(line)}"


def _assessed(cell: Cell) -> Iterator[str]:
    seen: set[str | None] = set()
    for one in cell.assessed:
        if one.option not in seen:
            seen.add(one.option)
            yield _stance(one)
    for line in cell.red_lines:
        if line.assessed or not line.declared:
            yield f"red line: {_line(line)}, absolute {chance_words(line.absolute)}"


def _stance(said: Said) -> str:
    return f"{stance_words(said.stance)} {said.option or 'as a whole'}"


def _line(line: RedLine) -> str:
    """What a red line rules out."""
    if line.at_least:
        words = f"at least {line.at_least}"
    elif line.at_most:
        words = f"at most {line.at_most}"
    else:
        words = "never " + " or ".join(line.never)
    return f"{words} unless {', '.join(line.unless)}" if line.unless else words


def _show_moves(dossier: Dossier, positions: Positions) -> None:
    assert positions.since is not None
    write("")
    since, until = day(positions.since), day(positions.as_of)
    if not positions.moves:
        write(f"Nothing has moved from {since} to {until}.")
        return
    write(f"Moved from {since} to {until}, the latest first:")
    for move in positions.moves:
        write_text(f"  {_move(dossier, move)}", indent=4)


def _move(dossier: Dossier, move: Move) -> str:
    """One move: when, who, on what, from where to where, and where that stands."""
    said = move.after
    name = person(dossier, said.person).partition(",")[0]
    who = f"{name} ({move.party}" if name else f"{dossier.parties[move.party].name} ("
    who += f"{', ' if name else ''}{said.status})"
    before = stance_words(move.before.stance) if move.before else "nothing on record"
    answer = f"{move.issue}={move.option}" if move.option else move.issue
    source = f" [{said.source}, {said.place}]" if said.source and said.place else ""
    return (
        f"{when(said.date, short=True)}  {who} on {answer}: "
        f"{before} → {stance_words(said.stance)}{source}"
    )
