"""What each command answers with ``--json``: a documented, stable interface.

A chance is ``{chance, low, high, error}``, a quantity ``{median, low, high}``; low and high are the
5th and the 95th percentile over the draws, and the error is how far another seed would move the
chance. ``null`` stands where there is nothing to say, such as the gain from a package where no draw
has a zone.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from detente.answers.answer import Answer as Answer
from detente.answers.answer import ChanceAnswer as ChanceAnswer
from detente.answers.answer import FindingAnswer as FindingAnswer
from detente.answers.answer import Headed as Headed
from detente.answers.answer import Number as Number
from detente.answers.answer import RangeAnswer as RangeAnswer
from detente.answers.dealmodels import AccountAnswer as AccountAnswer
from detente.answers.dealmodels import AlternativeAnswer as AlternativeAnswer
from detente.answers.dealmodels import BindingAnswer as BindingAnswer
from detente.answers.dealmodels import ConflictAnswer as ConflictAnswer
from detente.answers.dealmodels import ConflictsAnswer as ConflictsAnswer
from detente.answers.dealmodels import CrossedAnswer as CrossedAnswer
from detente.answers.dealmodels import DealsAnswer as DealsAnswer
from detente.answers.dealmodels import DraftAnswer as DraftAnswer
from detente.answers.dealmodels import ExclusionAnswer as ExclusionAnswer
from detente.answers.dealmodels import ExplainedAnswer as ExplainedAnswer
from detente.answers.dealmodels import FrontierAnswer as FrontierAnswer
from detente.answers.dealmodels import GapAnswer as GapAnswer
from detente.answers.dealmodels import LinesAnswer as LinesAnswer
from detente.answers.dealmodels import ObstacleAnswer as ObstacleAnswer
from detente.answers.dealmodels import OpeningAnswer as OpeningAnswer
from detente.answers.dealmodels import PackageAnswer as PackageAnswer
from detente.answers.dealmodels import PackagesAnswer as PackagesAnswer
from detente.answers.dealmodels import PartyScoreAnswer as PartyScoreAnswer
from detente.answers.dealmodels import PointAnswer as PointAnswer
from detente.answers.dealmodels import RepresentativeAnswer as RepresentativeAnswer
from detente.answers.dealmodels import SolutionAnswer as SolutionAnswer
from detente.answers.dealmodels import SplitAnswer as SplitAnswer
from detente.answers.dealmodels import SwapAnswer as SwapAnswer
from detente.answers.dealmodels import WayAnswer as WayAnswer
from detente.answers.dealmodels import ZoneAnswer as ZoneAnswer
from detente.answers.reading_models import ReadAnswer, ReviewAnswer, ShowAnswer


class DifferenceAnswer(Answer):
    """A difference of two chances, paired draw by draw and path by path."""

    value: Number = Field(description="The difference of the means.")
    low: Number
    high: Number
    error: Number = Field(description="Standard error of the value.")


class LeverAnswer(Answer):
    """One lever: what it brings, and its price."""

    name: str
    by: str | None
    paid_by: str | None = Field(
        description="The party that bears its cost: whoever uses it; null for the mediator."
    )
    source: str | None
    price: list[str]
    deal_by: dict[str, ChanceAnswer]
    kept: ChanceAnswer = Field(description="Signed by the last date, and kept.")
    durability: RangeAnswer
    gain: dict[str, RangeAnswer]
    months_of_war: RangeAnswer | None = Field(description="None where there is no war.")
    cost: RangeAnswer
    regret: RangeAnswer
    best: float = Field(
        description="Share of draws in which no lever does better beyond the noise of its paths; "
        "levers that tie are each among the best."
    )
    against: DifferenceAnswer | None = Field(
        description="Points against holding course, by the last date; null for that course itself."
    )


class LeversAnswer(Headed):
    """The answer of ``detente levers``."""

    paths: int
    dates: list[str]
    levers: dict[str, LeverAnswer]
    groups: list[list[str]] = Field(
        description="Levers by the chance of a deal by the last date, best first; those whose "
        "paired difference from the first of a group is within twice its error are in that group."
    )


class EndingAnswer(ChanceAnswer):
    """The chance that talks have ended in this way by the date."""


class BaseRateAnswer(Answer):
    """What happened to a class of earlier cases."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    class_: str = Field(alias="class")
    event: str
    p: Number
    low: Number = Field(description="The 90 % interval; after Jeffreys where cases were counted.")
    high: Number
    n: int | None
    source: str
    caution: str = Field(description="How it was counted, and what to bear in mind.")
    same_event: bool = Field(description="Whether it is the very event that is forecast.")


