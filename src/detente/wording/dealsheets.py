"""The titles, heads and rows of the workbook that ``detente deals --xlsx`` writes."""

from __future__ import annotations

from collections.abc import Sequence

from detente.wording.sections import CHANCE_OF_ZONE

TITLES = {
    "zone": "Zone",
    "principles": "Principles",
    "alternatives": "Alternatives",
    "options": "Options",
    "drafts": "Drafts",
    "accounts": "Accounts",
    "conflicts": "Conflicts",
    "openings": "Openings",
    "frontier": "Frontier",
}
SPREAD = ("median", "low", "high")
OF_CHANCE = ("mean", "low", "high")
OF_EITHER = ("mean of a chance, median of the rest", "low", "high")
YES, NO = "yes", "no"

ZONE = {
    "chance": CHANCE_OF_ZONE,
    "signed_not_kept": "Signed, not kept",
    "number": "Packages in the zone",
    "possible": "Packages in all",
}
RUN = {
    "dossier": "Dossier",
    "as_of": "As of",
    "draws": "Draws",
    "seed": "Seed",
    "version": "Version",
    "dossier_hash": "SHA-256 of the dossier",
}
CAUTION = "Bear in mind"
PRINCIPLES_FIRST, SHARE, GAIN = "issue or party", "share", "gain"
ALTERNATIVES_FIRST = "issue"
ALTERNATIVES_LAST = {
    "inside": "share of zones that hold it",
    "apart": "issues apart from those before",
}
OPTIONS = ("issue", "option", *(f"share of a zone's packages, {name}" for name in SPREAD))
DRAFTS = ("draft", "what", *OF_EITHER)
IN_THE_ZONE, ALL_SAY_YES = "in the zone", "all say yes"
UNDOMINATED = "nobody can gain without another's loss"
ACCOUNTS, REPRESENTATIVE = ("package", "party", "what", *SPREAD), "representative"
ACCOUNT = {
    "together": "together",
    "instead_of_going_on": "instead of going on",
    "if_it_fails": "if it fails",
    "gain": GAIN,
}
CONFLICTS = ("share of draws without a zone", "lines", "parties", "issues", "proved smallest")
WAYS = ("what gives way", "kind", *(f"price, {name}" for name in SPREAD), "opens")
OPENINGS = ("change", "kind", *(f"chance of a zone after it, {name}" for name in OF_CHANCE))
NO_FRONTIER = "Given only where nothing is uncertain."


def only(issue: str) -> str:
    """The row of the options asked for on one issue."""
    return f"Only {issue}"


def principles(names: Sequence[str]) -> tuple[str, ...]:
    """The heads of the principles, four columns each."""
    return (PRINCIPLES_FIRST, *(head for name in names for head in (name, SHARE, "", "")))


def alternatives(many: int) -> tuple[str, ...]:
    """The heads of so many alternatives."""
    return (ALTERNATIVES_FIRST, *(f"alternative {number}" for number in range(1, many + 1)))


def frontier(issues: Sequence[str], parties: Sequence[str]) -> tuple[str, ...]:
    """The heads of the frontier."""
    return (*issues, *map(gain_of, parties), IN_THE_ZONE)


def says_yes(party: str) -> str:
    """The row of a party's yes to a draft."""
    return f"{party} says yes"


def gain_of(party: str) -> str:
    """The row, or the head, of a party's gain."""
    return f"gain of {party}"


def within(party: str) -> str:
    """The row of how near the frontier is known to a party."""
    return f"within so much worth to {party}"


def is_folder(path: object) -> str:
    """A folder, where a file was to be named."""
    return f"{path} is a folder; name a file, such as deals.xlsx."


def no_workbook(name: str) -> str:
    """A name that is no workbook's."""
    return f'"{name}" is no workbook; name a file that ends in .xlsx.'


def refused(path: object, why: str | None) -> str:
    """A place where nothing can be written, and why not."""
    why = why or "the disk refuses it"
    return f"{path} cannot be written ({why}); name a file in a folder of your own."
