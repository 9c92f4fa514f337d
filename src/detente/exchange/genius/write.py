"""A dossier as a GENIUS domain and a profile for each required party, and what they cannot say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import quoteattr

import numpy as np

from detente.dossier.files.read import Named, opened
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.wants import Wants
from detente.exchange.placing import place_files
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import draw_inputs

DRAWS = 2_000
SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbers:
    """What one profile states: weights by issue, evaluations by issue and option, reservation."""

    weights: dict[str, float]
    evaluations: dict[str, dict[str, float]]
    reservation: float


def write_genius(dossier: Named, folder: str | Path) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Write a domain and a profile for each required party into a new or empty folder.

    Where wants are stated exactly and on their native scale, the profile says just that; else it
    holds the mean over 2,000 draws, for a profile knows no uncertainty.

    Parameters
    ----------
    dossier : Dossier, str or Path
        Itself, the name of a case, or the path of a folder, a zip or a workbook. It has a
        required party at least.
    folder : str or Path

    Returns
    -------
    files : tuple of Path
        The domain first, then the profiles in the dossier's order.
    cautions : tuple of str
        What the files leave out, in words.

    Raises
    ------
    SettingsError
        If something stands in the folder already.
    """
    dossier = opened(dossier)
    worlds = build_worlds(dossier, draw_inputs(dossier, draws=DRAWS, seed=SEED), inner=1)
    stated = {party: _stated(dossier, party) for party in dossier.required}
    meant = [party for party, numbers in stated.items() if numbers is None]
    cautions = [*left_out(dossier), *ranged(dossier, meant)]
    domain = "domain.xml" if "domain" not in dossier.required else "domain-template.xml"
    contents = {domain: _domain(dossier)}
    for party in dossier.required:
        numbers = stated[party] or _mean(dossier, worlds, party, cautions)
        contents[f"{party}.xml"] = _profile(dossier, party, numbers)
    files = {name: text.encode("utf-8") for name, text in contents.items()}
    return place_files(folder, files), tuple(cautions)


def _stated(dossier: Dossier, party: str) -> _Numbers | None:
    """What the dossier states, if it is exact, whole, and on its native scale."""
    wants = dossier.parties[party].wants
    if wants is None or wants.scale != "native" or wants.no_deal is None:
        return None
    if dossier.parties[party].required_on or not _whole(dossier, wants):
        return None
    worths = {issue: wants.worth[issue].options for issue in dossier.issues}
    return _Numbers(
        weights={issue: wants.weights[issue].low for issue in dossier.issues},
        evaluations={
            issue: {option: worths[issue][option].low for option in record.options}
            for issue, record in dossier.issues.items()
        },
        reservation=wants.no_deal.low,
    )


def _whole(dossier: Dossier, wants: Wants) -> bool:
    """Whether every weight and worth is one number without doubt, as a profile can hold it."""
    numbers = [wants.no_deal]
    for issue, record in dossier.issues.items():
        worth = wants.worth.get(issue)
        options = worth.options if worth else {}
        stated = [options.get(option) for option in record.options]
        top = max((estimate.low for estimate in stated if estimate), default=0.0)
        # A reader divides by the largest evaluation: worths that end elsewhere would be changed.
        if top not in (0.0, 1.0):
            return False
        numbers += [wants.weights.get(issue), *stated]
    return all(estimate is not None and estimate.exact for estimate in numbers) and all(
        estimate.low >= 0 for estimate in numbers if estimate
    )


def _mean(dossier: Dossier, worlds: Worlds, party: str, cautions: list[str]) -> _Numbers:
    """The mean over draws: the expected worth of a package, as far as it is a weighted sum.

    What an issue adds at least is taken off every option and off the no-deal value, and all is
    divided by what is left at most: a profile begins at 0 and ends at 1.
    """
    p = worlds.parties.index(party)
    value = worlds.value[:, p].mean(axis=0)
    low = np.array([value[k, :size].min() for k, size in enumerate(worlds.sizes)])
    width = np.array([value[k, :size].max() for k, size in enumerate(worlds.sizes)]) - low
    total = float(width.sum()) or 1.0
    no_deal = (float(worlds.no_deal[:, p].mean()) - float(low.sum())) / total
    if not 0 <= no_deal <= 1:
        name = dossier.parties[party].name
        cautions.append(
            f"The no-deal value of {name} lies at {no_deal:.2f} on the scale of its packages; a "
            "reservation value is kept within 0 and 1."
        )
    return _Numbers(
        weights={issue: float(width[k]) / total for k, issue in enumerate(worlds.issues)},
        evaluations={
            issue: {
                option: float((value[k, o] - low[k]) / width[k]) if width[k] > 0 else 0.0
                for o, option in enumerate(worlds.options[k])
            }
            for k, issue in enumerate(worlds.issues)
        },
        reservation=min(1.0, max(0.0, no_deal)),
    )


def _domain(dossier: Dossier) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<negotiation_template>"]
    for party in dossier.required:
        name = quoteattr(_plain(dossier.parties[party].name))
        lines.append(f'  <agent name={name} utility_space="{party}.xml"/>')
    lines.append(f'  <utility_space number_of_issues="{len(dossier.issues)}">')
    lines += [f"    {line}" for line in _objective(dossier, None)]
    return "\n".join([*lines, "  </utility_space>", "</negotiation_template>", ""])


