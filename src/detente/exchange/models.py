"""What each command answers with ``--json``: a documented, stable interface.

A chance is ``{chance, low, high}``, a quantity ``{median, low, high}``; low and high are the 5th
and the 95th percentile over the draws. ``null`` stands where there is nothing to say, such as the
gain from a package where no draw has a zone.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from detente.exchange.basis import Answer, FindingAnswer
from detente.exchange.reading_models import ReadAnswer, ReviewAnswer, ShowAnswer

Number = float | None


class Headed(Answer):
    """What every answer carries: how to get it again."""

    version: str
    dossier: str = Field(description="The dossier's title.")
    dossier_hash: str = Field(description="SHA-256 of the dossier's content.")
    as_of: str
    seed: int
    draws: int
    cautions: list[str] = []


class ChanceAnswer(Answer):
    """A probability, 0 to 1, and its range."""

    chance: Number
    low: Number
    high: Number


class RangeAnswer(Answer):
    """A quantity and its range."""

    median: Number
    low: Number
    high: Number


class ZoneAnswer(ChanceAnswer):
    """Is there a package that every required party would rather have, and would keep?"""

    signed_not_kept: ChanceAnswer
    exact: bool
    method: str


class SolutionAnswer(Answer):
    """The package that one principle picks, over the draws with a zone."""

    package: dict[str, str] = Field(description="The representative package: issue to option.")
    shares: dict[str, dict[str, float]]
    worth: dict[str, RangeAnswer]
    gain: dict[str, RangeAnswer]
    fairness: RangeAnswer
    exact: bool
    within: Number


class Obstacle(Answer):
    """Something that keeps a draft out of the zone, and in which share of draws it does."""

    kind: str = Field(description="line, loss or breach.")
    what: str
    label: str
    share: float


class DraftAnswer(Answer):
    """Where a draft lies: for each party and against the zone."""

    name: str
    package: dict[str, str]
    unknown_points: list[str]
    worth: dict[str, RangeAnswer]
    gain: dict[str, RangeAnswer]
    inside: ChanceAnswer
    keeps_out: list[Obstacle]


class LinesAnswer(Answer):
    """Red lines that give way together, and in which share of the draws without a zone."""

    lines: list[str]
    share: float


class GapAnswer(Answer):
    """What stands between the parties in the draws without a zone."""

    draws: int = Field(description="How many rows without a zone were looked at.")
    lines: list[LinesAnswer] = Field(
        description="Fewest lines that would have to give way; none where that is not enough."
    )
    total: RangeAnswer = Field(description="Least reduction of no-deal values, summed.")
    single: dict[str, RangeAnswer] = Field(
        description="Least reduction for one party alone, where that can open the zone."
    )
    single_share: dict[str, float] = Field(description="In which share of draws it can.")
    both: RangeAnswer = Field(description="Left to reduce once every line has given way.")


class BindingAnswer(Answer):
    """Shares of the draws without a zone that would have one if this gave way."""

    lines: dict[str, float]
    issues: dict[str, float]


class OpeningAnswer(Answer):
    """What would open the zone."""

    kind: str
    name: str
    label: str
    before: ChanceAnswer
    after: ChanceAnswer


class DealsAnswer(Headed):
    """The answer of ``detente deals``."""

    zone: ZoneAnswer
    solutions: dict[str, SolutionAnswer]
    drafts: dict[str, DraftAnswer]
    gap: GapAnswer
    binding: BindingAnswer
    openings: list[OpeningAnswer]


class LeverAnswer(Answer):
    """One lever: what it brings, and its price."""

    name: str
    by: str | None
    source: str | None
    price: list[str]
    deal_by: dict[str, ChanceAnswer]
    kept: ChanceAnswer = Field(description="Signed by the last date, and kept.")
    durability: RangeAnswer
    gain: dict[str, RangeAnswer]
    months_of_war: RangeAnswer
    cost: RangeAnswer
    regret: RangeAnswer
    best: float = Field(description="Share of draws in which no lever does better.")


class LeversAnswer(Headed):
    """The answer of ``detente levers``."""

    paths: int
    dates: list[str]
    levers: dict[str, LeverAnswer]


class EndingAnswer(ChanceAnswer):
    """The chance that talks have ended in this way by the date."""


class BaseRateAnswer(Answer):
    """What happened to a class of earlier cases."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    class_: str = Field(alias="class")
    event: str
    p: Number
    low: Number
    high: Number
    n: int | None
    source: str
    same_event: bool = Field(description="Whether it is the very event that is forecast.")


class DateAnswer(Answer):
    """What is likely by one date."""

    deal: Number
    low: Number
    high: Number
    words: str = Field(description="The probability in words (ICD 203).")
    endings: dict[str, EndingAnswer]
    blended: ChanceAnswer = Field(description="Pooled with the base rates of the same event.")
    base_rates: list[BaseRateAnswer]


class ForecastAnswer(Headed):
    """The answer of ``detente forecast``."""

    event: str
    resolves: str | None
    lever: str
    paths: int
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
    unknown_points: int


class TalksAnswer(Headed):
    """The answer of ``detente talks``: how talks unfold, under one lever."""

    lever: str
    paths: int
    weeks: int
    endings: dict[str, ChanceAnswer]
    months_to_deal: RangeAnswer
    months_of_war: RangeAnswer
    packages: list[SignedAnswer] = Field(description="What was signed most often.")
    answers: list[PredictedAnswer]


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


class BriefAnswer(Headed):
    """The answer of ``detente brief``."""

    file: str
    answer: list[str]
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
    "talks": TalksAnswer,
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
