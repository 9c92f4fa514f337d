"""Answers of an analyst: read as people write them, put into the dossier, set against before."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from pydantic import ValidationError

from detente.arrays import Bools, Floats
from detente.asked import Settings
from detente.asking.questions import Question
from detente.dealspace.chance import Chance, chance, standard_error
from detente.dealspace.zone import has_zone
from detente.dossier.change import checked
from detente.dossier.model.dossier import Dossier
from detente.errors import Finding
from detente.estimates import Estimate
from detente.numerals import one_number
from detente.shown import Result
from detente.talks.courses import HOLD
from detente.talks.settings import week_of
from detente.wording.commands import asked as words
from detente.workbench import play_talks
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.space import space

DRAWS, PATHS = 250, 16
"""In how many draws, and paths of each, the chance after an answer is set against that before."""
_ROWS = 64
_TOKEN = re.compile(r"[^\s;%]*[^\s;%,](?:\s*%)?")
_NAMES = re.compile(r"[;,]\s*")
_IN_FORM = re.compile(r"\.\.|[({…]")
_SLUG = re.compile(r"[^a-z0-9]+")


class Slip(ValueError):  # noqa: N818  (the word that the docs have for it)
    """What was typed cannot be meant; its text says how to write it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect(Result):
    """What an answer does to the chance of a zone, or of a deal, on the same draws.

    Attributes
    ----------
    before, after : Chance
    moves, error : float
        The difference, and its standard error.
    """

    before: Chance
    after: Chance
    moves: float
    error: float

    @property
    def told_apart(self) -> bool:
        """Whether so many draws tell the difference from none."""
        return abs(self.moves) > 2.0 * self.error


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Level(Result):
    """A chance, and what each draw adds to it.

    Attributes
    ----------
    chance : Chance
    by_draw : (draw,) array
        Whose mean is the chance, and whose scatter that of the chance.
    """

    chance: Chance
    by_draw: Floats


def read_answer(text: str, question: Question) -> Estimate:
    """The estimate that an answer states, in the unit of the file.

    It is one number; two, a range; three, the lowest, the likeliest and the highest; or an
    estimate as the file has it.

    Raises
    ------
    Slip
        If it states none.
    """
    stated = read_estimate(text)
    if question.bearing is None:
        return stated
    if min((stated.low, *stated.values)) <= 0.0:
        raise Slip(words.NO_MONTHS)
    return question.bearing.cost(stated)


def read_estimate(text: str) -> Estimate:
    """The estimate that numbers side by side state, or one as the file has it.

    Examples
    --------
    >>> str(read_estimate("0.1 0.3 0.6")), str(read_estimate("10 %, 60 %"))
    ('0.3 (0.1..0.6)', '0.1..0.6')
    >>> read_estimate("0.6 0.3 0.1")
    Traceback (most recent call last):
    ...
    detente.asking.answers.Slip: The lowest comes first: 0.1 0.3 0.6.
    """
    tokens = [text] if _IN_FORM.search(text) else _TOKEN.findall(text)
    if len(tokens) > 3:
        raise Slip(words.TOO_MANY)
    numbers = [one_number(token) for token in tokens]
    known = [number for number in numbers if number is not None]
    if len(known) == len(tokens) and known != sorted(known):
        ordered = sorted(zip(known, tokens, strict=True))
        raise Slip(words.not_in_order(token for _, token in ordered))
    low, *middle, high = tokens if len(tokens) > 1 else (text, text)
    form = low if low == high else f"{low}..{high}"
    try:
        return Estimate.parse(f"{middle[0]} ({form})" if middle and low != high else form)
    except ValidationError as error:
        raise Slip(_said(error)) from error


def _said(error: ValidationError) -> str:
    """What is wrong with an estimate and how it is mended, as of a file."""
    detail = error.errors()[0]
    mend = str(detail.get("ctx", {}).get("mend", ""))
    return words.slip(detail["msg"], mend)


