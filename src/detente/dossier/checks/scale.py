"""Numbers on another scale than the one they are counted on: likely meant in other units."""

from __future__ import annotations

import numpy as np

from detente.dossier.checks.desk import Desk
from detente.dossier.checks.reasons import walk
from detente.dossier.checks.wants import TOLERANCE
from detente.dossier.files.tree import Path, dotted
from detente.dossier.inputs.kind import COUNTED, InputKind, NamedInput
from detente.dossier.inputs.names import estimate_at, matching
from detente.dossier.inputs.registry.index import kind_at
from detente.dossier.model.levers import AFTER
from detente.dossier.model.wants import OptionWorth
from detente.estimates import Estimate
from detente.stated import shortly

_PRICE = "counted from 0 to 1, where 1 is the most that a mediator would bear"


def check_scale(desk: Desk) -> None:
    """Advise on numbers that look like money, points or per cent: they are taken as they stand."""
    parties = desk.dossier.parties.values()
    if any(party.wants is not None and party.wants.scale == "native" for party in parties):
        return  # other tools' profiles bring a scale of their own
    _worths(desk)
    _changes(desk)
    for path, thing, _ in walk(desk.dossier, (), covered=True):
        kind = kind_at(path) if isinstance(thing, Estimate) else None
        if kind is not None and abs(thing.centre) > kind.odd_beyond:
            desk.add(
                "odd-scale",
                path,
                f"{dotted(path)} is {thing.centre:.6g}, which is more than "
                f"{kind.odd_beyond:g}; it is {_counted(kind)}.",
                "Write it on that scale, or leave it if it is meant so.",
            )


def _counted(kind: InputKind) -> str:
    """What a kind of number is counted in."""
    return COUNTED[kind.field.unit] if kind.field and kind.field.unit else _PRICE


def _changes(desk: Desk) -> None:
    """Advise on levers that take a number off its scale: once for each change."""
    targets = {entry.name: entry for entry in desk.inputs if entry.kind.is_target}
    for id, lever in desk.dossier.levers.items():
        for target, change in lever.changes.items():
            for entry in (targets[name] for name in matching(target, targets)):
                most = entry.kind.odd_beyond
                before = _likeliest(desk, entry)
                if before is None or abs(before) > most:
                    continue  # if the number itself is off its scale, that is said of it
                amount = np.array(change.amount.centre)
                after = float(AFTER[change.operator](np.array(before), amount))
                if abs(after) > most:
                    desk.add(
                        "odd-scale",
                        ("levers", id, "changes", target),
                        f'lever "{id}" takes {entry.name} to {after:.6g}, which is more than '
                        f"{most:g}; it is {_counted(entry.kind)}.",
                        "Change it by less, or leave it if it is meant so.",
                    )
                    break


def _likeliest(desk: Desk, entry: NamedInput) -> float | None:
    """What a number likely is, as it is stated or by default; None where neither is known."""
    stated, _ = estimate_at(desk.dossier, entry.path)
    if stated is None and entry.default is not None:
        stated = entry.default.estimate
    return None if stated is None else stated.centre


def _worths(desk: Desk) -> None:
    """Advise where the worths of one issue look as if some of them were in per cent."""
    for id, party in desk.dossier.parties.items():
        for issue, worth in (party.wants.worth if party.wants else {}).items():
            for option in _in_per_cent(worth):
                value = abs(worth.options[option].centre)
                desk.add(
                    "odd-scale",
                    ("parties", id, "wants", "worth", issue, option),
                    f'of "{issue}", "{option}" is worth {value:.6g} to "{id}", and '
                    "another option 1 or less.",
                    f"Write {value:.6g} % if per cent is meant; else leave it.",
                )


def _in_per_cent(worth: OptionWorth) -> list[str]:
    """The options that look as if they alone were in per cent."""
    likeliest = {option: abs(stated.centre) for option, stated in worth.options.items()}
    return [option for option, value in likeliest.items() if value > 10 and _small(worth)]


def _small(worth: OptionWorth) -> bool:
    """Whether some option looks as if it were counted from 0 to 1."""
    return any(0 < abs(stated.centre) <= 1 for stated in worth.options.values())


def check_stretched(desk: Desk) -> None:
    """Advise where what options are worth does not run from 0 to 1: it is stretched to that."""
    for id, party in desk.dossier.parties.items():
        wants = party.wants
        for issue, worth in (wants.worth if wants and wants.scale != "native" else {}).items():
            path: Path = ("parties", id, "wants", "worth", issue)
            known = set(desk.names.issues.get(issue, ()))
            if worth.options and set(worth.options) <= known and desk.intact(path):
                _stretched(desk, path, worth, whole=set(worth.options) == known)


def _stretched(desk: Desk, path: Path, worth: OptionWorth, *, whole: bool) -> None:
    """Advise where no option can be worth 0, or 1, or where one can be worth less, or more.

    Where other options are unknown, one of them may be the best or the worst.
    """
    lowest = min(worth.options, key=lambda option: worth.options[option].low)
    highest = max(worth.options, key=lambda option: worth.options[option].high)
    low, high = worth.options[lowest].low, worth.options[highest].high
    over = high > 1 + TOLERANCE
    short = whole and (low > TOLERANCE or high < 1 - TOLERANCE)
    if low == high or not (over or low < -TOLERANCE or short) or _in_per_cent(worth):
        return
    if abs(low) <= TOLERANCE and not _small(worth):
        return  # all on a scale of their own, as 0 to 100
    odd = highest if over else lowest
    read = _read_as(worth, odd, high if over else low) if whole else ""
    desk.add(
        "stretched-worth",
        (*path, odd),
        f'what "{path[-1]}" is worth to "{path[1]}" runs from {shortly(low)} to {shortly(high)}, '
        f"and is stretched to run from 0 to 1{read}.",
        "Write 0 for the worst and 1 for the best; or leave it if it is meant so.",
    )


def _read_as(worth: OptionWorth, odd: str, end: float) -> str:
    """What the options are read as: at their likeliest, or where the odd one is at its end."""
    stated = {option: estimate.centre for option, estimate in worth.options.items()}
    best, worst = max(stated.values()), min(stated.values())
    where = ""
    if best == worst or max(abs(best - 1), abs(worst)) < TOLERANCE:
        stated[odd] = end
        best, worst = max(stated.values()), min(stated.values())
        where = f" where {odd} is {shortly(end)}"
    if best == worst:  # all alike there too: other options are apart only within their ranges
        return ""
    read = [f"{option} {(value - worst) / (best - worst):.2g}" for option, value in stated.items()]
    return f": it is read as {', '.join(read)}{where}"
