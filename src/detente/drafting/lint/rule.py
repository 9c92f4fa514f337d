"""What a rule of drafting is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["warning", "advice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule by which a draft is checked.

    Attributes
    ----------
    title : str
        What is wrong, in general.
    said : str
        One sentence about a finding; ``{words}`` are those of the draft, and ``{more}`` what else
        belongs to it.
    mend : str
        How it is mended.
    why : str
        Why it matters.
    raises, passes : str
        Two drafts: one that the rule speaks up on, and the same, mended.
    level : str
        A *warning* is about what parties can quarrel over once it is signed, *advice* about what
        could be said better.
    """

    title: str
    said: str
    mend: str
    why: str
    raises: str
    passes: str
    level: Level = "warning"
