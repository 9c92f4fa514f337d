"""Objections and what was asked for, in words."""

from __future__ import annotations

from detente.dossier.model.dossier import Dossier
from detente.drafting.objections import STATES, Ask, Objection
from detente.phrases import listed
from detente.wording import names
from detente.wording.changes import clip
from detente.wording.stances import stance_words

GOT = {True: "yes", False: "no", None: "no later text is known"}


def who(dossier: Dossier, one: Objection) -> str:
    """The party, and who spoke for it."""
    party = names.party(dossier, one.party)
    return f"{party}: {names.person(dossier, one.person)}" if one.person else party


def objection(party: str, one: Objection) -> str:
    """An objection in a margin: who, to what, when, and the words on record."""
    verb = "object" if names.several(party) else "objects"
    what = f"point {one.point} of {one.draft}" if one.point else f"the whole of {one.draft}"
    told = f"{party} {verb} to {what} ({one.date})."
    return f"{told} {one.words}".rstrip()


def to_what(one: Objection) -> str:
    """The point with its words, or the whole draft."""
    if not one.point:
        return f"{one.draft}, the whole ({stance_words(one.stance)})"
    text = f": {clip(one.text)}" if one.text else ""
    return f"{one.draft}, point {one.point}{text}"


def said(one: Objection) -> str:
    """The words on record."""
    return clip(one.words, 160)


def state(one: Objection) -> str:
    """What has become of it, and where."""
    told = f"{one.state}: {STATES[one.state]}"
    if one.later is None:
        return told
    if not one.point:
        return f"{told} ({one.later})"
    where = f"point {listed(one.point_later)}" if one.point_later else "not in it any more"
    return f"{told} ({one.later}: {where})"


def ask(dossier: Dossier, one: Ask) -> tuple[str, str, str, str, str]:
    """Who asks for what in the place of what, where, and whether it has got it."""
    options = dossier.issues[one.issue].options if one.issue else {}
    words = {text: options.get(text) or f"“{clip(text)}”" for text in (one.asked, one.before or "")}
    other = options.get(one.holds or "") or (f"“{clip(one.holds)}”" if one.holds else "")
    got = f"no: {other}" if one.got is False and other else GOT[one.got]
    before = f"{words[one.before]} → " if one.before else ""
    return (
        names.party(dossier, one.party),
        one.draft or f"said ({one.statement})",
        names.issue(dossier, one.issue) if one.issue else f"point {one.point}",
        f"{before}{words[one.asked]}",
        got,
    )
