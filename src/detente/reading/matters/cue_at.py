"""Where in its sentence the verb stands by which something is ascribed to its speaker."""

from __future__ import annotations

import re

from detente.documents.document import Span
from detente.reading.suggestion import Suggestion

_FAR = 400


def cue_of(one: Suggestion, text: str, around: Span) -> Span | None:
    """Where the verb stands that ascribes something said; None if it is not met.

    Of several the one nearest its speaker, else nearest the words.
    """
    word = (one.cue or "").split("…")[0].strip()
    for form in dict.fromkeys((word, word.split()[-1] if word else "")):
        if not form:
            continue
        pattern = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")
        met = [
            Span(*match.span())
            for match in pattern.finditer(text, around.start, around.end)
            if match.end() <= one.start or match.start() >= one.end
        ]
        if met:
            return min(met, key=lambda at: _farness(at, one, text, around))
    return None


def _farness(at: Span, one: Suggestion, text: str, around: Span) -> tuple[int, int, int]:
    speaker = 0
    if one.speaker:
        before = text.rfind(one.speaker, around.start, at.start)
        after = text.find(one.speaker, at.end, around.end)
        gaps = [at.start - before - len(one.speaker)] if before >= 0 else []
        gaps += [after - at.end] if after >= 0 else []
        speaker = min(gaps, default=_FAR)
    behind = int(one.kind == "indirect" and at.start >= one.end)
    return speaker, behind, min(abs(one.start - at.end), abs(at.start - one.end))
