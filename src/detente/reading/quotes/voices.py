"""Who speaks in a document, one after the other: what pronouns and descriptions are read by."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field

from detente.documents.document import Span
from detente.reading.people.cast import Cast
from detente.reading.people.pronouns import Heard
from detente.reading.people.who import Who
from detente.reading.people.words import word_set
from detente.reading.quotes.frame import Frame
from detente.reading.quotes.frames import frames_in
from detente.reading.quotes.hiding import Hidden
from detente.reading.quotes.transcript import Turn

_FIRST = word_set("i we")
_PRONOUN = word_set("he she him her it they")
_HELPS = re.compile(
    r"\b(?:(?:(?:is|are|was|were)\s(?:said|understood|reported|believed|thought|known|alleged|"
    r"rumou?red)\sto\shave)|ha(?:s|ve|d)|did|does|do|would|will|would\sonly)\s(?:[a-z]+ly\s|also\s)?$"
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Voices:
    """Everybody who speaks, by the place that names them.

    Attributes
    ----------
    cast : Cast
    turns : tuple of Turn
    heard : list of Heard
        In the order of the text.
    """

    cast: Cast
    turns: tuple[Turn, ...]
    heard: list[Heard] = field(default_factory=list)
    found: dict[Span, Who] = field(default_factory=dict)

    def turn_at(self, at: int) -> Turn | None:
        """The turn that a place lies in."""
        index = bisect.bisect_right(self.turns, at, key=lambda turn: turn.words.start) - 1
        if index < 0 or at >= self.turns[index].words.end:
            return None
        return self.turns[index]

    def who(self, speaker: Span) -> Who:
        """Who is meant by the words that name a speaker; "I" is whoever has the turn."""
        if speaker not in self.found:
            self.found[speaker] = self._who(speaker)
        return self.found[speaker]

    def _who(self, speaker: Span) -> Who:
        phrase = self.cast.parsed.text[speaker.start : speaker.end].casefold()
        turn = self.turn_at(speaker.start)
        if phrase in _FIRST:
            return self.of_turn(turn) if turn and not turn.floor else Who(why="the first person")
        but_not = self.of_turn(turn).person if turn and not turn.floor else None
        return self.cast.who(speaker, self.heard, but_not)

    def of_turn(self, turn: Turn) -> Who:
        """Who has a turn; "A" is whoever the document names first."""
        cast, label = self.cast, turn.label
        if label not in self.found:
            if cast.parsed.text[label.start : label.end] == "A":
                named = cast.between(0, label.start)
                who = cast.known(named[0].key, "who is asked") if named else Who(why="not named")
            else:
                who = cast.who(label)
            self.found[label] = who
        return self.found[label]


def voices_in(view: Hidden, cast: Cast, turns: tuple[Turn, ...]) -> Voices:
    """The speakers of a text whose quotations are hidden, resolved in its order."""
    voices = Voices(cast=cast, turns=turns)
    for sentence in view.sentences:
        speakers = [f.speaker for f in frames_in(view, sentence) if f.speaker is not None]
        for speaker in sorted(set(speakers)):
            phrase = cast.parsed.text[speaker.start : speaker.end].casefold()
            who = voices.who(speaker)
            reported = cast.parsed.text[max(0, speaker.start - 5) : speaker.start] == "that "
            if phrase not in _FIRST and not reported and (who.person or who.party or who.role):
                pronoun = phrase if phrase in _PRONOUN else None
                voices.heard.append(Heard(start=speaker.start, who=who, pronoun=pronoun))
    return voices


def whole_cue(text: str, frame: Frame) -> str:
    """The cue as the text has it, with the verbs that help it."""
    lead = _HELPS.search(text[max(0, frame.cue.start - 40) : frame.cue.start])
    start = frame.cue.start - (len(lead.group()) if lead and not frame.inverted else 0)
    return " ".join(text[start : frame.cue.end].split())