class DisagreementAnswer(Answer):
    """An event on which the model and what became of past cases disagree."""

    event: str = Field(description="The ending: settlement, or war over.")
    model: ChanceAnswer
    rate: BaseRateAnswer


class DateAnswer(Answer):
    """What is likely by one date."""

    deal: Number
    low: Number
    high: Number
    error: Number = Field(description="Standard error of the chance of a deal by sampling.")
    words: str = Field(description="The probability in words (ICD 203).")
    endings: dict[str, EndingAnswer]
    blended: ChanceAnswer | None = Field(
        description="Pooled with the base rate of the same event; null where no class fits."
    )
    base_rates: list[BaseRateAnswer]
    disagreements: list[DisagreementAnswer] = Field(
        description="Where the model and the base rate of the same event disagree."
    )


class ForecastAnswer(Headed):
    """The answer of ``detente forecast``."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    event: str
    resolves: str | None
    lever: str
    paths: int
    class_: str | None = Field(
        alias="class", description="The kind of conflict; null where it cannot be told."
    )
    class_rule: str = Field(description="How the kind of conflict was told.")
    no_rates: str | None = Field(description="Why no base rate is shown; null where there are.")
    base_class: str | None = Field(description="The past cases in the blend; null without any.")
    weight: float = Field(description="The model's weight in the blend.")
    dates: dict[str, DateAnswer]
    base_rates: list[BaseRateAnswer] = Field(description="At the last date.")


class SignedAnswer(Answer):
    """A package that was signed, and its share of all deals."""

    share: float
    package: dict[str, str]


class PredictedAnswer(Answer):
    """The chance the model gave to an answer on record."""

    party: str
    draft: str
    date: str
    stance: str
    chance: Number
    low: Number
    high: Number
    error: Number
    unknown_points: int


class TalksAnswer(Headed):
    """The answer of ``detente talks``: how talks unfold, under one lever."""

    lever: str
    paths: int
    weeks: int
    endings: dict[str, ChanceAnswer]
    months_to_deal: RangeAnswer
    months_of_war: RangeAnswer | None = Field(description="None where there is no war.")
    packages: list[SignedAnswer] = Field(description="What was signed most often.")
    answers: list[PredictedAnswer]


class RoundAnswer(Answer):
    """One round of one path: what was tabled, and what each party that was asked said."""

    date: str = Field(description="The first day of the week.")
    week: int
    package: dict[str, str]
    answers: dict[str, bool] = Field(description="True for yes; without those not asked.")


class PassageAnswer(Answer):
    """One passage of the story, in plain sentences."""

    date: str
    text: str


class StoryAnswer(Headed):
    """The answer of ``detente talks --one``: one path of the talks, as a dated story."""

    lever: str
    path: int = Field(description="Which path, counted from 1.")
    paths: int = Field(description="How many the run has.")
    weeks: int
    story: list[PassageAnswer]
    rounds: list[RoundAnswer]
    ending: str
    week: int = Field(description="In which it ended, counted from 1.")
    left: str | None = Field(description="The party that left the talks, if one did.")
    package: dict[str, str] | None = Field(description="What was signed.")
    kept: bool | None = Field(description="Whether it lasted to the horizon; null without a deal.")
    months_of_war: Number = Field(description="Until the horizon; 0 where there is no war.")


class PositionAnswer(Answer):
    """One stance, as stated or assessed."""

    issue: str
    party: str
    person: str | None
    option: str | None
    stance: str
    status: str
    date: str
    statement: str
    source: str | None
    place: str | None
    moved: bool = Field(description="Whether it came after the date asked about.")


class PositionsAnswer(Headed):
    """The answer of ``detente positions``."""

    issues: list[str]
    parties: list[str]
    since: str | None
    positions: list[PositionAnswer]


class NewAnswer(Answer):
    """The answer of ``detente new``."""

    version: str
    dossier: str = Field(description="The dossier's title.")
    as_of: str
    seed: int | None = None
    folder: str


class CheckAnswer(Answer):
    """The answer of ``detente check``."""

    version: str
    dossier: str
    as_of: str | None
    seed: int | None = None
    findings: list[FindingAnswer]


class ImportAnswer(Answer):
    """The answer of ``detente import``."""

    version: str
    dossier: str = Field(description="The dossier's title.")
    as_of: str
    seed: int | None = None
    format: str
    folder: str
    updated: bool = Field(description="Whether a dossier stood there already.")
    findings: list[FindingAnswer]


class ExportAnswer(Answer):
    """The answer of ``detente export``."""

    version: str
    dossier: str = Field(description="The dossier's title.")
    as_of: str
    seed: int | None = None
    format: str
    files: list[str]
    cautions: list[str] = Field(description="What the files leave out.")


class SwingAnswer(Answer):
    """How one input moves a chance."""

    input: str
    label: str
    low: Number = Field(description="The input's own low end, and its high end.")
    high: Number
    at_low: Number = Field(description="The chance where the input is low, and where it is high.")
    at_high: Number
    error: Number = Field(description="Standard error of the difference; null where held exactly.")
    errors: list[Number] = Field(description="Standard errors of at_low and at_high.")
    default: bool = Field(description="Whether the dossier leaves the input out.")


class RankingSwingAnswer(Answer):
    """How one input moves one lever's lead over another."""

    input: str
    label: str
    low: Number
    high: Number
    ahead: str = Field(description="The lever that is best over all draws.")
    behind: str
    at_low: Number = Field(description="Its lead where the input is low, and where it is high.")
    at_high: Number
    error: Number
    best_at_low: list[str] = Field(description="The levers that share the first rank there.")
    best_at_high: list[str]
    default: bool


