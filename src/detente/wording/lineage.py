"""What became of points over many drafts, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from detente.dossier.model.dossier import Dossier
from detente.drafting.lineage import Became, Biography, Lineage, Stage
from detente.phrases import listed
from detente.wording import names
from detente.wording.changes import FATES, clip

BECAME: Mapping[Became, str] = {**dict(FATES.items()), "first": "first", "back": "back again"}
HEADS = ("point", "about", "what became of it")
STAGE_HEADS = ("draft", "date", "point", "words")
_ABOUT = 60


def first(one: Biography) -> str:
    """Where it stands first.

    >>> from detente.dossier.model.dates import When
    >>> stage = Stage(draft="plan-a", date=When.parse("2031"), points=("4", "4a"), became="first",
    ...               before=(), text="Arms fall silent.", changes=(), by_hand=False)
    >>> first(Biography(stages=(stage,)))
    'plan-a 4, 4a'
    """
    stage = one.stages[0]
    return f"{stage.draft} {', '.join(stage.points)}"


def about(one: Biography) -> str:
    """What it is about: its latest words, cut short."""
    return clip(one.text, _ABOUT)


def cell(stage: Stage) -> str:
    """What became of it in one draft, beside its number there."""
    if not stage.points:
        return BECAME["dropped"]
    hand = ", tied by hand" if stage.by_hand else ""
    what = "" if stage.became == "first" else f", {BECAME[stage.became]}"
    return f"{', '.join(stage.points)}{what}{hand}"


def path(one: Biography) -> str:
    """What became of it after the first draft, draft by draft."""
    told = [f"{stage.draft}: {cell(stage)}" for stage in one.stages[1:]]
    return "; ".join([f"new in {one.stages[0].draft}", *told] if _came_later(one) else told)


def _came_later(one: Biography) -> bool:
    return one.stages[0].became == "new"


def follows(dossier: Dossier, found: Lineage) -> tuple[str, ...]:
    """How drafts follow on each other, and what is left out, in sentences."""
    told = []
    for id, earlier in found.follows.items():
        if earlier:
            told.append(f"{id}, from {listed(earlier)}: {tally(found, id)}.")
        if id in found.assumed:
            told.append(
                f"Nothing says from what {id} was made: it is held against {earlier[0]}, the text "
                "before it."
            )
        elif earlier and set(earlier) != set(dossier.drafts[id].derived_from):
            told.append(f"{id} is held against {listed(earlier)}, the nearest text it comes from.")
    if found.without_text:
        noun = "draft" if len(found.without_text) == 1 else "drafts"
        told.append(f"Without a text in the dossier: {noun} {listed(found.without_text)}.")
    return tuple(told)


def tally(found: Lineage, draft: str) -> str:
    """How many points of a draft fared how."""
    stages = (one.stage(draft) for one in found.biographies)
    counted = Counter(stage.became for stage in stages if stage is not None)
    return ", ".join(f"{counted[fate]} {said}" for fate, said in BECAME.items() if counted[fate])


def stage_head(dossier: Dossier, stage: Stage) -> tuple[str, str, str]:
    """Which draft, of when, and what became of the point there."""
    return dossier.drafts[stage.draft].name, names.when(stage.date), cell(stage)
