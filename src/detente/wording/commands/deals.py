"""What ``detente deals`` says around its figures; ``sure`` where nothing is uncertain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.phrases import did_you_mean

DRAFTS, DRAFTS_HEADS = "Drafts on the table", ("in the zone", "all say yes", "kept out by")
SUITS_ALL = "suits all in"
ALTERNATIVE = "alternative {number}"
FRONTIER_NEW = "what is new to the line above"
ACCOUNT_ROWS = {
    "together": "taken together",
    "instead_of_going_on": "instead of going on",
    "if_it_fails": "if it fails",
    "gain": "gain",
}
PARTY_WISH = "going on were worth less to it, or it kept what it signs"
LINE_WISH, ISSUE_WISH = "it gave way", "every party got its best answer on it"
PACKAGE_HEADS = ("", "gain", "loses nothing", "would keep it", "must agree")
PACKAGE_PARTIES = "What each party gains, and in how many cases it is content"
PACKAGE_NAMED, PACKAGE_TODAY, PACKAGE_OPEN = "The package", "As today", "Today unknown"
PACKAGE_TAKEN = " (taken: the first option)"
LINES_CROSSED = "Red lines it crosses"


def only(issue: str, allowed: Iterable[str]) -> str:
    """Which packages alone are looked at."""
    return f"Only packages with {issue}: {' or '.join(allowed)}"


def zone_rows(said: str, chance: float, signed_not_kept: str, *, sure: bool) -> tuple[str, str]:
    """Whether there is a deal, and how often one is signed that is not kept."""
    if sure:
        said = f"{'Yes; nothing' if chance else 'No: nothing'} in the dossier is uncertain"
    return f"Is there a deal?   {said}", f"Signed, not kept   {signed_not_kept}"


def given_row(estimated: str) -> str:
    """The chance as estimated, where what was said has moved it."""
    return f"What was said      moves it there from {estimated}, as estimated"


def packages_row(middle: str, ends: tuple[str, str], possible: str, *, sure: bool) -> str:
    """How many packages the zone holds."""
    spread = "" if sure else f" ({ends[0]}–{ends[1]})"
    where = "" if sure else ", where a deal is possible"
    return f"Packages in it     {middle}{spread} of {possible}{where}"


def method(how: str, *, exact: bool) -> str:
    """How the zone was found."""
    return f"{how}, {'exact' if exact else 'not exact'}"


def packages_counted(error: str, rows: tuple[int, int], *, exact: bool, sure: bool) -> str:
    """How the packages of the zone were counted, in how many of the cases with a deal."""
    how = "counted" if exact else f"estimated to {error}"
    where = "" if sure else f" in {rows[0]:,} of {rows[1]:,} cases with a deal"
    return f"packages {how}{where}"


def principles_applied(rows: int) -> str:
    """In how many of those cases each principle was applied."""
    return f"principles applied in {rows:,} of them"


def methods(said: Iterable[str]) -> str:
    """How it was found, in one line."""
    return f"Method: {'; '.join(said)}."


def gain_of(party: str) -> str:
    """The head of a party's gains."""
    return f"gain of {party}"


def solutions_title(*, sure: bool) -> str:
    """Above the packages that the principles choose."""
    if sure:
        return "The package by each principle"
    return (
        "Where a deal is possible: by each principle, the package that most often suits all, "
        "and how often each answer is chosen"
    )


def alternatives_title(*, sure: bool) -> str:
    """Above packages far apart."""
    title = "Packages that lie far apart, where they differ"
    return title + ("" if sure else "; in how many of the cases with a deal each suits all")


def frontier_title(count: int, shown: int, *, inside: bool) -> str:
    """Above the undominated packages."""
    where = "of the zone " if inside else ""
    title = f"The frontier: {count:,} packages {where}that none betters for one at nobody's cost"
    return title + ("" if shown == count else f"; {shown} of them, evenly spread")


def account_title(party: str) -> str:
    """Above what a party gains and gives."""
    return f"What {party} gains and gives, against today; in each draw the lines add up to the gain"


def proved(name: str, share: float, said: str, rows: int, *, sure: bool) -> str:
    """Whether a package can be bettered at nobody's cost."""
    start = f"in {said} of {rows} cases it is proved that nobody can gain"
    if sure:
        start = f"it is proved that {'nobody' if share else 'somebody'} can gain"
    return f"{name}: {start} more without another's loss."


def nearest(changes: str, *, sure: bool) -> str:
    """The nearest package better for all."""
    return f"  Nearest package better for all{'' if sure else ', most often'}: {changes}"


def swap(changes: str, share: str, *, sure: bool) -> str:
    """A swap that helps somebody and costs nobody."""
    return f"  Helps somebody and costs nobody{'' if sure else f' in {share}'}: {changes}"


def conflicts_title(rows: int, *, sure: bool) -> str:
    """Above the reasons why there is no zone."""
    return "Why no deal is possible" + ("" if sure else f", in {rows} cases without one")


def price_of_line(line: str) -> str:
    """A red line that had a price, as a change."""
    return f"{line} gives way at a price"


def openings_title(*, sure: bool) -> str:
    """Above what would open the zone."""
    more = "possible" if sure else "more likely, and its chance before and after"
    return f"What would make a deal {more}"


def alone_title(part: str, wish: str, *, sure: bool) -> str:
    """Above what alone stands in the way: parties, red lines, or issues."""
    title = f"Each {part} that alone stands in the way"
    if sure:  # each by itself, and in every draw
        return f"{title}: a deal would be possible if {wish}"
    return f"{title}: in how many of the cases without a deal one would be possible if {wish}"


def ways_title(*, sure: bool) -> str:
    """Above the cheapest openings."""
    by = "price" if sure else "price for the share of cases it opens"
    return f"The cheapest ways to a deal, by {by}"


def in_the_zone(chance: str) -> str:
    """How often one package is in the zone."""
    return f"In the zone        {chance}"


def keeps_out_title(*, crossed: bool) -> str:
    """Above what keeps a package out, besides the red lines crossed."""
    return f"What {'else ' if crossed else ''}keeps it out of the zone"


def none_of(name: str, there: Sequence[str], near: str | None) -> str:
    """A name from the command line that is not there."""
    return f'"{name}" is none of: {", ".join(there)}.{did_you_mean(near)}'


ALONE = "it stands without the options that choose or cut."


def nothing_left(issue: str) -> str:
    """All answers to an issue have been ruled out."""
    return f'no answer to "{issue}" is left; leave at least one.'


def no_pair(text: str) -> str:
    """What is no answer to an issue."""
    return f'"{text}" must be ISSUE=OPTION.'
