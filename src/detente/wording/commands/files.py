"""What the commands say that keep, check, copy and carry dossiers, and what all of them say."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from detente.errors import Severity

COMPILING = "Compiling for the first time, once: a minute or so"
FAULT = "This is a fault of detente, not of your files; --debug shows where."
BEAR_IN_MIND = "Bear in mind"
# brief
NO_ROOM = "The first page alone has no room for what changed; leave --since or it out."
NO_WORD_FILE = "a template and a marking are those of a Word file: say which one to write."
# cases
WHICH_CASE = "say which case to copy."
# check
NOTHING_TO_MEND = "nothing to mend."
KINDS: dict[Severity, tuple[str, str]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "advice": ("piece of advice", "pieces of advice"),
}


def head(dossier: str, day: str, draws: int, seed: int) -> str:
    """What an answer is about, and what it takes to get it again."""
    return f"{dossier}, as of {day} ({draws:,} draws, seed {seed})"


def no_date(text: str) -> str:
    """What is no date."""
    return f"{text!r} is not a date; write a day such as 2025-11-25."


def no_month(text: str) -> str:
    """What is no month."""
    return f"{text!r} is not a month; write one such as 2025-11."


def no_share(text: str, meant: str | None) -> str:
    """What is no share of a whole, and what was meant, if that is seen."""
    return f"{text!r} is not a number from 0 to 1; write {meant or '0.5, or 50 %'}."


def no_place(file: object) -> str:
    """Where nothing can be written."""
    return f"{file} is no place for a file."


def of_the_dossier(file: object) -> str:
    """What would be lost if it were written over."""
    return f"{file} belongs to the dossier, and would be lost; name another file."


def is_read(file: object, option: str) -> str:
    """A file that is read, and would be written over."""
    return f"{file} is what {option} reads, and would be lost; name another file."


def one_file(file: object, option: str) -> str:
    """Two outputs of which the second would be written over the first."""
    return f"{file} is where {option} is written, which would be lost; name another file."


def not_before(day: str, date: object) -> str:
    """A day that is not an earlier one."""
    return f"{day} is not before {date}."


def nothing_kept(where: str, off: str) -> str:
    """Why no results are kept."""
    return f"Nothing is kept: {where} is {off}."


def kept(folder: object, many: int, size: float, most: float) -> tuple[str, str, str]:
    """Where results are kept, and how many; sizes in bytes."""
    return (
        f"Folder   {folder}",
        f"Results  {many:,}",
        f"Size     {size / 1e6:,.1f} MB of at most {most / 1e6:,.0f} MB",
    )


def no_case(name: str, there: Iterable[str]) -> str:
    """A name that is no case."""
    return f"{name!r} is no case; cases are {', '.join(there)}."


def copied(name: str, folder: object) -> str:
    """What to do with the copy of a case."""
    return f"{folder}: a copy of {name}. Change it, then: detente check {folder}"


def begun(folder: object) -> str:
    """What to do with a new dossier."""
    return f"{folder}: a dossier to start from. Change it, then: detente check {folder}"


def no_format(name: str, there: Iterable[str]) -> str:
    """A name that is no format."""
    return f"{name!r} is not one of {', '.join(map(repr, there))}."


def imported(folder: str, title: str, parties: int, issues: int, *, updated: bool) -> str:
    """What came of another tool's files."""
    from detente.wording.phrases import count

    done = "brought up to date" if updated else "written"
    held = f"{count(parties, 'party', 'parties')}, {count(issues, 'issue')}"
    return f"{folder}: {done}. {title}: {held}. Next: detente check {folder}"


def unfit(letter: str) -> str:
    """A text at the prompt that holds what no file can hold.

    >>> unfit("\\x07")
    'a control character (U+0007) stands in it: take it away, or write the words anew.'
    """
    what = "half of a character" if "\ud800" <= letter <= "\udfff" else "a control character"
    return f"{what} (U+{ord(letter):04X}) stands in it: take it away, or write the words anew."


def busy(folder: Path) -> str:
    """That somebody else is writing all the time."""
    return f"{folder}: somebody else is writing here. Nothing of yours was written; try again."
