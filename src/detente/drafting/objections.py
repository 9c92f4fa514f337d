"""Who objects to which words of which draft, and what became of it; what was asked for and got."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import CAMPS, STANCES, Response, Stance
from detente.dossier.model.evidence import Statement
from detente.dossier.points import numbered
from detente.drafting.compare import TextComparison, compare_texts
from detente.drafting.lineage import follows_on
from detente.drafting.points import draft_package
from detente.drafting.redline import RedlinedPoint
from detente.drafting.stands import so_far, stands_in
from detente.shown import Result, Table

State = Literal["open", "changed", "own text", "met", "withdrawn", "hardened"]
STATES: dict[State, str] = {
    "open": "no later text touches it",
    "changed": "a later text has changed the point, and the party has not answered it",
    "own text": "the party has put words of its own in its place",
    "met": "the party accepts the point as it reads in a later text",
    "withdrawn": "the party has answered a later text in full, and does not name it",
    "hardened": "the party objects again, and more firmly",
}
WHOLE = ""
"""The point of an objection to a draft as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection(Result):
    """One party's objection to one point of one draft.

    Attributes
    ----------
    party, draft : str
    point : str
        Its number; empty where the party objects to the whole.
    text : str
        What the point says; empty where the dossier has no text.
    stance : str
        Of the party to the whole draft.
    date, known : When
    statements : tuple of str
        Ids of those in which it was given, as far as they are about the point.
    person : str or None
        Who said it, where one person did.
    words : str
        What was said, where it is on record.
    source : str or None
    state : str
        One of ``STATES``.
    later : str or None
        The draft by which the state is told.
    point_later : tuple of str
        What the point became there; none if it was dropped, or the text is not known.
    """

    party: str
    draft: str
    point: str
    text: str
    stance: Stance
    date: When
    known: When
    statements: tuple[str, ...]
    person: str | None
    words: str
    source: str | None
    state: State
    later: str | None
    point_later: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Result):
    """What a party asks for by its own draft or in words, and whether others' latest text has it.

    Attributes
    ----------
    party, draft : str
        The draft is empty where it was asked for in a statement.
    statement : str or None
    point, issue : str
        An ask is about an issue; or about a point, where nobody has said which answers the
        points of the draft hold.
    asked : str
        The option; of a point, the words.
    before : str or None
        The option, or the words, in the text that the draft answers.
    got : bool or None
        None where no later text of others is known to say anything of it.
    holds : str or None
        The option, or the words, in that text.
    """

    party: str
    draft: str
    statement: str | None
    point: str
    issue: str
    asked: str
    before: str | None
    got: bool | None
    holds: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger(Table):
    """Objections on record as of a day, and what each side has asked for.

    Attributes
    ----------
    as_of : datetime.date
    objections : tuple of Objection
        By party, in the order of the dossier, then by draft and point.
    asks : tuple of Ask
    """

    _rows_in: ClassVar = "objections"

    as_of: dt.date
    objections: tuple[Objection, ...]
    asks: tuple[Ask, ...]

    def beside(
        self, comparison: TextComparison, point: RedlinedPoint | None
    ) -> tuple[Objection, ...]:
        """What is objected to in a point, in either of two drafts, or (None) in the whole."""
        drafts = comparison.earlier, comparison.later
        if point is None:
            places = {(draft, WHOLE) for draft in drafts}
        else:
            sides = zip(drafts, (point.before, point.after), strict=True)
            places = {(draft, held.number) for draft, held in sides if held is not None}
        return tuple(one for one in self.objections if (one.draft, one.point) in places)


def ledger(dossier: Dossier, parties: tuple[str, ...] = ()) -> Ledger:
    """The ledger of objections of a dossier.

    Parameters
    ----------
    dossier : Dossier
    parties : tuple of str
        Only these; all if empty.

    Examples
    --------
    >>> import detente
    >>> found = ledger(detente.read("ukraine-2025"), ("europe",))
    >>> [(one.point, one.state, one.point_later) for one in found.objections][:2]
    [('3', 'own text', ()), ('6', 'own text', ('5',))]
    """
    book = _Book(dossier)
    wanted = parties or tuple(dossier.parties)
    objections = [one for party in wanted for one in book.of_party(party)]
    asks = [ask for party in wanted for ask in book.asks_of(party)]
    return Ledger(as_of=dossier.date, objections=tuple(objections), asks=tuple(asks))


