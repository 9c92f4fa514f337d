"""The statements of a document: direct quotations and indirect statements, with their speakers."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from typing import Literal

from detente.documents.document import Span
from detente.reading.dates.words import one_of
from detente.reading.lexicon.read import lexicon
from detente.reading.people.who import Who
from detente.reading.quotes.attribution import Attribution, attributions_in
from detente.reading.quotes.contents import THING, Content, contents_of
from detente.reading.quotes.cues import Cue, Told, hearer_of, told_in
from detente.reading.quotes.masking import MASK, masked
from detente.reading.quotes.scene import Scene
from detente.reading.suggestion import Suggestion

WEAK = frozenset({"it goes on", "verb of the sentence", "another verb or noun", "the words around"})
"""Where a speaker stands that the text gives words to less surely than right beside them."""
REPEATED = 400
"""Code points within which the same few words again are no new quotation."""
_CHANNEL = re.compile(
    r"\b(?:in|on|at|during|through|via|by)\s((?:an?|the|his|her|its|their|one|another)\s"
    rf"(?:[\w’'-]+\s){{0,3}}?{one_of(lexicon('saying')['channels'])}\b"
    rf"|(?:(?:state|national|local|written)\s)?{one_of(lexicon('saying')['channel_names'])}\b)",
    re.IGNORECASE,
)
_HELPED = re.compile(r"[xa]+|b[Sv]>x")
Cued = tuple[Told, Cue]
"""A cue with its sentence."""


def quotations(scene: Scene) -> list[Suggestion]:
    """The direct quotations of a document, in its order, each with its speaker.

    Scare quotes, names, defined terms and words quoted as words are no quotations. A quotation
    that is split, or runs over paragraphs, gives one suggestion a piece, with ``piece_of`` in
    common; one that nothing closes ends with its paragraph.

    Examples
    --------
    >>> from detente.documents.document import Document
    >>> from detente.reading.actors import Actors
    >>> from detente.reading.parsed import parse
    >>> from detente.reading.quotes.scene import scene_of
    >>> text = "“We are ready,” said Anna Lund, the envoy. “Very.” The “truce” holds."
    >>> parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    >>> [(one.text, one.person) for one in quotations(scene_of(parsed, Actors()))]
    [('We are ready,', 'Anna Lund'), ('Very.', 'Anna Lund')]
    """
    found: list[Suggestion] = []
    for turn in scene.turns:
        index = bisect.bisect_right(scene.top, turn.words.start, key=lambda m: m.outer.start) - 1
        by_marks = index >= 0 and scene.top[index].outer.end >= turn.words.end
        if not turn.floor and not by_marks:
            scene.of_turn(turn)
            rules = ("a turn of a transcript", "label of a turn")
            more = {"cue": ":", "piece_of": f"turn-{turn.label.start}"}
            one = _suggestion(scene, turn.words, turn.label, rules)
            found.append(one.model_copy(update=more))
    found += _quoted(scene, attributions_in(scene.view, scene.top))
    outer = None
    for within, group in itertools.groupby(scene.stretches, key=lambda one: one.depth > 0):
        held = [one for one in group if one.depth < 2]
        if within and outer is not None:
            inner = masked(scene.parsed, [outer.inner], held)
            found += _quoted(scene, attributions_in(inner, held), inside=True)
        outer = held[-1] if held else outer
    return sorted(found, key=lambda one: (one.start, -one.end))


def _quoted(scene: Scene, made: list[Attribution], *, inside: bool = False) -> list[Suggestion]:
    found: list[Suggestion] = []
    recent: list[tuple[int, str, Who]] = []
    whole = 0
    for one in made:
        span = one.stretch.inner
        words = re.sub(r"\W+", " ", scene.parsed.text[span.start : span.end]).strip().casefold()
        own = one.cue is None or one.speaker is None or scene.words(one.speaker) in ("i", "we")
        who = scene.who(one.speaker) if one.speaker else Who()
        near = (said for end, said, by in recent[-8:] if span.start - end < REPEATED and by == who)
        again = words.count(" ") > 1 and any(f" {words} " in f" {said} " for said in near)
        if again or (inside and (own or " " not in words)):
            continue  # his own words again, or what he quotes of himself
        recent.append((span.end, words, who))
        whole = whole if one.follows and found else span.start
        few = one.span_rule == "marks and a verb" and words.count(" ") < 3
        span_rule = "a few words and a verb" if few else one.span_rule
        rules = (span_rule if one.stretch.closed else "nothing closes it", one.rule)
        cued = (one.told, one.cue) if one.told and one.cue else None
        turn = scene.turn_at(span.start)
        more = {"nested": inside or (turn is not None and not turn.floor)}
        made_of = _suggestion(scene, span, one.speaker, rules, cued)
        found.append(made_of.model_copy(update=more | {"piece_of": f"quotation-{whole}"}))
    return found


def indirect(scene: Scene, quoted: Sequence[Suggestion]) -> list[Suggestion]:
    """The indirect statements of a document, in its order, each with its speaker.

    Parameters
    ----------
    scene : Scene
    quoted : sequence of Suggestion
        The direct quotations; what is told within them is theirs, save in turns of a transcript.

    Examples
    --------
    >>> from detente.documents.document import Document
    >>> from detente.reading.actors import Actors
    >>> from detente.reading.parsed import parse
    >>> from detente.reading.quotes.scene import scene_of
    >>> text = "Anna Lund, the envoy, said that talks would go on, but that time was short."
    >>> parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    >>> [(one.text, one.person) for one in indirect(scene_of(parsed, Actors()), [])]
    [('talks would go on', 'Anna Lund'), ('time was short', 'Anna Lund')]
    """
    said = {(one.start, one.end) for one in quoted}
    found: dict[Span, Suggestion] = {}
    for sentence in scene.view.sentences:
        told = told_in(scene.view, sentence)
        taken: list[tuple[Content, Cue]] = []
        for cue in told.cues:
            at = told.words.spans[cue.first].start
            within = any(one.span.start <= at < one.span.end for one, _ in taken)
            if _counts(scene, told, cue, within=within):
                taken += [(one, cue) for one in contents_of(scene.view.text, told, cue)]
        for one, cue in taken:
            thing = one.rule == THING and any(_holds(other.span, one.span) for other, _ in taken)
            if not thing and one.span not in said and one.span.end > one.span.start + 2:
                rules = (one.rule, "")
                made = _suggestion(
                    scene, one.span, told.speaker(cue), rules, (told, cue), "indirect"
                )
                found.setdefault(one.span, made)
    return [found[span] for span in sorted(found)]


def _holds(outer: Span, inner: Span) -> bool:
    return outer != inner and outer.start <= inner.start and inner.end <= outer.end


def _counts(scene: Scene, told: Told, cue: Cue, *, within: bool) -> bool:
    """Whether a cue tells that something was said, thought, wanted or refused."""
    speaker = told.speaker(cue)
    if not cue.said or speaker is None:
        return cue.said and cue.kind == "noun"
    phrase = scene.words(speaker)
    if phrase in ("i", "we"):
        told_so = cue.lemma in ("tell", "say", "warn", "promise") and not cue.helps
        return told_so and scene.turn_at(speaker.start) is not None
    wished = cue.lists & {"think", "thing", "call"} and "say" not in cue.lists
    own = cue.kind == "noun" and phrase in ("his", "her", "its", "their")
    return phrase not in ("you", "my", "our", "your") and not (
        within and (wished or own or cue.lemma in ("hope", "want"))
    )


def _suggestion(
    scene: Scene, span: Span, speaker: Span | None, rules: tuple[str, str],
    cued: Cued | None = None, kind: Literal["quotation", "indirect"] = "quotation",
) -> Suggestion:  # fmt: skip
    """A statement with its speaker; the classes of rule are those of its span and its speaker."""
    text = scene.parsed.text
    who = scene.who(speaker) if speaker else Who(why="no speaker is named")
    weak = rules[1] if rules[1] in WEAK else ""
    by = {"span": rules[0], "speaker": who.person_rule, "party": who.party_rule}
    by |= {
        part: weak
        for part in ("speaker", "party")
        if weak and by[part] and "pronoun" not in by[part]
    }
    whole = _whole_cue(text, *cued) if cued else None
    return Suggestion(
        document=scene.parsed.document.name, kind=kind, start=span.start, end=span.end,
        text=text[span.start : span.end], speaker=text[slice(*speaker)] if speaker else None,
        person=who.person, party=who.party, role=who.role, cue=whole,
        to=_to(text, *cued) if cued else None, channel=_channel(scene, *cued) if cued else None,
        rules={part: rule for part, rule in by.items() if rule},
        why=(f"{rules[0]} (“{whole}”)" if whole else rules[0], who.why),
    )  # fmt: skip


def _whole_cue(text: str, told: Told, cue: Cue) -> str:
    """The cue as the text has it, with the verbs that help it."""
    if cue.lemma == "according" and told.words.plain[cue.first] == "according":
        return "according to"
    helped = len(cue.helps) if _HELPED.fullmatch(cue.helps) and not cue.later else 0
    start, end = told.words.spans[cue.first - helped].start, told.words.spans[cue.end - 1].end
    return " ".join(text[start:end].split())


def _to(text: str, told: Told, cue: Cue) -> str | None:
    """Whom it was said to, as the text names them; a pronoun for nobody known is left out."""
    found = hearer_of(told.words, cue)
    if found is None or told.words.tags[found[0] : found[1]] in ("p", "m", "d"):
        return None
    return text[slice(*told.words.span(*found))]


def _channel(scene: Scene, told: Told, cue: Cue) -> str | None:
    """By what way it was said ("a telephone interview"), if the sentence of its cue tells."""
    text, (first, last) = scene.view.text, told.sentence
    at = told.words.spans[cue.end - 1].end
    quoted = text.find(MASK, at, last)
    after = _CHANNEL.search(text, at, min(quoted if quoted >= 0 else last, at + 140))
    found = after or _CHANNEL.search(text, first, told.words.spans[cue.first].start)
    return found.group(1) if found else None