class QuartersAnswer(Answer):
    """The chance of a zone by halves of the two inputs that move it most."""

    first: str
    second: str
    first_label: str
    second_label: str
    first_middle: Number
    second_middle: Number
    chances: list[list[ChanceAnswer]] = Field(
        description="chances[i][j]: the first input in its lower (0) or upper (1) half, the "
        "second in j."
    )
    shares: list[list[float]] = Field(description="In which share of the draws that is so.")


class ReasonAnswer(Answer):
    """One of the three things that confidence rests on."""

    kind: str = Field(description="evidence, width or defaults.")
    level: str
    share: float


class ConfidenceAnswer(Answer):
    """How much the chance of a zone can be relied on."""

    level: str = Field(description="low, moderate or high: the lowest of its reasons.")
    rule: str
    reasons: list[ReasonAnswer]


class BriefAnswer(Headed):
    """The answer of ``detente brief``."""

    file: str
    answer: list[str]
    confidence: ConfidenceAnswer
    swings: list[SwingAnswer] = Field(description="Of the chance of a zone.")
    swings_of_forecast: list[SwingAnswer] = Field(
        description="Of the chance of a settlement by the last date, if the course is held."
    )
    swings_of_ranking: list[RankingSwingAnswer]
    quarters: QuartersAnswer | None
    study: dict[str, object] = Field(
        description="What ``detente brief --since FILE`` needs to say what changed."
    )


class CaseAnswer(Answer):
    """One worked case."""

    name: str
    title: str
    as_of: str


class CasesAnswer(Answer):
    """The answer of ``detente cases``."""

    version: str
    cases: list[CaseAnswer]


ANSWERS: dict[str, type[BaseModel]] = {
    "new": NewAnswer,
    "check": CheckAnswer,
    "positions": PositionsAnswer,
    "deals": DealsAnswer,
    "package": PackageAnswer,
    "talks": TalksAnswer,
    "story": StoryAnswer,
    "levers": LeversAnswer,
    "forecast": ForecastAnswer,
    "brief": BriefAnswer,
    "cases": CasesAnswer,
    "import": ImportAnswer,
    "export": ExportAnswer,
    "read": ReadAnswer,
    "review": ReviewAnswer,
    "show": ShowAnswer,
}
