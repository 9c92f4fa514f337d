"""What ``detente drafts`` and its kin say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.review.stored import Margin

HEADS = ("draft", "by", "date", "from", "points", "text", "answers")
COMPARED_HEADS = ("point", "what", "about", "what changed")
NO_DRAFTS = "The dossier has no drafts. Write them under drafts:, or add one from a file."
SHOWN_HEADS = ("point", "words", "holds")
NONE_KNOWN = (
    "the dossier has no draft of which it is said what a point holds: detente drafts map, or write "
    "it under points:."
)
OBJECTION_HEADS = ("who", "to what", "on", "what was said", "what became of it")
LEDGER = "Objections to drafts, and what became of them"
NO_OBJECTIONS = "No objection to a draft is on record."
ASKS = "What each side asks for: by its own draft beyond the text that it answers, and in words"
ASK_HEADS = ("party", "where", "about", "asked for", "got")
NO_ASKS = "Nothing is asked for on record: by no draft that follows another, and in no statement."
PARTIES = "Parties"
AMENDMENTS = "Tracked changes: amendments to review"
AMENDMENT_HEADS = ("point", "by", "on", "amendment")
THAT_MATTERS = "What they change that matters"
CHANGE_HEADS = ("point", "change")
REMARKS = "Remarks in the margin: objections to review"
REMARK_HEADS = ("point", "by", "on", "remark")
MARGIN = "In the margin of the file"
MARGIN_HEADS = ("point", "by", "on", "what", "review")
MAY_TOUCH = "What points may be about, by their words"
TOUCH_HEADS = ("point", "issues")
KNOWN = "Drafts"
NEXT = "detente review"
NO_ISSUE, TOUCHES_NONE = "none", "it touches none of them"
STOP, STOPS = "q", "stop here"
WHICH_ISSUE = "issue, or nothing to pass it over"
NOTHING = "No change that matters was found."
SAME = "the same in other words"
SAME_WORDS = "the same words"
UNKNOWN = "not known"
NO_TEXTS = (
    "The dossier has no text of a draft: add one from a file (detente drafts add), or put it, its "
    "points numbered, into drafts/ID.md."
)
WHICH_POINT = "which point of it? Add its number, or leave the draft out to see all."
NO_TIES = "there is no tie to keep: add --tie EARLIER=LATER or --apart EARLIER=LATER."


def no_draft(name: str, mend: str) -> str:
    """A name that is no draft."""
    return f"{name!r} is not a draft of the dossier. {mend}"


def no_party(name: str, mend: str) -> str:
    """A name that is no party."""
    return f"{name!r} is not a party of the dossier. {mend}"


def no_text(name: str) -> str:
    """A draft of which the dossier has no text."""
    return (
        f"the dossier has no text of {name!r}: put it, its points numbered, into drafts/{name}.md."
    )


def no_tracked(name: str) -> str:
    """A file without tracked changes."""
    return f"{name} has no tracked changes: there is no text before them."


def before_changes(name: str) -> str:
    """The name of a draft as it was before its tracked changes."""
    return f"{name}, before its changes"


def added(id: str, points: int, folder: str) -> str:
    """A draft that was put into a dossier."""
    return f"{id}: {points} points, in {folder}/drafts/{id}.md and dossier.yaml."


def review_them(folder: str) -> str:
    """What to do with remarks and amendments."""
    return f"Each is kept for review, with who and when: detente review {folder}"


def margin_waits(number: int, folder: str) -> str:
    """How much of what stands in the margins of drafts waits.

    >>> margin_waits(1, "talks")
    '1 remark or amendment in the margin of a draft waits: detente review talks'
    """
    what = "remark or amendment" if number == 1 else "remarks and amendments"
    return f"{number} {what} in the margin of a draft wait{'s' * (number == 1)}: {NEXT} {folder}"


def reviewed(state: str, row: str | None) -> str:
    """What a review has made of a remark or an amendment.

    >>> reviewed("accepted", "lis-2031-04-02"), reviewed("open", None)
    ('accepted: lis-2031-04-02', 'waits')
    """
    return "waits" if state == "open" else f"{state}: {row}" if row else state


def beside(margin: Margin) -> Iterator[str]:
    """What stands in the margin of a draft, line by line, with what was answered to it."""
    about = f"on “{margin.about}”: " if margin.about else ""
    yield f"{about}{margin.said}" + (" (resolved)" if margin.resolved else "")
    yield from (f"↳ {reply}" for reply in margin.replies)


def map_them(id: str, folder: str) -> str:
    """What is left for a person to do."""
    return f"Say which option of which issue each point holds: detente drafts map {folder} {id}"


def asked_of(number: str, text: str, n: int, of: int) -> str:
    """A point whose options are asked for."""
    return f"{n} of {of}: point {number}. {text}"


def mapped(done: int, of: int) -> str:
    """How many points were mapped."""
    left = f"; {of - done} left unknown" if done < of else ""
    return f"{done} point{'' if done == 1 else 's'} mapped to options{left}."


def no_pair(text: str) -> str:
    """Words that are no pair of points."""
    return f"{text!r} is no pair of points: write the earlier point = the later, such as 3=5."


def no_point(draft: str, point: str, numbers: Sequence[str]) -> str:
    """A number that is no point of a draft."""
    return f"{draft} has no point {point!r}. Its points: {', '.join(numbers)}."


def ties_kept(draft: str) -> str:
    """Where ties were written."""
    return f"Kept in dossier.yaml, under drafts: {draft}: tied: and apart:."


def title(dossier: str, earlier: str, later: str) -> str:
    """Above a comparison."""
    return f"{dossier}: {earlier} → {later}"


def written(path: object) -> str:
    """A file that was written."""
    return f"{path} written."


def no_xml(file: object) -> str:
    """A file that is to hold XML by a name that says otherwise."""
    return f"{file} is to be an .xml file: it holds Akoma Ntoso."


def no_point_in(draft: str) -> str:
    """A draft whose text holds nothing."""
    return f"the text of {draft!r} has no point: write them, numbered, into drafts/{draft}.md."


def no_language(text: str) -> str:
    """Words that are no code of a language."""
    return f"{text!r} is no code of a language: write its three letters, such as eng, fra or ara."


def points_told(known: int, of: int, mapped: int) -> str:
    """How many points of a draft are known, and of how many what option they hold.

    >>> points_told(28, 28, 28), points_told(0, 4, 0), points_told(12, 12, 3)
    ('28', '0 of 4', '12, 3 mapped')
    """
    told = f"{known} of {of}" if known < of else str(of)
    return told if mapped >= known else f"{told}, {mapped or 'none'} mapped"


def holds(pairs: Iterable[tuple[str, str]]) -> str:
    """The options that a point holds."""
    return "; ".join(f"{issue}: {option}" for issue, option in pairs)
