"""What is told to the press: "told reporters in Jakarta", "at a news conference on Monday"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.documents.document import Span
from detente.reading.happenings.clauses import Standing
from detente.reading.happenings.sightings import Sighting
from detente.reading.parsed import Parsed

_TOLD = re.compile(
    r"\b(?:(?:spoke|speaking|talked|talking|spoken)\s(?:to|with|before)|told|telling|tells|briefed"
    r"|informed|addressed|addressing)\s+(?:the\s+|a\s+|his\s+|her\s+)?(?:group\sof\s)?"
    r"(?:\w+\s){0,1}?(?:reporters|journalists|correspondents|press|news\s+conference"
    r"|press\s+conference|news\s+briefing|media|newsmen|Security\s+Council|Council)\b"
)
_AT = re.compile(
    r"\b(?:at|in|during)\s(?:a|an|the|his|her|their)\s(?:\w+\s){0,2}?(?:news\sconference"
    r"|press\sconference|news\sbriefing|press\sbriefing|televised\s(?:speech|address))\b"
)
_WHERE = re.compile(
    r"\s(?:(?:early|late|shortly|just|past|after)\s)?(?:on|in|at|outside|inside|aboard|from|after"
    r"|before|past|near|last|this|yesterday|midnight)\b"
)
_STOP = re.compile(r"[,.;:“”\"«»()?!\n]|\b(?:that|he|she|they|it|we|I|there|and|but|how|why|who)\b")


def to_the_press(parsed: Parsed) -> Iterator[Sighting]:
    """Briefings: the words of telling the press, with the place and the day that follow."""
    for pattern in (_TOLD, _AT):
        for match in pattern.finditer(parsed.text):
            end = match.end()
            if _WHERE.match(parsed.text, end):
                stop = _STOP.search(parsed.text, end, end + 60)
                if stop is not None:
                    end = stop.start()
            while parsed.text[end - 1].isspace():
                end -= 1
            yield Sighting(
                span=Span(match.start(), end),
                type="briefing",
                standing=Standing(happened=True, planned=False, why="said to the press"),
                sure=0.8,
            )
