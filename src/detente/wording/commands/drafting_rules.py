"""What ``detente drafts lint`` and ``drafts matrix`` say."""

from __future__ import annotations

WHOLE = "The whole"
LEVELS = {"warning": "warning", "advice": "advice"}
NOTHING = "Nothing to mend was found."
MATRIX_HEADS = (
    "point", "stipulation", "who acts", "by when", "measured how", "verified by", "if breached",
    "disputes", "paid by", "status",
)  # fmt: skip
MATRIX_SHORT = (0, 1, 2, 3, 5)
"""The columns that the terminal has room for."""
STATUS = {
    "0": "not begun",
    "1": "minimal",
    "2": "intermediate",
    "3": "full",
}
"""The scale of the Peace Accords Matrix."""
STATUS_PROMPT = "0 not begun, 1 minimal, 2 intermediate, 3 full (scale of the Peace Accords Matrix)"
STATUS_ERROR = "Write 0, 1, 2 or 3, or leave it empty."
SHEET = "Implementation"
KICKER = "Implementation matrix · status: 0 not begun, 1 minimal, 2 intermediate, 3 full"
NO_STIPULATION = "No clause of the draft says what is to be done."
FOOT = "Page &P of &N"


def heading(dossier: str, draft: str) -> str:
    """Above the findings or the matrix of a draft."""
    return f"{dossier}: {draft}"


def summary(warnings: int, advice: int, silenced: int) -> str:
    """How many findings there are of each level.

    >>> summary(1, 2, 0)
    '1 warning, 2 pieces of advice.'
    >>> summary(0, 1, 3)
    '0 warnings, 1 piece of advice; 3 silenced.'
    """
    from detente.wording.phrases import count

    more = f"; {silenced} silenced" if silenced else ""
    pieces = count(advice, "piece of advice", "pieces of advice")
    return f"{count(warnings, 'warning')}, {pieces}{more}."


def point_head(number: str) -> str:
    """Above the findings of a point."""
    return f"Point {number}" if number else WHOLE


def finding_line(level: str, said: str, rule: str) -> str:
    """One finding."""
    return f"{LEVELS[level]}: {said}  [{rule}]"


def mend_line(mend: str) -> str:
    """How it is mended."""
    return f"→ {mend}"


def silenced_line(rule: str, reason: str) -> str:
    """A finding that is silenced."""
    return f"silenced: {rule}: {reason}"