def answered(dossier: Dossier, question: Question, estimate: Estimate, reason: str) -> Dossier:
    """The dossier with an answer in it.

    Parameters
    ----------
    dossier : Dossier
    question : Question
    estimate : Estimate
        In the unit of the file.
    reason : str
        Names of sources, statements or assumptions; or words, which become an assumption.

    Raises
    ------
    DossierError
        With what is wrong with the number, or with a name that is no reason.

    Examples
    --------
    >>> from detente.asked import Settings
    >>> from detente.asking.questions import questions
    >>> from detente.dossier.files.read import read
    >>> rivers = read("two-rivers")
    >>> asked = questions(rivers, Settings(inner=8))[0]
    >>> known = answered(rivers, asked, Estimate.parse("0.02 (0.01..0.03)"), "Its budget says so.")
    >>> known.war.parties["south"].cost_per_month.why
    ('war-south-cost-per-month',)
    >>> known.assumptions["war-south-cost-per-month"]
    'Its budget says so.'
    """
    dossier, why = _reasoned(dossier, question, reason.strip())
    return dossier.set(question.name, estimate.model_copy(update={"why": why}))


def _reasoned(dossier: Dossier, question: Question, reason: str) -> tuple[Dossier, tuple[str, ...]]:
    """The names that a reason goes by; words are put among the assumptions first."""
    names = tuple(_NAMES.split(reason))
    if not any(" " in name.partition("#")[0] for name in names):
        return dossier, names
    same = [id for id, said in dossier.assumptions.items() if said == reason]
    if same:
        return dossier, (same[0],)
    plain = id = _SLUG.sub("-", question.name.lower())
    count = 1
    while id in (*dossier.assumptions, *dossier.sources):
        count += 1
        id = f"{plain}-{count}"
    return dossier.set(f"assumptions.{id}", reason), (id,)


def doubts(before: Dossier, after: Dossier) -> tuple[Finding, ...]:
    """What an answer gives cause to doubt, such as a number on another scale.

    Examples
    --------
    >>> from detente.dossier.files.read import read
    >>> rivers = read("two-rivers")
    >>> [one.slug for one in doubts(rivers, rivers.set("war.south.cost-per-month", 12))]
    ['odd-scale']
    """
    known = checked(before)[1]
    return tuple(one for one in checked(after)[1] if one not in known and one.slug != "no-why")


def zones(dossier: Dossier, *, seed: int) -> Level:
    """The chance of a zone in few draws: enough to set an answer against before."""
    worlds = build_worlds(dossier, draw_inputs(dossier, draws=DRAWS, seed=seed), inner=_ROWS)
    exists = has_zone(space(worlds))
    by_draw = exists.reshape(DRAWS, _ROWS).mean(axis=1)
    return Level(chance=chance(exists, worlds.draw_of_row), by_draw=by_draw)


def deals(dossier: Dossier, *, seed: int) -> Level:
    """That of a deal by the last date, if the course is held, in as few draws and few paths.

    Paths on which the talks last until the dossier's day count, and may be others after an answer.
    """
    run = Settings(draws=DRAWS, inner=_ROWS, paths=PATHS, learned=False)
    played = play_talks(dossier, run, seed=seed, levers=())
    talks, day = played.talks, played.levers.dates[-1]
    signed = talks.signed(by_week=week_of(day, dossier.date))[0]
    found = played.levers.levers[HOLD].deal_by[day]
    return Level(chance=found, by_draw=shares(signed, talks.alive))


def shares(came: Bools, counts: Bools) -> Floats:
    """(draw,) what each adds to the share of the paths that count on which something came.

    Examples
    --------
    It came on one of three paths that count; the draw with two of them has none of it:

    >>> import numpy as np
    >>> came = np.array([[True, True], [False, False]])
    >>> by_draw = shares(came, np.array([[True, False], [True, True]]))
    >>> round(float(by_draw.mean()), 3), bool(by_draw[0] > by_draw[1])
    (0.333, True)

    Notes
    -----
    A share of two sums, straight-lined about their means (delta method).
    """
    share = float(came[counts].mean())
    apart = (counts * (came - share)).mean(axis=1)
    return np.asarray(share + apart / counts.mean())


def effect(before: Level, after: Level) -> Effect:
    """What an answer does: the chance before and after it, in the same draws."""
    by_draw = after.by_draw - before.by_draw
    return Effect(
        before=before.chance,
        after=after.chance,
        moves=float(by_draw.mean()),
        error=float(standard_error(by_draw)),
    )
