"""What could be asked next, in words: what would be heard, and what may come of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from detente.dossier.inputs.names import line_names
from detente.dossier.model.dossier import Dossier
from detente.drafting.points import draft_package
from detente.inference.observations import Observation
from detente.wording import names
from detente.wording.numbers import SPACE, whole
from detente.wording.phrases import short
from detente.worlds.lines import rule_words

_MOST = 48
_SHOWN, _LEAST = 3, 0.005


def asks(dossier: Dossier, one: Observation) -> str:
    """What is asked, in a few words.

    Examples
    --------
    >>> import detente
    >>> rivers, few = detente.read("two-rivers"), detente.Settings(draws=40, inner=4)
    >>> found = detente.ask_next(rivers, few).observations
    >>> words = sorted(asks(rivers, one.observation) for one in found)
    >>> for one in (*words[:2], words[-1]):
    ...     print(one)
    The unknown points of “The first plan”
    What the Coast League answers to “The first plan”
    Which issue matters most to the South Republic
    """
    party = names.said_party(dossier, one.party) if one.party else ""
    if one.kind == "line":
        return f"Whether {names.owner(party)} red line is absolute: {_rule(dossier, one)}"
    if one.kind == "ranking":
        return f"Which issue matters most to {party}"
    if one.draft is not None:
        draft = f"“{short(dossier.drafts[one.draft].name, _MOST)}”"
        if one.kind == "answer":
            return f"What {party} answers to {draft}"
        if one.draft in dossier.texts and not dossier.drafts[one.draft].points:
            return f"Which options the points of {draft} hold"
        some = "unknown " if draft_package(dossier, one.draft).known else ""
        return f"The {some}points of {draft}"
    issue = short(names.issue(dossier, one.issue or ""), _MOST)
    if one.kind == "wants":
        return f"What {party} wants on “{issue}”"
    option = short(names.option(dossier, one.issue or "", one.option), _MOST)
    return f"Whether {party} could live with “{option}” ({issue})"


def _rule(dossier: Dossier, one: Observation) -> str:
    party, _, name = (one.line or "").partition(".")
    wants = dossier.parties[party].wants
    stated = wants.red_lines if wants else ()
    line = dict(zip(line_names(stated), stated, strict=True))[name]

    def quoted(issue: str, option: str) -> str:
        return f"“{short(names.option(dossier, issue, option), _MOST)}”"

    return rule_words(dossier, line, quoted)


_PLAIN = {"accepts": "yes", "rejects": "no", "absolute": "it is", "not-absolute": "it is not"}


def reply(dossier: Dossier, one: Observation, result: str) -> str:
    """What may come of it, in a few words.

    >>> import detente
    >>> line = Observation(id="", kind="line", party="north", results=("absolute",))
    >>> reply(detente.read("two-rivers"), line, "absolute")
    'it is'
    """
    if one.kind == "wants":
        return f"“{short(names.option(dossier, one.issue or '', result), _MOST // 2)}”"
    if one.kind == "ranking":
        return f"“{short(names.issue(dossier, result), _MOST // 2)}”"
    return _PLAIN.get(result, result)


class Heard(Protocol):
    """One thing that may be heard, and what follows."""

    @property
    def result(self) -> str: ...
    @property
    def chance(self) -> float: ...
    @property
    def zone(self) -> float: ...
    @property
    def deal(self) -> float | None: ...


class Asked(Protocol):
    """An observation, and what may come of it."""

    @property
    def observation(self) -> Observation: ...
    @property
    def replies(self) -> Sequence[Heard]: ...


def replies(dossier: Dossier, asked: Asked, *, deal: bool) -> str:
    """What may be heard, how likely, and the chance of a deal then, or that of a zone.

    The likeliest three of many; of the texts that a draft may be, between what the chance lies.
    """
    one, every = asked.observation, list(asked.replies)

    def after(heard: Heard) -> float:
        return heard.deal if deal and heard.deal is not None else heard.zone

    if one.kind == "points":
        chances = [after(heard) for heard in every if heard.chance > 0.0]
        return any_text(min(chances), max(chances))
    likely = sorted(every, key=lambda heard: -heard.chance)[:_SHOWN]
    shown = [heard for heard in every if heard in likely and heard.chance >= _LEAST]
    return "; ".join(
        then(reply(dossier, one, heard.result), heard.chance, after(heard)) for heard in shown
    )


def then(said: str, chance: float, after: float) -> str:
    """A reply, how likely it is, and a chance once it was heard.

    >>> then("yes", 0.57, 0.526)
    'yes (57\\xa0%): 53\\xa0%'
    """
    return f"{said} ({whole(chance)}{SPACE}%): {whole(after)}{SPACE}%"


def any_text(low: float, high: float) -> str:
    """A chance once the points of a text are known, whichever they are.

    >>> any_text(0.41, 0.47)
    '41 to 47\\xa0%, by the text'
    """
    return f"{whole(low)} to {whole(high)}{SPACE}%, by the text"
