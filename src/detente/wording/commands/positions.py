"""What ``detente positions`` says around the matrix."""

from __future__ import annotations

NOTHING_BEFORE = "nothing on record"
KNOWN = "Issues and tracks"


def title(dossier: str, day: str) -> str:
    """Above the matrix."""
    return f"{dossier}: positions as of {day}"


def stance(stance_: str, option: str | None) -> str:
    """A stance on an option, or on the issue."""
    from detente.wording.stances import WHOLE_ISSUE, stance_on

    return f"{stance_on(stance_)} {option or WHOLE_ISSUE}"


def absolute(line: str, chance: str) -> str:
    """A red line with the chance that it is absolute."""
    return f"{line} (absolute: {chance})"


def nothing_moved(since: str, until: str) -> str:
    """Where no position has moved."""
    return f"Nothing has moved from {since} to {until}."


def moved(since: str, until: str) -> str:
    """Above what has moved."""
    return f"Moved from {since} to {until}, the latest first:"


def move(start: str, answer: str, before: str, after: str) -> str:
    """One move: when and who, on what, from where to where."""
    return f"{start} on {answer}: {before} → {after}"


def only_on_issue(words: str) -> str:
    """Where something is on record on the issue, but nothing on the answer."""
    return f"{NOTHING_BEFORE} on this answer, but {words}"


def after_the_last(first: object, last: object) -> str:
    """A day that lies after the other."""
    return f"{first} lies after {last}."


def no_issue(name: str, mend: str) -> str:
    """A name that is neither an issue nor a track."""
    return f"{name!r} is neither an issue nor a track. {mend}"
