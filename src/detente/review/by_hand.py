"""A statement that a person marks in a text which no rule found."""

from __future__ import annotations

import re

from detente.reading.suggestion import Saying
from detente.review.ledger import Ledger
from detente.review.stored import StoredSuggestion, ids_of, in_order

BY_HAND = "marked by a person"


def mark(ledger: Ledger, sha256: str, words: str) -> StoredSuggestion | None:
    """Propose words of a document's text as a quotation; None where they do not stand there.

    Blanks and line ends count alike. Words that are proposed already are not proposed twice.
    """
    document = ledger.document(sha256)
    said = words.split()
    place = re.search(r"\s+".join(map(re.escape, said)), ledger.text(document)) if said else None
    if place is None:
        return None
    start, end = place.span()
    for one in document.suggestions:
        if (one.kind, one.start, one.end) == ("quotation", start, end):
            return document.pieces(one)[0]
    saying = Saying(
        kind="quotation", start=start, end=end, text=place[0], confidence=1, why=(BY_HAND,)
    )
    same = [one for one in document.suggestions if (one.kind, one.start) == ("quotation", start)]
    every = [{"kind": "quotation", "start": start}] * len(same)
    every.append({name: getattr(saying, name) for name in Saying.model_fields})
    id, values = list(ids_of(sha256, every))[-1]
    # What a person has said something of stays when the document is read again.
    made = StoredSuggestion(id=id, **values, edited={"text": " ".join(said)})
    kept = in_order([*document.suggestions, made])
    ledger.put(document.model_copy(update={"suggestions": kept}))
    return made
