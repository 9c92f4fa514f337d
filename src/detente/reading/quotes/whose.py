"""From the words that name a speaker to the person and party that they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.reading.document import Span
from detente.reading.people.cast import Cast, Who
from detente.reading.quotes.frames import Frame
from detente.reading.quotes.turns import Turn

_FIRST = frozenset("i we".split())
_HELPS = re.compile(
    r"\b(?:(?:(?:is|are|was|were)\s(?:said|understood|reported|believed|thought|known|alleged|"
    r"rumou?red)\sto\shave)|ha(?:s|ve|d)|did|does|do|would|will|would\sonly)\s(?:[a-z]+ly\s|also\s)?$"
)


def who_says(cast: Cast, speaker: Span, turns: Iterable[Turn], *, label: bool = False) -> Who:
    """Who is meant by the words that name a speaker; "I" in a turn is whoever has the turn."""
    text = cast.parsed.text
    phrase = text[speaker.start : speaker.end]
    if phrase.casefold() in _FIRST:
        for turn in turns:
            if turn.words.start <= speaker.start < turn.words.end and not turn.floor:
                return who_says(cast, turn.label, (), label=True)
        return Who(why="the first person")
    if label and phrase == "A":
        named = [m for m in cast.mentions if m.end <= speaker.start]
        return cast.known(named[0].key, "who is asked") if named else Who(why="not named")
    return cast.who(speaker)


def whole_cue(text: str, frame: Frame) -> str:
    """The cue as the text has it, with the verbs that help it."""
    lead = _HELPS.search(text[max(0, frame.cue.start - 40) : frame.cue.start])
    start = frame.cue.start - (len(lead.group()) if lead and not frame.inverted else 0)
    return " ".join(text[start : frame.cue.end].split())