class _Book:
    """The drafts of a dossier known by its day, each with those made from it."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        known = [
            id
            for id, draft in dossier.drafts.items()
            if (draft.known or draft.date).earliest <= dossier.date
        ]
        self.drafts = sorted(known, key=lambda id: dossier.drafts[id].date.latest)
        self.compared: dict[tuple[str, str], TextComparison | None] = {}
        self.statements = {statement.id: statement for statement in dossier.statements}

    def of_party(self, party: str) -> Iterator[Objection]:
        for draft in self.drafts:
            response = self.dossier.drafts[draft].responses.get(party)
            if response is None or (response.known or response.date).earliest > self.dossier.date:
                continue
            if response.objects:
                yield from (self._objection(party, draft, p, response) for p in response.objects)
            elif CAMPS[response.stance] == "against":
                yield self._objection(party, draft, WHOLE, response)

    def _objection(self, party: str, draft: str, point: str, response: Response) -> Objection:
        said = self._said(draft, point, response)
        people = {statement.person for statement in said}
        state, later, became = self._state(party, draft, point, response)
        return Objection(
            party=party,
            draft=draft,
            point=point,
            text=self._text(draft, point),
            stance=response.stance,
            date=response.date,
            known=response.known or response.date,
            statements=tuple(statement.id for statement in said),
            person=people.pop() if len(people) == 1 else None,
            words=" / ".join(statement.text for statement in said),
            source=next((statement.source for statement in said if statement.source), None),
            state=state,
            later=later,
            point_later=became,
        )

    def _said(self, draft: str, point: str, response: Response) -> list[Statement]:
        """The statements that are about what the point holds; all, of the whole or of one."""
        said = [self.statements[id] for id in response.statement if id in self.statements]
        if not point or len(said) == 1:
            return said
        held = (self.dossier.drafts[draft].points.get(point) or {}).keys()
        return [one for one in said if held & {position.issue for position in one.positions}]

    def _state(
        self, party: str, draft: str, point: str, response: Response
    ) -> tuple[State, str | None, tuple[str, ...]]:
        """What the latest draft made from this one tells of the objection."""
        for later in reversed(self._made_from(draft)):
            numbers = self._became(draft, later, point)
            answer = self.dossier.drafts[later].responses.get(party)
            if answer is not None:
                return self._answered(response, answer, point, numbers), later, numbers
            if party in self.dossier.drafts[later].by:
                return "own text", later, numbers
            if point and self._changed(draft, later, point):
                return "changed", later, numbers
        return "open", None, ()

    def _answered(
        self, first: Response, then: Response, point: str, numbers: tuple[str, ...]
    ) -> State:
        again = not point or bool(set(numbers) & set(then.objects))
        whole = then.stance in ("accepts", "supports", "demands")
        if whole and not set(numbers) & set(then.objects):
            return "met"
        if point and set(numbers) & set(then.accepts):
            return "met"
        if again and STANCES.index(then.stance) > STANCES.index(first.stance):
            return "hardened"
        if not again and then.complete:
            return "withdrawn"
        return "open"

    def _made_from(self, draft: str) -> list[str]:
        """Every later draft that derives from it, at whatever remove, in the order of time."""
        found = {draft}
        for id in self.drafts:
            if found & set(self.dossier.drafts[id].derived_from):
                found.add(id)
        return [id for id in self.drafts if id in found and id != draft]

    def _became(self, draft: str, later: str, point: str) -> tuple[str, ...]:
        compared = self._compared(draft, later)
        return compared.alignment.after(point) if compared and point else ()

    def _changed(self, draft: str, later: str, point: str) -> bool:
        compared = self._compared(draft, later)
        if compared is None:
            return False
        return any(point in change.before.split(", ") for change in compared.changes)

    def _compared(self, draft: str, later: str) -> TextComparison | None:
        if (draft, later) not in self.compared:
            both = draft in self.dossier.texts and later in self.dossier.texts
            self.compared[draft, later] = (
                compare_texts(self.dossier, draft, later) if both else None
            )
        return self.compared[draft, later]

    def _text(self, draft: str, point: str) -> str:
        if not point or draft not in self.dossier.texts:
            return ""
        found = numbered(self.dossier.texts[draft]).get(point)
        return found.text if found else ""

    def asks_of(self, party: str) -> Iterator[Ask]:
        """What the party's own latest draft asks for, by its answers or else by its words.

        And what its people demand beside.
        """
        by_draft: list[Ask] = []
        for own in reversed([id for id in self.drafts if party in self.dossier.drafts[id].by]):
            if draft_package(self.dossier, own).known:
                by_draft = list(self._by_answers(party, own))
                break
            if own in self.dossier.texts:
                by_draft = list(self._by_words(party, own))
                break
        yield from by_draft
        asked = {(ask.issue, ask.asked) for ask in by_draft}
        yield from (ask for ask in self._demands(party) if (ask.issue, ask.asked) not in asked)

    def _by_answers(self, party: str, own: str) -> Iterator[Ask]:
        mine = draft_package(self.dossier, own)
        parents = [draft_package(self.dossier, id) for id in self._parents(own)]
        before = next((package for package in parents if package.known), None)
        later = [id for id in self._others(party) if self._follows(id, own)]
        for issue in mine.set_by:
            was = before.options[issue] if before and issue in before.set_by else None
            asked = mine.options[issue]
            if asked != was:
                yield self._ask(party, issue, asked, later, draft=own, before=was)

    def _by_words(self, party: str, own: str) -> Iterator[Ask]:
        """What others' latest text has not of it; else what it has beyond the text before it."""
        texts = [id for id in self.drafts if id in self.dossier.texts]
        after = [id for id in self._others(party) if id in texts and own in self._origins(id)]
        earlier, later = (own, after[-1]) if after else (next(iter(self._origins(own)), None), own)
        compared = self._compared(earlier, later) if earlier else None
        for change in compared.changes if compared else ():
            asked, other = (change.gone, change.come) if after else (change.come, change.gone)
            if asked:
                yield Ask(
                    party=party,
                    draft=own,
                    statement=None,
                    point=change.before if after else change.after,
                    issue="",
                    asked=asked,
                    before=None if after else other or None,
                    got=False if after else None,
                    holds=other or None if after else None,
                )

    def _origins(self, id: str) -> tuple[str, ...]:
        texts = [draft for draft in self.drafts if draft in self.dossier.texts]
        return follows_on(self.dossier, id, texts) if id in self.drafts else ()

    def _demands(self, party: str) -> Iterator[Ask]:
        """What its people last demanded, option by option."""
        said = [s for s in self.dossier.statements if s.party == party]
        stands = [stand for statement in said for stand in stands_in(statement)]
        for issue in self.dossier.issues:
            for stand in so_far(stands, party, issue, None):
                if stand.stance == "demands" and stand.option is not None:
                    drafts = self._others(party)
                    yield self._ask(party, issue, stand.option, drafts, statement=stand.id)

    def _others(self, party: str) -> list[str]:
        return [id for id in self.drafts if party not in self.dossier.drafts[id].by]

    def _ask(
        self,
        party: str,
        issue: str,
        asked: str,
        later: list[str],
        *,
        draft: str = "",
        statement: str | None = None,
        before: str | None = None,
    ) -> Ask:
        """An ask by its option, beside the answer of the latest of these texts that has one."""
        packages = (draft_package(self.dossier, id) for id in reversed(later))
        holds = next((p.options[issue] for p in packages if issue in p.set_by), None)
        return Ask(
            party=party,
            draft=draft,
            statement=statement,
            point="",
            issue=issue,
            asked=asked,
            before=before,
            got=None if holds is None else holds == asked,
            holds=holds,
        )

    def _parents(self, draft: str) -> tuple[str, ...]:
        return tuple(id for id in self.dossier.drafts[draft].derived_from if id in self.drafts)

    def _follows(self, draft: str, own: str) -> bool:
        return self.dossier.drafts[draft].date.earliest >= self.dossier.drafts[own].date.latest