def _profile(dossier: Dossier, party: str, numbers: _Numbers) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<utility_space>"]
    lines += [f"  {line}" for line in _objective(dossier, numbers)]
    lines.append('  <discount_factor value="1.0"/>')
    lines.append(f'  <reservation value="{numbers.reservation!r}"/>')
    return "\n".join([*lines, "</utility_space>", ""])


def _objective(dossier: Dossier, numbers: _Numbers | None) -> list[str]:
    title = quoteattr(_plain(dossier.title))
    lines = [
        f'<objective index="0" name={title} description="" type="objective" etype="objective">'
    ]
    for index, (issue, record) in enumerate(dossier.issues.items(), start=1):
        about = quoteattr(_plain(record.about or ""))
        lines.append(
            f'  <issue index="{index}" name={quoteattr(_plain(record.name))} description={about} '
            'type="discrete" etype="discrete" vtype="discrete">'
        )
        values = _values(record.options)
        for number, option in enumerate(record.options, start=1):
            evaluation = f' evaluation="{numbers.evaluations[issue][option]!r}"' if numbers else ""
            lines.append(f'    <item index="{number}" value={values[option]}{evaluation}/>')
        lines.append("  </issue>")
    if numbers:
        for index, issue in enumerate(dossier.issues, start=1):
            lines.append(f'  <weight index="{index}" value="{numbers.weights[issue]!r}"/>')
    return [*lines, "</objective>"]


def _values(options: dict[str, str]) -> dict[str, str]:
    """The name of each option in quotation marks; with its id where two have one name."""
    names = {option: " ".join(_plain(name).split()) for option, name in options.items()}
    every = list(names.values())
    return {
        option: quoteattr(name if every.count(name) == 1 else f"{name} ({option})")
        for option, name in names.items()
    }


def _plain(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return "".join(c for c in text if c.isprintable() or c in "\n\t")


_PARTS = {
    "people": "people",
    "tracks": "tracks",
    "drafts": "drafts",
    "deadlines": "deadlines",
    "behaviour": "behaviour",
    "mediation": "the mediation",
    "levers": "levers",
    "forecast": "the forecast",
    "assumptions": "assumptions",
    "statements": "statements",
    "events": "events",
    "sources": "sources",
}
"""The parts of a dossier that nothing in the files stands for, in its order."""


def left_out(dossier: Dossier) -> Iterator[str]:
    """What is left out, a sentence for each kind of thing.

    >>> from detente.dossier.files.read import read
    >>> [words for words in left_out(read("two-rivers")) if "Durability" in words]
    ['Durability is left out: in GENIUS a deal that is made holds.']
    """
    wants = [(party.name, party.wants) for party in dossier.parties.values() if party.wants]
    for what, whose in (
        ("Red lines", [name for name, wanted in wants if wanted.red_lines]),
        ("Links between issues", [name for name, wanted in wants if wanted.links]),
    ):
        if whose:
            yield f"{what} are left out ({', '.join(whose)}): profiles are weighted sums."
    if dossier.war is not None:
        yield "The war is left out, but for the no-deal values that follow from it."
    if dossier.standoff is not None:
        yield "The standoff is left out, but for the no-deal values that follow from it."
    any_deal = dossier.durability.any_deal
    if any_deal is None or any_deal.low < 1:
        yield "Durability is left out: in GENIUS a deal that is made holds."
    yield from _parties(dossier)
    there = [words for part, words in _PARTS.items() if _states(dossier, part)]
    if there:
        yield f"Nothing in the files stands for {', '.join(there)}."


def ranged(dossier: Dossier, meant: list[str]) -> Iterator[str]:
    """That the numbers of some parties are means over draws, where they state ranges."""
    whose = [dossier.parties[party].name for party in meant]
    if whose:
        yield (
            f"Numbers are means over draws, on a scale from 0 to 1 ({', '.join(whose)}): a profile "
            "knows no ranges."
        )


def _parties(dossier: Dossier) -> Iterator[str]:
    """Who is no party of the domain, and whose leave is asked otherwise than there."""
    for party in dossier.parties.values():
        if party.consent == "ratifies":
            yield (
                f"{party.name} decides after signature (ratifies); the files know parties that "
                "negotiate only, and read back it is required."
            )
        elif party.required_on:
            issues = ", ".join(dossier.issues[issue].name for issue in party.required_on)
            yield f"{party.name} is asked on {issues} only; its profile is for every package."
    others = [party.name for party in dossier.parties.values() if party.consent is None]
    if others:
        yield f"Parties whose leave no deal needs have no profile ({', '.join(others)})."


def _states(dossier: Dossier, part: str) -> bool:
    if part == "people":
        return any(party.people for party in dossier.parties.values())
    value = getattr(dossier, part)
    if part == "assumptions":
        return bool(set(value) - {"genius-files", "genius-deals"})
    default = type(dossier).model_fields[part].get_default(call_default_factory=True)
    filled = not hasattr(value, "__len__") or len(value) > 0
    return filled and value is not None and value != default
