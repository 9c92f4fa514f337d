"""Everybody who speaks in a document, one after the other, and where."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field, replace

from detente.documents.document import Span
from detente.reading.actors import Actors
from detente.reading.parsed import Parsed
from detente.reading.people.coreference import Coreference, coreference_of
from detente.reading.people.who import Heard, Who
from detente.reading.quotes.cues import told_in
from detente.reading.quotes.marks import Marked, marked
from detente.reading.quotes.masking import Masked, masked
from detente.reading.quotes.transcript import Turn, turns_in
from detente.reading.quotes.words import listed

PRONOUNS = frozenset({"he", "she", "him", "her", "it", "they"})
_FIRST = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """A document with its quotations masked, and everybody who speaks in it.

    ``stretches`` is everything between quotation marks, ``top`` what is not within other marks;
    ``heard`` is who speaks, in the order of the text.
    """

    parsed: Parsed
    stretches: tuple[Marked, ...]
    top: tuple[Marked, ...]
    turns: tuple[Turn, ...]
    view: Masked
    cast: Coreference
    heard: list[Heard] = field(default_factory=list)
    known: dict[Span, Who] = field(default_factory=dict)

    def turn_at(self, at: int) -> Turn | None:
        """The turn that a place lies in."""
        index = bisect.bisect_right(self.turns, at, key=lambda turn: turn.words.start) - 1
        return self.turns[index] if index >= 0 and at < self.turns[index].words.end else None

    def words(self, speaker: Span) -> str:
        """The words that name a speaker, in lower case."""
        return self.parsed.text[speaker.start : speaker.end].casefold()

    def goes_on(self, speaker: Span, lemma: str) -> Who | None:
        """Who goes on speaking: "he continued" is whoever spoke last."""
        last = self.heard[-1] if self.heard else None
        if last is None or lemma not in listed("continuing") or speaker.start - last.start > 1500:
            return None
        person = self.cast.people.get(last.who.person or "")
        fits = (person.gender,) if person and person.gender else ("he", "she")
        if self.words(speaker) not in fits:
            return None
        rules = {
            "person_rule": last.who.person and "pronoun",
            "party_rule": last.who.party and "pronoun",
        }
        return self.known.setdefault(
            speaker, replace(last.who, **{k: v or "" for k, v in rules.items()})
        )

    def who(self, speaker: Span) -> Who:
        """Who is meant by the words that name a speaker; "I" is whoever has the turn."""
        if speaker not in self.known:
            turn = self.turn_at(speaker.start)
            own = self.of_turn(turn) if turn and not turn.floor else Who(why="the first person")
            first = self.words(speaker) in _FIRST
            self.known[speaker] = own if first else self.cast.who(speaker, self.heard, own.person)
        return self.known[speaker]

    def of_turn(self, turn: Turn) -> Who:
        """Who has a turn; "A" is whoever a document of Q and A names first."""
        if turn.label not in self.known:
            who = self.cast.who(turn.label)
            if self.words(turn.label) == "a":
                named = self.cast.between(0, turn.label.start)
                alone = {"q", "a"} >= {self.words(one.label) for one in self.turns}
                asked = named[0].key if named and alone else None
                who = self.cast.known(asked, "who is asked") if asked else Who(why="not named")
            self.known[turn.label] = who
        return self.known[turn.label]


def scene_of(parsed: Parsed, actors: Actors) -> Scene:
    """The scene of a document; who speaks is made out in the order of the text."""
    stretches = marked(parsed.text, parsed.paragraphs)
    top = tuple(stretch for stretch in stretches if stretch.depth == 0)
    turns = turns_in(parsed, actors)
    starts = {parsed.paragraph_at(turn.words.start).start: turn.words.start for turn in turns}
    regions = [Span(starts.get(p.start, p.start), p.end) for p in parsed.paragraphs]
    scene = Scene(
        parsed=parsed, stretches=stretches, top=top, turns=turns,
        view=masked(parsed, regions, top),
        cast=coreference_of(parsed, actors, tuple(stretch.inner for stretch in top)),
    )  # fmt: skip
    for sentence in scene.view.sentences:
        told = told_in(scene.view, sentence)
        spoken = {(told.words.span(*cue.who), cue.lemma) for cue in told.cues if cue.who}
        for speaker, lemma in sorted(spoken):
            phrase, who = scene.words(speaker), scene.goes_on(speaker, lemma) or scene.who(speaker)
            reported = parsed.text[max(0, speaker.start - 5) : speaker.start] == "that "
            known = who.person or who.party or who.role
            if phrase not in _FIRST and not reported and (known or phrase not in PRONOUNS):
                who = who if known else replace(who, role=phrase)
                pronoun = phrase if phrase in PRONOUNS else None
                scene.heard.append(Heard(start=speaker.start, who=who, pronoun=pronoun))
    return scene
