"""The matrix of positions on the screen: issues down, parties across, stated beside assessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from detente.cli.screen import write, write_rich, write_text
from detente.wording.commands import positions as words
from detente.wording.names import day, person, when
from detente.wording.stances import chance_words, line_rule, stance_words

if TYPE_CHECKING:
    from detente.dossier.model.dossier import Dossier
    from detente.dossier.model.wants import RedLine
    from detente.drafting.positions import Cell, Move, Positions
    from detente.drafting.stances import Said

NOTHING = "·"


def show(dossier: Dossier, matrix: Positions, moves: Positions) -> None:
    """Write the matrix as of a day, and what has moved since another."""
    write(words.title(dossier.title, day(matrix.as_of)))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=False)
    table.add_column("issue", overflow="fold", min_width=12)
    table.add_column("")
    for party in matrix.parties:
        table.add_column(Text(dossier.parties[party].name), overflow="fold")
    for issue in matrix.issues:
        cells = [matrix.cells[party, issue] for party in matrix.parties]
        stated = [_lines(_stated(dossier, cell)) for cell in cells]
        assessed = [_lines(_assessed(dossier, cell)) for cell in cells]
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


def _stated(dossier: Dossier, cell: Cell) -> Iterator[str]:
    """The latest word of each voice; the voices are named where they differ."""
    for voice in cell.voices:
        name = f" ({voice.person})" if cell.voices_differ and voice.person else ""
        for one in voice.said:
            yield f"{_stance(one)}{name}"
    said = {one.option for one in cell.stated if one.stance == "red-line"}
    for line in cell.red_lines:
        if line.declared and not (line.never and said.issuperset(line.never)):
            yield _line(dossier, line)


def _assessed(dossier: Dossier, cell: Cell) -> Iterator[str]:
    seen: set[str | None] = set()
    for one in cell.assessed:
        if one.option not in seen:
            seen.add(one.option)
            yield _stance(one)
    for line in cell.red_lines:
        if line.assessed or not line.declared:
            yield words.absolute(_line(dossier, line), chance_words(line.absolute))


def _stance(said: Said) -> str:
    return words.stance(said.stance, said.option)


def _line(dossier: Dossier, line: RedLine) -> str:
    """What a red line rules out, by the ids of options."""
    return " ".join(line_rule(dossier, line, lambda _, option: option))


def _show_moves(dossier: Dossier, positions: Positions) -> None:
    assert positions.since is not None
    write("")
    since, until = day(positions.since), day(positions.as_of)
    if not positions.moves:
        write(words.nothing_moved(since, until))
        return
    write(words.moved(since, until))
    for move in positions.moves:
        write_text(f"  {_move(dossier, move)}", indent=4)


def _move(dossier: Dossier, move: Move) -> str:
    """One move: when, who, on what, from where to where, and where that stands."""
    said = move.after
    name = person(dossier, said.person).partition(",")[0]
    who = f"{name} ({move.party}" if name else f"{dossier.parties[move.party].name} ("
    who += f"{', ' if name else ''}{said.status})"
    answer = f"{move.issue}={move.option}" if move.option else move.issue
    source = f" [{said.source}, {said.place}]" if said.source and said.place else ""
    start, after = f"{when(said.date, short=True)}  {who}", f"{stance_words(said.stance)}{source}"
    return words.move(start, answer, _before(dossier, move), after)


def _before(dossier: Dossier, move: Move) -> str:
    """What was on record: on the option itself; else on the issue; else nothing."""
    earlier = move.before or move.elsewhere
    if earlier is None:
        return words.NOTHING_BEFORE
    who = person(dossier, earlier.person).partition(",")[0]
    speaker = f"{who}, " if who and earlier.person != move.after.person else ""
    stood = f"({speaker}{when(earlier.date, short=True)})"
    if move.before:
        return f"{stance_words(earlier.stance)} {stood}"
    return words.only_on_issue(f"{_stance(earlier)} {stood}")
