"""What ``detente review`` asks for beside its keys: one of a list, a day, a position, an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from detente.cli.screen import typed, write, write_text
from detente.wording.commands import documents as words

if TYPE_CHECKING:
    from detente.dossier.model.dates import When
    from detente.dossier.model.dossier import Dossier
    from detente.drafting.stands import Stand
    from detente.review.ledger import Ledger
    from detente.review.stored import Answer
    from detente.review.waiting import Waiting


def pick(
    what: str, choices: Mapping[str, str], usual: str | None = None, *, shown: bool = True
) -> str | None:
    """One of some ids, by its number, or the beginning of it or its name; nothing is the usual one.

    Parameters
    ----------
    what : str
        What is asked for.
    choices : dict of id -> name
    usual : str, optional
    shown : bool
        Whether the list is shown before it is asked.
    """
    for number, (id, name) in enumerate(choices.items() if shown else (), 1):
        write_text(f"  {number:>2}  {id}" + (f": {name}" if name else ""), indent=6)
    while said := typed(f"{what}{f' [{usual}]' if usual else ''} > "):
        chosen = chosen_by(said, choices)
        if chosen is not None:
            return chosen
        write(words.NONE_OF_THESE)
    return usual if said is not None else None


def chosen_by(said: str, choices: Mapping[str, str]) -> str | None:
    """The id that a number, a whole id, or the beginning of one id or name alone, means.

    >>> options = {"old-line": "The line of 2024", "ridge": "The ridge", "front": "The front"}
    >>> [chosen_by(said, options) for said in ("2", "front", "ri", "the line", "the", "9")]
    ['ridge', 'front', 'ridge', 'old-line', None, None]
    """
    ids = list(choices)
    if said.isdecimal() and said not in choices:
        return ids[int(said) - 1] if 0 < int(said[:9]) <= len(ids) else None
    low = said.casefold()
    begins = [id for id in ids if any(n.casefold().startswith(low) for n in (id, choices[id]))]
    return said if said in choices else begins[0] if len(begins) == 1 else None


def day_typed(what: str, usual: When | None) -> When | None:
    """A day that a person types; the usual one where nothing is typed."""
    from pydantic import ValidationError

    from detente.dossier.model.dates import When

    while said := typed(f"{what}{f' [{usual}]' if usual else ''} > "):
        try:
            return When.parse(said)
        except ValidationError:
            write(words.NO_DAY)
    return usual if said is not None else None


def positions(item: Waiting, ledger: Ledger, stands: Iterable[Stand]) -> str:
    """Positions that a person picks, as a cell of ``statements.csv``, and what moves by them."""
    from detente.dossier.model.drafts import CAMPS, STANCES
    from detente.drafting.stands import so_far

    one, dossier = item.suggestion, ledger.dossier
    party = ledger.held.register.side(one.person, one.party) or ""
    cells: list[str] = []
    usual = next((issue for issue in one.issues if issue in dossier.issues), None)
    every = {id: issue.name for id, issue in dossier.issues.items()}
    while issue := pick(words.ANOTHER if cells else words.ISSUE, every, usual, shown=not cells):
        options = {words.WHOLE: words.WHOLE_ISSUE, **dossier.issues[issue].options}
        option = pick(words.OPTION, options, words.WHOLE)
        stance = pick(words.STANCE, dict.fromkeys(STANCES, ""), one.stance)
        usual = None
        if stance is None or option is None:
            continue
        where = None if option == words.WHOLE else option
        cells.append(f"{issue}{'=' + where if where else ''}:{stance}")
        for last in so_far(stands, party, issue, one.day):
            if last.option == where and last.camp != CAMPS[stance]:  # type: ignore[index]
                before = words.stand(issue, where, last.stance, str(last.date), last.id)
                write_text(words.moves(party, before))
    write(f"  {words.POSITIONS}: {'; '.join(cells) or words.NONE}")
    return "; ".join(cells)


def position_alone(
    item: Waiting, ledger: Ledger, edits: Mapping[str, str], stands: Iterable[Stand]
) -> dict[str, str]:
    """The position of a suggestion, or one that a person picks, put into words in place of its own.

    The row keeps its place in the source, and says that its words are not those of the speaker.
    """
    from pydantic import TypeAdapter

    from detente.dossier.model.evidence import Positions, Statement
    from detente.review.accept import propose

    made = propose(ledger, item.place, {"date": str(ledger.dossier.as_of), **edits})
    cell = edits.get("positions") or "; ".join(
        map(str, made.positions if isinstance(made, Statement) else ())
    )
    cell = cell or positions(item, ledger, stands)
    if not cell:
        return {}
    picked = TypeAdapter(Positions).validate_python(cell)
    told = words.position_alone(ledger.dossier, picked)
    return {"positions": cell, "form": "paraphrase", "text": told}


def answered(item: Waiting, ledger: Ledger) -> Answer | None:
    """The answer to a draft that a person picks, if any."""
    from detente.dossier.model.drafts import STANCES
    from detente.review.responses import draft_meant
    from detente.review.stored import Answer

    drafts = {id: draft.name for id, draft in ledger.dossier.drafts.items()}
    meant = draft_meant(ledger, item.document, item.suggestion)
    draft = pick(words.DRAFT, drafts, meant) if drafts else None
    every: dict[str, str] = dict.fromkeys(STANCES, "")
    stance = pick(words.STANCE, every, item.suggestion.stance) if draft is not None else None
    if draft is None or stance is None:
        write(words.NO_DRAFT if not drafts else words.NO_ANSWER)
        return None
    points = _points_of(ledger.dossier, draft)
    accepts = _points(words.ACCEPTS, points)
    objects = _points(words.OBJECTS, points)
    write_text(f"  {words.answer(draft, stance, accepts, objects)}")
    told = {"draft": draft, "stance": stance, "accepts": accepts, "objects": objects}
    return Answer.model_validate(told)


def _points_of(dossier: Dossier, draft: str) -> dict[str, str]:
    """Every point of a draft: the options that it holds, else its words."""
    from detente.drafting.points import words_of_points
    from detente.wording.changes import clip

    held = dossier.drafts[draft].points
    return {
        number: words.point(held.get(number)) if held.get(number) or not said else clip(said)
        for number, said in words_of_points(dossier, draft).items()
    }


def _points(what: str, points: Mapping[str, str]) -> tuple[str, ...]:
    """Points by number, with blanks between them; the list is shown first."""
    for id, held in points.items() if what == words.ACCEPTS else ():
        write_text(f"  {id:>3}  {held}", indent=7)
    while said := typed(f"{what} > ") if points else "":
        named = tuple(said.replace(",", " ").split())
        if points.keys() >= set(named):
            return named
        write(words.NONE_OF_THESE)
    return ()


def edited(item: Waiting, ledger: Ledger, before: Mapping[str, str]) -> dict[str, str]:
    """What a person writes instead, each line judged at once; what is wrong is not taken."""
    from detente.review.accept import judge
    from detente.review.known import SAID
    from detente.review.rows import EVENT_EDITS, STATEMENT_EDITS

    columns = STATEMENT_EDITS if item.suggestion.kind in SAID else EVENT_EDITS
    write_text(words.edit(columns))
    edits: dict[str, str] = {}
    while line := typed("edit > "):
        column, equals, value = (part.strip() for part in line.partition("="))
        if not equals:
            write(words.WRITE_COLUMN)
            continue
        wrong = judge(ledger, item.place, {**before, **edits, column: value}).get(column)
        if wrong is None:
            edits[column] = value
        else:
            write_text(words.not_taken(column, wrong), indent=4)
    return edits
