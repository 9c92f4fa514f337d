"""Which state's holiday is meant: by the words around it, the dossier, or the whole text."""

from __future__ import annotations

import bisect
import functools
import re
from collections import Counter
from collections.abc import Collection, Iterable

from detente.documents.document import Span
from detente.reading.actors import Actors
from detente.reading.dates.words import one_of
from detente.reading.parsed import Parsed
from detente.reading.people.states import STATES, state_named

_OFTEN = 3  # mentions that make a state the one a text is about
_BESIDE = 40
_AROUND = 1000
_OWNS = re.compile(r"(?:[’']s?)?\s(?:\w+\s)?(?:its\s|the\s)?")


@functools.cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for names and demonyms of states, and whose each is."""
    codes = {
        word: code for code, (names, demonyms, _) in STATES.items() for word in (*demonyms, *names)
    }
    return re.compile(rf"(?<!\w){one_of(codes)}(?!\w)"), codes


class States:
    """The states that a text and its dossier are about."""

    def __init__(self, parsed: Parsed, actors: Actors | None) -> None:
        self._parsed = parsed
        parties = actors.parties if actors else ()
        self._listed = [party.code or state_named(party.name) for party in parties]

    @functools.cached_property
    def _named(self) -> list[tuple[int, int, str | None]]:
        """Where the text names a state, and which."""
        pattern, codes = _words()
        found = pattern.finditer(self._parsed.text)
        return [(*match.span(), codes.get(" ".join(match.group().split()))) for match in found]

    @functools.cached_property
    def _often(self) -> list[str | None]:
        counts = Counter(code for *_, code in self._named)
        return [code for code, count in counts.items() if count >= _OFTEN]

    def in_question(self, span: Span, codes: Collection[str]) -> str | None:
        """Of the states that keep a holiday the one meant; None where that is not known.

        The one right before it, else the only one of its sentence, of its paragraph, of the
        dossier, of those that the text names often.
        """
        starts = [start for start, *_ in self._named]
        at = bisect.bisect_left(starts, span.start) - 1
        if at >= 0 and self._named[at][1] > span.start - _BESIDE:
            _, end, code = self._named[at]
            if _OWNS.fullmatch(self._parsed.text[end : span.start]):
                return _only([code], codes)
        for around in (self._parsed.sentence_at(span.start), self._parsed.paragraph_at(span.start)):
            low = bisect.bisect_left(starts, max(around.start, span.start - _AROUND))
            high = bisect.bisect_left(starts, min(around.end, span.end + _AROUND))
            if low < high:
                return _only((code for *_, code in self._named[low:high]), codes)
        for found in (self._listed, self._often):
            if code := _only((code for code in found if code in codes), codes):
                return code
        return None


def _only(found: Iterable[str | None], codes: Collection[str]) -> str | None:
    """The one state that is named, if it keeps the holiday."""
    states = set(found)
    return next((code for code in states if len(states) == 1 and code in codes), None)
