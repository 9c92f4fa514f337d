"""How far the answer can be relied on, and what would change our mind."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations

from detente.levers.confidence import Confidence
from detente.levers.swings import RankingSwing
from detente.levers.tornado import Quarters, Swing
from detente.phrases import listed
from detente.results import Study
from detente.wording import names
from detente.wording.first.row import Forms, Row
from detente.wording.inputs import Ends, ends
from detente.wording.levers import lever_name
from detente.wording.numbers import Figure, percent, points, share
from detente.wording.phrases import capital, count, inside
from detente.wording.steps import MIND

_LEAST = 0.01


def mind_row(study: Study) -> Row:
    """The widest swing of each answer: of the deal, of the forecast, of what is best to do."""
    swings = [swing for swing in study.tornado.swings if _tells(swing)]
    says = [_zone(study, swing) for swing in swings[:1]]
    says += [
        _forecast(study, swing) for swing in study.swings_of_forecast.swings[:1] if _tells(swing)
    ]
    says += [((ranking_words(study, swing),),) for swing in study.swings_of_ranking[:1]]
    if not swings:
        says.insert(0, (("No single input moves the chance of a deal by a point.",),))
    return Row(question=MIND, label="What would move it", says=tuple(says))


def _forecast(study: Study, swing: Swing) -> Forms:
    """What the chance of a deal by the last date turns on, which the zone may not feel at all."""
    said, (first, second) = swing_ends(study, swing), swing_figures(study, swing, "forecast")
    told = swing_ends(study, swing, tight=True)
    last = names.day(study.levers.dates[-1])
    begins = f"The forecast moves with this: {inside(study.dossier, said.topic)}"
    return (
        (f"{begins}: {said.first}, a deal by {last} in ", first, f"; {said.second}, ", second, "."),
        (f"{told.topic}: {told.first} ", first, f", {told.second} ", second, "."),
    )


def ranking_words(study: Study, swing: RankingSwing) -> str:
    """Which input turns round, or brings nearest to it, the lead of the best lever."""
    entry = next((e for e in study.deals.worlds.inputs.inputs if e.name == swing.name), None)
    said = ends(study.dossier, entry, swing.label, (swing.low, swing.high))
    ahead, behind = (f"“{lever_name(study, id)}”" for id in (swing.ahead, swing.behind))
    leads = [_lead(value) for value in (swing.at_low, swing.at_high)]
    if said.flipped:
        leads.reverse()
    topic = inside(study.dossier, said.topic)
    same = all(lead.startswith("it leads") for lead in leads)
    return (
        f"{'How far' if same else 'Whether'} {ahead} leads {behind} moves with this: {topic}. "
        f"{capital(said.first)} "
        f"{leads[0]}; {said.second} {leads[1]}."
    )


def _lead(value: float) -> str:
    """By how much the one leads, falls behind, or that neither does.

    >>> _lead(0.04), _lead(-0.031), _lead(0.001)
    ('it leads by 4 points', 'it falls behind by 3 points', 'neither leads')
    """
    told = points(value)
    if told == "±0":
        return "neither leads"
    many = count(int(told[1:]), "point")
    return f"it {'leads' if value > 0 else 'falls behind'} by {many}"


def _tells(swing: Swing) -> bool:
    return not math.isnan(swing.width) and swing.width >= _LEAST


def _zone(study: Study, swing: Swing) -> Forms:
    said, (first, second) = swing_ends(study, swing), swing_figures(study, swing, "zone")
    told = swing_ends(study, swing, tight=True)
    return (
        (
            f"{said.topic}: {said.first}, a deal is possible in ",
            first,
            f" of cases; {said.second}, in ",
            second,
            ".",
        ),
        (f"{told.topic}: {told.first} ", first, f", {told.second} ", second, "."),
        *(
            (
                f"{told.cut(study.dossier, most)}: {told.first} ",
                first,
                f", {told.second} ",
                second,
                ".",
            )
            for most in (48, 40, 32)
        ),
        (f"{told.cut(study.dossier, 52)}: ", first, " or ", second, "."),
    )


def swing_ends(study: Study, swing: Swing, *, tight: bool = False) -> Ends:
    """An input that swings an answer, in words."""
    entry = next((e for e in study.deals.worlds.inputs.inputs if e.name == swing.name), None)
    return ends(study.dossier, entry, swing.label, (swing.low, swing.high), tight)


def swing_figures(study: Study, swing: Swing, of: str) -> tuple[Figure, Figure]:
    """The answer at the two ends, in the order in which they are said."""
    both = [
        share(value, f"#input-{swing.name}", f"swing:{of}:{swing.name}:{end}", error)
        for end, value, error in (
            ("low", swing.at_low, swing.errors[0]),
            ("high", swing.at_high, swing.errors[1]),
        )
    ]
    if swing_ends(study, swing).flipped:
        both.reverse()
    return both[0], both[1]


_WHY = {
    "low": {
        "evidence": "much of what decides it rests on judgement and not on a source",
        "width": "the estimates leave the answer wide open",
        "defaults": "much of what decides it nobody has stated",
    },
    "moderate": {
        "evidence": "part of what decides it rests on judgement and not on a source",
        "width": "the estimates leave the answer some room",
        "defaults": "some of what decides it nobody has stated",
    },
    "high": {
        "evidence": "what decides it rests on sources",
        "width": "the estimates leave the answer little room",
        "defaults": "what decides it has been stated",
    },
}
_TIGHT = {
    "low": {
        "evidence": "it rests on judgement",
        "width": "the estimates leave it wide open",
        "defaults": "much is not stated",
    },
    "moderate": {
        "evidence": "part of it rests on judgement",
        "width": "the estimates leave it some room",
        "defaults": "some of it is not stated",
    },
    "high": {
        "evidence": "it rests on sources",
        "width": "the estimates leave it little room",
        "defaults": "what decides it is stated",
    },
}


_GUESSED = "None: numbers are still those that every new dossier begins with."


def confidence_row(confidence: Confidence, *, guessed: bool = False) -> Row:
    """The level, and the reasons that keep it there: in a narrow place fewer, but at least one.

    Where numbers are still those of a new dossier (``guessed``) there is none.
    """
    if guessed:
        said = (((_GUESSED,),),)
        return Row(question="How sure is this?", label="Confidence", says=said)
    level = confidence.level.capitalize()
    at = [reason.kind for reason in confidence.reasons if reason.level == confidence.level]
    full = f"{level} confidence, since {listed(_WHY[confidence.level][kind] for kind in at)}."
    tight = [_TIGHT[confidence.level][kind] for kind in at]
    fewer = [
        f"{level}: {listed(some)}."
        for n in range(len(at), 0, -1)
        for some in combinations(tight, n)
    ]
    return Row(
        question="How sure is this?",
        label="Confidence",
        says=(((full,), (full,), *((words,) for words in fewer)),),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FourSection:
    """Rows by the ends of the one input, columns by those of the other."""

    first: str
    second: str
    heads: tuple[str, str]
    rows: tuple[tuple[str, tuple[Figure, Figure]], ...]


def four_section(study: Study) -> FourSection | None:
    """The table; None where no two inputs move the chance."""
    quarters = study.quarters
    known = {swing.name for swing in study.tornado.swings}
    if quarters is None or not {quarters.first, quarters.second} <= known:
        return None
    first, second = _ends(study, quarters.first), _ends(study, quarters.second)
    down, across = ((1, 0) if axis.flipped else (0, 1) for axis in (first, second))
    return FourSection(
        first=first.topic,
        second=second.topic,
        heads=(second.first, second.second),
        rows=tuple(
            (words, (_cell(quarters, i, across[0]), _cell(quarters, i, across[1])))
            for words, i in zip((first.first, first.second), down, strict=True)
        ),
    )


def _ends(study: Study, name: str) -> Ends:
    swing = next(swing for swing in study.tornado.swings if swing.name == name)
    return swing_ends(study, swing)


def _cell(quarters: Quarters, i: int, j: int) -> Figure:
    return percent(quarters.chances[i][j], "#basis-zone", fact=f"quarter:{i}:{j}")
