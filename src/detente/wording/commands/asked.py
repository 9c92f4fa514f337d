"""What ``detente ask`` says: the question, what is known so far, what an answer does."""

from __future__ import annotations

from collections.abc import Iterable

from detente.wording.numbers import number, whole

NUMBERS = "> "
WHY = "why: a source, a statement or an assumption by its name, or words of your own > "
NO_MONTHS = (
    "Nobody bears it for no time at all, or for less: write months above 0, such as 6 12 24."
)
TOO_MANY = "These are more than three numbers: write the lowest, the likeliest and the highest."
NEEDS_A_REASON = "  Not written: a number needs a reason. Give it anew, or Enter to pass on."
_NOTHING = {
    "zone": "each number that moves the zone by two points or more has its reason.",
    "deal": "no number without a reason of its own moves the chance of a deal by more than noise "
    "and two points.",
    "choice": "no number without a reason of its own is worth more than noise to know for the "
    "choice of a lever.",
}
_MEND = "Write the lowest, the likeliest and the highest, such as 0.1 0.3 0.6; or one number."


def nothing(by: str) -> str:
    """That there is nothing to ask, of what the numbers should decide.

    >>> nothing("zone")
    'Nothing to ask: each number that moves the zone by two points or more has its reason.'
    """
    return f"Nothing to ask: {_NOTHING[by]}"


def effects(draws: int, paths: int, *, deal: bool) -> str:
    """By what it is shown what an answer does, and what stands after ±.

    >>> effects(250, 16, deal=False)
    'What an answer does is shown by the chance of a zone, in 250 draws; after ±: twice the error.'
    """
    of = "a deal by the last date if the course is held" if deal else "a zone"
    on = f"{draws} draws of {paths} paths" if deal else f"{draws} draws"
    return f"What an answer does is shown by the chance of {of}, in {on}; after ±: twice the error."


def head(number: int, of: int, what: str) -> str:
    """Which question it is, and about what."""
    return f"{number} of {of}: {what}"


def months(owner: str, worst: str, best: str, issue: str, *, war: bool) -> str:
    """For how many months a party would bear the cost of time.

    >>> months("Russia", "No", "Yes", "Bases", war=False)
    'How many months of waiting as now would Russia bear rather than have “No” instead of “Yes” ...'
    """
    time = "war like this one" if war else "waiting as now"
    return (
        f"How many months of {time} would {owner} bear rather than have “{worst}” instead of "
        f"“{best}” ({issue})?"
    )


def default(estimate: str, reason: str) -> str:
    """That a default decides, and why it is what it is."""
    return f"A default decides here: {estimate}. {reason}"


def so_far(estimate: str, why: Iterable[str]) -> str:
    """What the dossier states, and on what it rests."""
    names = ", ".join(why)
    return f"So far: {estimate}" + (f" ({names})." if names else ", without a reason.")


def in_months(estimate: str, months: str | None) -> str:
    """A cost as the file has it, and the months that it stands for.

    >>> in_months("0.01 (0..0.02)", None), in_months("0.01..0.02", "15..30")
    ('0.01 (0..0.02) a month', '15..30 months, a cost of 0.01..0.02 a month')
    """
    return f"{months} months, a cost of {estimate} a month" if months else f"{estimate} a month"


def against_today(estimate: str, today: float) -> str:
    """A number that is known against today, where what is asked stands by itself.

    >>> against_today("0 (-0.3..0.3)", 0.412)
    '0 (-0.3..0.3) better than today, which is worth about 0.41'
    """
    return f"{estimate} better than today, which is worth about {today:.2f}"


def worth(by: str) -> str:
    """What knowing a number is worth for the choice of a lever.

    >>> worth("+1.2 ±0.2")
    'To know it adds +1.2 ±0.2 points to the chance of a deal, by a better choice of lever.'
    """
    return f"To know it adds {by} points to the chance of a deal, by a better choice of lever."


def swing(first: tuple[str, float], second: tuple[str, float], *, deal: bool = False) -> str:
    """The chance of a zone, or of a deal, at either end, each with what the end means."""
    (low, at_low), (high, at_high) = first, second
    of = "a deal by the last date" if deal else "a zone"
    return f"The chance of {of} is {whole(at_low)} % {low}, {whole(at_high)} % {high}."


def at_end(end: str, value: float) -> str:
    """What the end of a range means, and the number that stands there.

    >>> at_end("if against it", -0.0018), at_end("if firm", 0.7), at_end("if late", 36.21)
    ('if against it (−0.002)', 'if firm (0.7)', 'if late (36)')
    """
    digits = 0 if abs(value) >= 10 else 2 if abs(value) >= 0.1 else 3
    figure = number(value, digits)
    return f"{end} ({figure.rstrip('0').rstrip('.') if '.' in figure else figure})"


FEW, MANY = "if few", "if many"


def how(counted: str) -> str:
    """What to type."""
    unit = f" ({counted})" if counted else ""
    return f"Lowest, likeliest, highest{unit}; Enter to pass on, q to leave."


def written_as(estimate: str) -> str:
    """How months stand in the file."""
    return f"As a cost of {estimate} a month:"


def moved(before: str, after: str, by: str, *, told_apart: bool, deal: bool) -> str:
    """What an answer does to the chance of a zone, or of a deal."""
    of = "deal" if deal else "zone"
    told = f" ({by} points)" if told_apart else ": no difference to be told"
    return f"Chance of a {of}: {before} before, {after} with this{told}."


def written(name: str, file: str) -> str:
    """Where an answer stands now."""
    return f"Written: {name} in {file}."


def not_in_order(tokens: Iterable[str]) -> str:
    """Numbers that do not rise."""
    return f"The lowest comes first: {' '.join(tokens)}."


def slip(message: str, mend: str) -> str:
    """What is wrong with what was typed, and how it is meant.

    >>> slip("the interval 6..3 is upside down", "Write 3..6.")
    'The interval 6..3 is upside down. Write 3..6.'
    """
    from detente.wording.phrases import capital  # heavy, and not asked for by --help

    return f"{capital(message.rstrip('.'))}. {mend or _MEND}"


def over(written: int, passed: int, left: int, folder: str) -> str:
    """What was done in a sitting.

    >>> over(2, 1, 3, "talks")
    '2 written, 1 passed over, 3 not asked. detente ask talks goes on from there.'
    """
    on = f" detente ask {folder} goes on from there." if passed + left else ""
    return f"{written} written, {passed} passed over, {left} not asked.{on}"
