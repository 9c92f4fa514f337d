"""What the page of a class says that no template of its holds."""

from __future__ import annotations

LOOKING_BACK = "Holding the deals against the frontier"
DEALS_GONE = "These deals were not kept, and are gone. Hand them in again."
NO_DEALS = "No team has handed in anything: fill in a row for each."
NO_WORD = "A Word file needs python-docx on this machine; the page can be printed."


def team(number: int) -> str:
    """A team that has no name yet."""
    return f"Team {number}"


def no_role(party: str) -> str:
    """A role that is not there."""
    return f"“{party}” has no role in this game."
