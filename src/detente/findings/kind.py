"""What a kind of finding is."""

from __future__ import annotations

from dataclasses import dataclass

from detente.errors import Severity


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding, as the reference describes it.

    Attributes
    ----------
    title : str
        What is wrong, in general.
    explanation : str
        Why it matters and how to mend it.
    example : str
        What it may look like, and how it is mended; empty where a picture says nothing.
    severity : str
        An *error* keeps the dossier from being used, a *warning* says that a wide default stands
        in or that something is doubtful, *advice* that something could be said better.
    """

    title: str
    explanation: str
    example: str = ""
    severity: Severity = "error"
