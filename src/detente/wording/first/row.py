"""One question and its answer: sentences in the order of their weight, some in shorter forms."""

from __future__ import annotations

from dataclasses import dataclass

from detente.wording.numbers import Part, Sentence
from detente.wording.phrases import capital

Forms = tuple[Sentence, ...]
"""One sentence, the fullest form first; a narrow place takes the first that fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question and its answer.

    Attributes
    ----------
    question, label : str
        In full, and for the margin of a terminal.
    says : tuple of Forms
        What matters most first. The page says the first form of each; a terminal as many as fit.
    """

    question: str
    label: str
    says: tuple[Forms, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The answer in full."""
        return tuple(forms[0] for forms in self.says if forms[0])


def capital_first(sentence: Sentence) -> Sentence:
    """A sentence that begins with a capital, where it begins with words."""
    first, *rest = sentence
    return (capital(first), *rest) if isinstance(first, str) else sentence


def joined(several: list[Sentence], between: str = "; ", end: str = ".") -> Sentence:
    """Clauses in a row, closed by a full stop."""
    parts: list[Part] = []
    for sentence in several:
        parts += [between, *sentence] if parts else sentence
    stop = end if not str(parts[-1]).endswith("…") else ""  # an ellipsis ends a sentence too
    return (*parts, stop)
