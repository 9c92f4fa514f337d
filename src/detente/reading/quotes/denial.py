"""Whether a saying is told as one, or denied, supposed or asked for."""

from __future__ import annotations

import re

from detente.documents.document import Span
from detente.reading.quotes.subjects import SAID_TO

_NOT_SAID = re.compile(
    r"(?:\b(?:not|never|without|nobody|neither|no\sone|declin(?:ed?|es|ing)\sto|refus(?:ed?|es|ing)\sto"
    r"|cannot|unwilling\sto|fail(?:ed|s)?\sto|yet\sto|no\slonger|stopp?ed\sshort\sof|avoid(?:ed|s)?"
    r"|reluctant\sto|hesitat(?:ed?|es)\sto)|n[’']t)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|whether|could|might|may|should|must|can|let|to|want(?:ed|s)?\s\w+\sto)\s"
    r"(?:[\w.’'-]+\s){0,4}$"
)
_WENT_ON = re.compile(
    r"\b(?:w[ae]nt\son|c[ao]me|goes\son|continued|began|came\sout|telephoned|called|appeared|seemed|tried|"
    r"used|moved|rushed|hastened|chose|paused|returned|wrote|broke|spoke|stopped|phoned|rang|"
    r"compelled|keen|quick|careful|interrupted|took)\s(?:[\w.’'-]+\s){0,6}to\s(?:\w+ly\s)?$"
)


def is_negated(between: str) -> bool:
    """Whether what stands between a subject and its verb denies the verb."""
    return _NOT_SAID.search(between) is not None


def is_said(before: str) -> bool:
    """Whether what stands before a verb leaves the saying a fact."""
    if _NOT_SAID.search(before):
        return False
    told = _WENT_ON.search(before) or SAID_TO.search(before)
    return told is not None or not _MAYBE.search(before)


def between_of(text: str, speaker: Span | None, cue: Span, before: str) -> str:
    """What stands between the subject and its verb, with a "no" that the subject begins with."""
    if speaker is not None and speaker.end <= cue.start:
        first = text[speaker.start : speaker.end].split()[0]
        joining = re.search(
            r"\b(?:[Ii]f|[Uu]nless|[Ww]hether)\s$", text[max(0, speaker.start - 9) : speaker.start]
        )
        lead = "never " if first.casefold() in {"no", "neither", "nobody", "none"} else ""
        return (joining.group() if joining else "") + lead + text[speaker.end : cue.start].lstrip()
    joined = max(before.rfind(mark) for mark in (",", " and ", " but ", " or "))
    return before[joined + 1 :]


def is_asked(text: str, sentence: Span, verb: Span) -> bool:
    """Whether the saying itself is what a question asks for."""
    if text[sentence.end - 1] != "?":
        return False
    lead = text[sentence.start : verb.start]
    if re.search(r"[,;—–]|\s(?:that|if|who|which)\s", lead):
        return False  # a clause of its own within the question
    return (
        re.match(r"(?:[QA][^:]{0,30}:\s)?(?:Did|Does|Has|Have|Do|Will|Would)\s", lead) is not None
    )
