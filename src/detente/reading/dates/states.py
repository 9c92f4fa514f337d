"""Which state's holiday is meant: by the words around it, the dossier, or the whole text."""

from __future__ import annotations

import bisect
import functools
import re
from collections import Counter
from collections.abc import Collection

from detente.documents.document import Span
from detente.reading.actors import Actors
from detente.reading.dates.words import one_of
from detente.reading.parsed import Parsed
from detente.reading.people.states import STATES, state_named

_FEW = 3  # of a holiday of fewer states than that others are no rivals
_OFTEN = 3  # mentions that make a state the one a text is about
_AROUND = 1000
_OWNS = re.compile(r"[’']s?\s|\s(?:\w+\sits\s)?(?!on\s)", re.IGNORECASE)


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
        self._listed = {party.code or state_named(party.name) for party in parties}

    @functools.cached_property
    def _named(self) -> list[tuple[int, int, str | None]]:
        """Where the text names a state, and which."""
        pattern, codes = _words()
        found = pattern.finditer(self._parsed.text)
        return [(*match.span(), codes.get(" ".join(match.group().split()))) for match in found]

    @functools.cached_property
    def _often(self) -> set[str | None]:
        counts = Counter(code for *_, code in self._named)
        return {code for code, count in counts.items() if count >= _OFTEN}

    def in_question(self, span: Span, codes: Collection[str]) -> str | None:
        """Of the states that keep a holiday the one meant; None where that is not known.

        The one right before it, else the only one of its sentence, of its paragraph, of the
        dossier, of those that the text names often.
        """
        parsed, at = self._parsed, bisect.bisect_left(self._named, (span.start,))
        _, end, owner = self._named[at - 1] if at else (0, 0, None)
        beside = _OWNS.match(parsed.text, end) if at else None
        if beside and beside.end() == span.start:
            return owner if owner in codes else None
        keep = set(codes)
        for around in (parsed.sentence_at(span.start), parsed.paragraph_at(span.start)):
            low = bisect.bisect_left(self._named, (max(around.start, span.start - _AROUND),))
            high = bisect.bisect_left(self._named, (min(around.end, span.end + _AROUND),))
            named = {code for *_, code in self._named[low:high]}
            if named := named & keep if len(keep) < _FEW else named:
                return _only(named, codes)
        return _only(self._listed & keep, codes) or _only(self._often & keep, codes)


def _only(states: set[str | None], codes: Collection[str]) -> str | None:
    """The one state that is named, if it keeps the holiday."""
    return next((code for code in states if len(states) == 1 and code in codes), None)
