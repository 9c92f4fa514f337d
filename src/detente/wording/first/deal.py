"""Is there a deal: how likely, which package, how firm its parts, what the chance is made of."""

from __future__ import annotations

import math

import numpy as np

from detente.forecasting.words import word
from detente.phrases import listed
from detente.results import Study
from detente.wording import names
from detente.wording.first.row import Forms, Row, joined
from detente.wording.numbers import Sentence, percent, share, whole
from detente.wording.phrases import going_on, inside, short

QUESTION = "Is there a deal?"
_FIRM, _OPEN = 0.8, 0.5


def deal_row(study: Study) -> Row:
    """The first question."""
    says = [_chance(study), _unstated(study), _package(study), _split(study)]
    return Row(
        question=QUESTION,
        label=QUESTION,
        says=tuple(forms for forms in says if forms),
    )


def _chance(study: Study) -> Forms:
    chance = study.deals.chance
    if study.deals.closer.certain:
        start = "Yes; " if chance.value else "No: "
        return ((f"{start}nothing in the dossier is uncertain.",),)
    figure = percent(chance, "#basis-zone", fact="zone")
    said = in_words(chance.value)
    rather = f"a deal that every side would rather have than {going_on(study.dossier).go}"
    return (
        (f"{said}: the chance of {rather} is ", figure, "."),
        (f"{said}, ", figure, "."),
    )


def in_words(chance: float) -> str:
    """The word for a chance; where the directive has none, one of our own.

    >>> in_words(0.999), in_words(0.52)
    ('Practically certain', 'Roughly even')
    """
    if whole(chance) == "<1":
        return "Practically none"
    return "Practically certain" if whole(chance) == ">99" else word(chance).capitalize()


def _unstated(study: Study) -> Forms:
    """Whose no-deal value nobody has stated, where the answer rests on that."""
    parties = study.deals.defaults_that_decide
    if not parties:
        return ()
    who = listed(names.said_party(study.dossier, party) for party in parties)
    tight = listed(names.brief_party(study.dossier, party) for party in parties)
    said = "what going on without a deal is worth to"
    return (
        (f"This rests on a wide guess, since nobody has said {said} {who}.",),
        (f"A guess: nobody says {said} {tight}.",),
    )


def _package(study: Study) -> Forms:
    """The package that stands for all: a real one, with how firm its parts are."""
    found = study.deals.representative
    if found is None:
        return ()
    stakes = [issue for issue in stakes_of(study) if issue in found.package]
    full = [_part(study, issue) for issue in stakes[:4]]
    if study.deals.closer.certain:
        start: Sentence = ("One such package: ",)
    else:
        start = (
            "If there is one, this package as a whole suits all most often, in ",
            share(found.zones, "#basis-solutions", fact="representative", error=found.error),
            " of these cases; with each answer, how often its issue is settled so: ",
        )
    tight = tuple(
        (f"If so: {'; '.join(_briefly(study, issue, most) for issue in stakes[:many])}.",)
        for many, most in ((3, 40), (3, 28), (2, 40), (2, 28), (1, 40), (1, 24))
    )
    return ((*start, *joined(full)), *tight)


def _part(study: Study, issue: str) -> Sentence:
    what = inside(study.dossier, short(names.issue(study.dossier, issue), 60))
    answered = f"{what}: {_option(study, issue, 60)}"
    if study.deals.closer.certain:
        return (answered,)
    found = study.deals.representative
    firm = found.firm[issue] if found else 0.0
    error = found.errors.get(issue, math.nan) if found else math.nan
    how = "firm" if firm >= _FIRM else "likely" if firm >= _OPEN else "open"
    figure = share(firm, "#basis-solutions", fact=f"firm:{issue}", error=error)
    return (f"{answered} ({how}, ", figure, ")")


def _briefly(study: Study, issue: str, most: int) -> str:
    """An issue and its answer for a narrow place."""
    what = inside(study.dossier, short(names.issue(study.dossier, issue), most))
    return f"{what}: {_option(study, issue, most)}"


def _option(study: Study, issue: str, most: int) -> str:
    package = study.deals.representative.package if study.deals.representative else {}
    words = names.option(study.dossier, issue, package[issue])
    return f"“{short(words, most)}”"


def stakes_of(study: Study) -> list[str]:
    """Issues by how much of the parties' worth turns on them, largest first."""
    worlds = study.deals.worlds
    # A party whose leave is needed on some issues only weighs these as if they were all.
    everywhere = [
        i for i in worlds.required if study.dossier.parties[worlds.parties[i]].required_on == ()
    ]
    judges = everywhere or list(worlds.required)
    turns = np.ptp(worlds.value[:, judges], axis=3).mean(axis=0).sum(axis=0)
    return [worlds.issues[k] for k in np.argsort(-turns, kind="stable")]


def _split(study: Study) -> Forms:
    """What the chance is made of: worlds with no deal, with one in any case, and between."""
    if study.deals.closer.certain:
        return ()
    split = study.deals.split
    clauses: list[Sentence] = []
    for value, name, words in (
        (split.never, "never", "no deal is possible whatever becomes of the red lines"),
        (split.always, "always", "one is possible whatever becomes of them"),
        (split.between, "between", "it hangs on which red lines prove firm"),
    ):
        if value >= 0.005:
            error = split.errors.get(name, math.nan)
            figure = share(value, "#basis-zone", fact=f"split:{name}", error=error)
            start = ("In ",) if not clauses else ("in ",)
            of = " of the futures that the estimates allow " if not clauses else " "
            clauses.append((*start, figure, f"{of}{words}"))
    return (joined(clauses, ", "),) if len(clauses) > 1 else ()
