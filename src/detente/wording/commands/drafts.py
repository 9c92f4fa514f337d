"""What ``detente drafts`` and its kin say."""

from __future__ import annotations

from collections.abc import Iterable

HEADS = ("draft", "by", "date", "from", "points", "text", "answers")
COMPARED_HEADS = ("point", "what", "about", "what changed")
NO_DRAFTS = "The dossier has no drafts. Write them under drafts:, or add one from a file."
SHOWN_HEADS = ("point", "words", "holds")
NONE_KNOWN = "the dossier has no draft of which a point is known: write them under points:."
OBJECTION_HEADS = ("who", "to what", "on", "what was said", "what became of it")
NO_OBJECTIONS = "No objection to a draft is on record."
ASKS = "What each side’s own draft asks for beyond the text that it answers"
ASK_HEADS = ("party", "draft", "issue", "asked for", "got")
PARTIES = "Parties"
KNOWN = "Drafts"
NOTHING = "No change that matters was found."
SAME = "—"
UNKNOWN = "not known"


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


def title(dossier: str, earlier: str, later: str) -> str:
    """Above a comparison."""
    return f"{dossier}: {earlier} → {later}"


def written(path: object) -> str:
    """A file that was written."""
    return f"{path} written."


def points_told(known: int, of: int) -> str:
    """How many points of a draft are known."""
    return f"{known} of {of}" if known < of else str(of)


def holds(pairs: Iterable[tuple[str, str]]) -> str:
    """The options that a point holds."""
    return "; ".join(f"{issue}: {option}" for issue, option in pairs)
