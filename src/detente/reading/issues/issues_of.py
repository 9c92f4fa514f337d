"""The issue that a record is about and the speaker's stance on it, as far as its words tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from detente.reading.actors import Actors
from detente.reading.issues.keywords import Hit, Keywords, within
from detente.reading.issues.stance import Told, stance_in
from detente.reading.lexicon.read import lexicon
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion
from detente.reading.topics import Topic

SAID = frozenset({"quotation", "indirect"})
CONCERNED = SAID | {"option"}
"""The kinds of records that are about an issue."""
MOST = 3
"""At most so many issues are proposed for one record."""
_FAR, _CLAUSE, _NEAR = 240, 80, 40
_CUT = re.compile(r"[;.!?\n]|\b(?:but|while|whereas|although|though)\b", re.IGNORECASE)
_ON = re.compile(
    r"\b(?:on|about|of|over|regarding|as\s(?:for|to))\s+(?:\S+\s+){0,3}$", re.IGNORECASE
)
_NOT_SO = re.compile(
    r"\b(?:not|never|no|nobody|none|neither|den(?:ied|ies|y)|would|might|may|could|whether|if)\b|n[’']t\b",
    re.IGNORECASE,
)
_ALONE = {
    "listed": "keyword alone",
    "hint": "keyword of its name",
    "family": "keyword of its family",
}


class Issues:
    """The issues of a dossier and the names of its actors, ready to be put on what a text says."""

    def __init__(self, parsed: Parsed, topics: Sequence[Topic], actors: Actors) -> None:
        self._text = parsed.text
        self._parsed = parsed
        self._hits = Keywords(topics).hits(parsed.text)
        names = [(one.id, one.name, one.also) for one in actors.parties]
        names += [(one.name, one.name, one.also) for one in actors.people]
        self._names = {
            key: {each.casefold().removeprefix("the ") for each in (name, *also)}
            for key, name, also in names
        }

    def put_on(self, found: Iterable[Suggestion]) -> list[Suggestion]:
        """The same with their issues, stance and draft, each with the class of its rule."""
        return [self._put_on(one) if one.kind in CONCERNED else one for one in found]

    def _put_on(self, one: Suggestion) -> Suggestion:
        inside = within(self._hits, one.start, one.end)
        told = self._stance(one, inside) if one.kind in SAID else None
        hits = [hit for hit in inside if hit.kind != "family"] or list(inside) or self._beside(one)
        update: dict[str, Any] = {"why": one.why, "rules": {**one.rules}}
        if told:
            update |= {"stance": told.stance, "draft": told.draft or one.draft}
            update["why"] = (*one.why, f"stance by “{told.word}”")
            update["rules"]["stance"] = told.rule
        if hits and not one.issues:
            words = dict.fromkeys(f"“{self._text[hit.start : hit.end]}”" for hit in hits)
            where = "in its words" if inside else "beside it"
            update["why"] = (*update["why"], f"issue by {', '.join(words)} {where}")
            update["issues"] = (told.issue,) if told and told.issue else _named(hits)
            rule = _rule(hits) if inside else "keyword beside"
            if one.kind in SAID:
                update["rules"]["issue"] = "object of a stance" if told and told.issue else rule
        return one.model_copy(update=update)

    def _stance(self, one: Suggestion, hits: Sequence[Hit]) -> Told | None:
        """The stance of a statement whose speaker is known and that nothing before it unsays."""
        low = max(self._parsed.sentence_at(one.start).start, one.start - _FAR)
        before = self._text[min(low, one.start) : one.start]
        told = one.kind == "indirect"
        if one.speaker is None or (told and _NOT_SO.search(before[-_CLAUSE:])):
            return None
        cue = one.cue if told and one.cue else "\0"
        speaker = rf"{re.escape(one.speaker)}(?:,[^,]{{1,60}},)?"
        between = r"\s+(?:(?:ha[sd]|have|also|\w+ly|on\s\w+day)\s+)*"
        leads = re.search(rf"{speaker}{between}{re.escape(cue)}\s+(?:that\s+)?$", before)
        at = one.start
        here = [hit._replace(start=hit.start - at, end=hit.end - at) for hit in hits]
        who = self._subjects(one)
        return stance_in(one.text, here, who, told=told, cue=cue if leads else "")

    def _subjects(self, one: Suggestion) -> frozenset[str]:
        """The words that mean the speaker as the subject of a verb in a statement."""
        names = self._names.get(one.party or "", set()) | self._names.get(one.person or "", set())
        found = names | {f"the {name}" for name in names}
        if one.kind == "quotation":
            return frozenset({*found, *lexicon("stance")["first_person"]})
        speaker = (one.speaker or "").casefold()
        own = {f"{of} {body}" for body in lexicon("stance")["own"] for of in ("his", "her", "its")}
        pronouns = {speaker} if speaker in ("he", "she", "it", "they") else {"it", "they"}
        if one.person and speaker not in ("he", "she"):
            pronouns = {"he", "she"} if not re.search(r"[A-Z]", one.to or "") else set()
        bare = {""} if self._text[: one.start].rstrip().endswith(one.speaker or "\0") else set()
        return frozenset({*found, speaker, *own, *pronouns, *bare})

    def _beside(self, one: Suggestion) -> list[Hit]:
        """The nearest keyword outside a record, in its sentence, that the record hangs on."""
        first, last = (self._parsed.sentence_at(at) for at in (one.start, max(one.end - 1, 0)))
        low = min(max(first.start, one.start - _FAR), one.start)
        high = max(min(last.end, one.end + _FAR), one.end)
        spoken = [(hit, hit.end, one.start) for hit in within(self._hits, low, one.start)[::-1]]
        spoken += [(hit, one.end, hit.start) for hit in within(self._hits, one.end, high)]
        for hit, start, end in spoken:
            before = self._text[low if hit.end == start else one.end : hit.start]
            framed = hit.kind != "family" and _ON.search(before)
            led = one.kind != "indirect" and hit.end == start and end - start <= _NEAR
            speaks = self._text[hit.start : hit.end] in (one.speaker or "")
            if (framed or led) and not speaks and not _CUT.search(self._text[start:end]):
                return [hit]
        return []


def _rule(hits: Sequence[Hit]) -> str:
    """The class of rule by which the keywords within a record tell its issues."""
    if len({issue for hit in hits for issue in hit.issues}) > 1:
        return "keywords of several issues"
    if any(hit.words > 1 for hit in hits):
        return "keyword of several words"
    return "several keywords" if len(hits) > 1 else _ALONE[hits[0].kind]


def _named(hits: Sequence[Hit]) -> tuple[str, ...]:
    """The issues that keywords point to: those with more words first."""
    own = {hit.issues[0] for hit in hits if len(hit.issues) == 1}
    words: Counter[str] = Counter()
    for hit in hits:
        words.update(dict.fromkeys([i for i in hit.issues if i in own] or hit.issues, hit.words))
    return tuple(issue for issue, _ in words.most_common(MOST))
