"""A GENIUS scenario as a dossier, and a dossier brought up to date from one."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Collection
from typing import Any

from detente.dossier.inputs.registry.durability import ANY_DEAL, SIGNED_UNDER_DEADLINE
from detente.dossier.inputs.registry.wants import NO_DEAL
from detente.dossier.model.behaviour import Behaviour
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import Issue
from detente.dossier.model.parties import Party
from detente.dossier.model.record import kebab
from detente.dossier.model.wants import OptionWorth, Wants
from detente.dossier.model.war import Standoff, War
from detente.errors import SettingsError
from detente.exchange.genius.folder import Scenario
from detente.exchange.genius.profiles import Profile

# Words that stand among the names of parties or of options somewhere in a dossier.
PARTY_WORDS = {kebab(field) for part in (War, Standoff, Behaviour) for field in part.model_fields}
OPTION_WORDS = {kebab(field) for field in OptionWorth.model_fields}
FILES, DEALS = "genius-files", "genius-deals"


def dossier_of(scenario: Scenario, *, today: dt.date) -> Dossier:
    """The dossier that says what the files say, and no more.

    Worths stay on the scale of the files, reservation values are no-deal values, and a deal
    holds, as it does in GENIUS: so a gain is the utility less the reservation value.

    Parameters
    ----------
    scenario : Scenario
    today : date
        The day of the dossier, since the files have none.

    Returns
    -------
    Dossier
    """
    names = [issue.name for issue in scenario.issues]
    issues = dict(zip(names, slugs(names, otherwise="issue", reserved=("why",)), strict=True))
    options = {
        issue.name: dict(
            zip(
                issue.answers,
                slugs(issue.answers, otherwise="option", reserved=OPTION_WORDS),
                strict=True,
            )
        )
        for issue in scenario.issues
    }
    parties = slugs(list(scenario.profiles), otherwise="party", reserved=PARTY_WORDS)
    return Dossier.model_validate(
        {
            "title": scenario.title,
            "as-of": today.isoformat(),
            "parties": {
                party: {
                    "name": scenario.names.get(file, file),
                    "kind": "stakeholder",
                    "consent": "required",
                    "wants": _wants(profile, issues, options),
                }
                for party, (file, profile) in zip(parties, scenario.profiles.items(), strict=True)
            },
            "issues": {
                issues[issue.name]: {
                    "name": issue.name,
                    **({"about": issue.about} if issue.about not in (None, issue.name) else {}),
                    "options": {id: answer or id for answer, id in options[issue.name].items()},
                }
                for issue in scenario.issues
            },
            "durability": {"why": DEALS, ANY_DEAL.word: 1, SIGNED_UNDER_DEADLINE.word: 0},
            "assumptions": _assumptions(scenario),
        }
    )


def brought_up_to_date(there: Dossier, fresh: Dossier) -> Dossier:
    """A dossier with the issues and wants of the files, and all else as it was.

    Raises
    ------
    SettingsError
        If it is a dossier of other parties, of which nothing must be lost.
    """
    if list(there.required) != list(fresh.required):
        raise SettingsError(
            f"“{there.title}” is a dossier of other parties ({', '.join(there.required)}), not of "
            f"those in the files ({', '.join(fresh.required)}): name a new folder."
        )
    parties = {
        id: _party(party, fresh.parties[id]) if id in fresh.parties else party
        for id, party in there.parties.items()
    }
    issues = {id: _issue(there.issues.get(id), issue) for id, issue in fresh.issues.items()}
    named = {**there.assumptions, **fresh.assumptions}
    durability = there.durability if there.durability != type(there.durability)() else None
    if durability is not None and DEALS not in durability.why:
        named.pop(DEALS)
    return there.model_copy(
        update={
            "parties": parties,
            "issues": issues,
            "durability": durability or fresh.durability,
            "assumptions": named,
        }
    )


def _wants(
    profile: Profile, issues: dict[str, str], options: dict[str, dict[str, str]]
) -> dict[str, Any]:
    total = sum(profile.weights.values())
    # Weights that sum to 1 but for rounding stay as they are stated.
    divide = total if total > 0 and not math.isclose(total, 1, abs_tol=1e-9) else 1.0
    return {
        "why": FILES,
        "scale": "native",
        NO_DEAL.word: profile.no_deal,
        "weights": {
            issues[name]: weight / divide if total > 0 else 1 / len(profile.weights)
            for name, weight in profile.weights.items()
        },
        "worth": {
            issues[name]: {options[name][answer]: worth for answer, worth in worths.items()}
            for name, worths in profile.worths.items()
        },
    }


def _assumptions(scenario: Scenario) -> dict[str, str]:
    sentences = [
        "As in the GENIUS files: a package is worth the weighted sum of its evaluations, each "
        "divided by the largest of its issue; the reservation value is the worth of no deal."
    ]
    discounts = [
        f"{file} {profile.discount:g}"
        for file, profile in scenario.profiles.items()
        if profile.discount is not None
    ]
    if discounts:
        sentences.append(f"Discount factors are left out: {', '.join(discounts)}.")
    for issue in scenario.issues:
        if issue.scale is not None:
            scale = issue.scale
            sentences.append(
                f"“{issue.name}” runs from {scale.low:g} to {scale.high:g} and is given "
                f"{len(issue.answers)} evenly spaced options."
            )
    return {FILES: " ".join(sentences), DEALS: "As in GENIUS, a deal that is made holds."}


def _party(there: Party, fresh: Party) -> Party:
    """A party that wants what the files say; its lines, links and people stay."""
    wants, new = there.wants, fresh.wants
    assert new is not None
    if wants is None:
        return there.model_copy(update={"wants": new})
    stated = ("why", "scale", "no_deal", "order", "weights", "worth")
    kept: Wants = wants.model_copy(update={field: getattr(new, field) for field in stated})
    return there.model_copy(update={"wants": kept})


def _issue(there: Issue | None, fresh: Issue) -> Issue:
    if there is None:
        return fresh
    return there.model_copy(update={"name": fresh.name, "options": fresh.options})


LONGEST = 40
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def slug(name: str, taken: Collection[str] = (), *, otherwise: str = "x") -> str:
    """A short id for a name, unlike those taken.

    Parameters
    ----------
    name : str
        In any script.
    taken : collection of str
        Ids that it must not be; a number is added if need be.
    otherwise : str
        The id where nothing of the name is left in Latin letters and digits.

    Examples
    --------
    >>> slug("6+ days"), slug("-2.5"), slug("Reinstatement?", ["reinstatement"]), slug("Армія")
    ('6-plus-days', 'minus-2-5', 'reinstatement-2', 'x')
    """
    text = re.sub(r"^[-−](?=\d)", "minus ", name.strip()).replace("+", " plus ")
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = _NOT_PLAIN.sub("-", letters).strip("-")
    if len(plain) > LONGEST:
        plain = plain[: LONGEST + 1].rpartition("-")[0] or plain[:LONGEST]
    made = plain or otherwise
    count = 1
    while made in taken:
        count += 1
        made = f"{plain or otherwise}-{count}"
    return made


def slugs(names: Collection[str], *, otherwise: str, reserved: Collection[str] = ()) -> list[str]:
    """An id for each of several names, none twice and none of them reserved.

    >>> slugs(["A b", "a-b", "?"], otherwise="option")
    ['a-b', 'a-b-2', 'option-3']
    """
    made: list[str] = []
    for number, name in enumerate(names, start=1):
        made.append(slug(name, {*made, *reserved}, otherwise=f"{otherwise}-{number}"))
    return made
