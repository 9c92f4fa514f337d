"""What ``detente deals --json`` answers with."""

from __future__ import annotations

from pydantic import Field

from detente.answers.answer import Answer, ChanceAnswer, Headed, Number, RangeAnswer


class PackagesAnswer(Answer):
    """How many packages the zone holds, over the draws that have one."""

    number: RangeAnswer
    possible: float = Field(description="How many packages there are in all.")
    exact: bool = Field(description="Whether every number was counted, not estimated.")
    error: float = Field(description="Largest standard error of a number, as a share of it.")
    rows: int = Field(description="In how many rows with a zone they were counted.")
    shares: dict[str, dict[str, RangeAnswer]] = Field(
        description="The share of a zone's packages that hold each option."
    )


class SplitAnswer(Answer):
    """How the draws divide, whatever pattern of red lines turns out to be absolute."""

    never: float = Field(description="Share of the draws in which no pattern leaves a zone.")
    always: float = Field(description="Share of the draws in which every pattern does.")
    between: float = Field(description="Share of the draws in which it depends on the pattern.")
    in_rest: Number = Field(description="Chance of a zone in the draws that are not never.")
    errors: dict[str, Number] = Field(description="Standard errors of the three shares.")


class ZoneAnswer(ChanceAnswer):
    """Is there a package that every required party would rather have, and would keep?"""

    signed_not_kept: ChanceAnswer
    split: SplitAnswer
    exact: bool
    method: str
    packages: PackagesAnswer


class PointAnswer(Answer):
    """One package of the frontier."""

    package: dict[str, str]
    worth: dict[str, float]
    gain: dict[str, float]
    inside: bool = Field(description="Whether it is in the zone.")


class FrontierAnswer(Answer):
    """The undominated packages; only where nothing is uncertain, else null."""

    size: int
    exact: bool
    within: dict[str, float] = Field(
        description="In worth: every package is dominated by a listed one to which so much is "
        "added. 0 where the list is exact."
    )
    whole: bool = Field(
        description="Whether packages that leave a party short of what it needs count too; for "
        "want of room they may not."
    )
    points: list[PointAnswer]


class PartyScoreAnswer(Answer):
    """What a package is to one party."""

    required: bool
    worth: RangeAnswer
    gain: RangeAnswer
    gains: float = Field(description="The share of draws in which it loses nothing by it.")
    keeps: float = Field(description="The share of draws in which keeping it pays.")


class CrossedAnswer(Answer):
    """A red line that a package crosses."""

    party: str
    line: str
    label: str
    absolute: float = Field(description="The share of draws in which no price moves it.")


class PackageAnswer(Headed):
    """The answer of ``detente deals --package``."""

    package: dict[str, str]
    today: list[str] = Field(description="Issues that stand at today's option.")
    open: list[str] = Field(
        description="Issues not named of which today's option is not known: at their first."
    )
    inside: ChanceAnswer = Field(description="That it is in the zone.")
    parties: dict[str, PartyScoreAnswer]
    crossed: list[CrossedAnswer]
    keeps_out: list[ExclusionAnswer]


class AccountAnswer(Answer):
    """What a package gains one party and what it gives; in each draw the parts add up."""

    by_issue: dict[str, RangeAnswer] = Field(description="Worth less that of today's answer.")
    together: RangeAnswer = Field(description="Links, and what crossing its lines costs.")
    instead_of_going_on: RangeAnswer = Field(
        description="Worth of today's state less the no-deal value."
    )
    if_it_fails: RangeAnswer = Field(description="What the chance that the deal fails adds.")
    gain: RangeAnswer


class SwapAnswer(Answer):
    """One change, or two together, that costs nobody and helps somebody."""

    changes: dict[str, str]
    share: float = Field(description="In which share of the rows looked at.")
    gain: dict[str, RangeAnswer]


class ExplainedAnswer(Answer):
    """A package explained."""

    package: dict[str, str]
    inside: ChanceAnswer
    accounts: dict[str, AccountAnswer]
    undominated: float = Field(
        description="Share of the rows looked at with proof that no package is better for all."
    )
    changes: RangeAnswer = Field(description="Else: on how many issues the nearest better differs.")
    nearest: dict[str, str] = Field(description="What it changes most often.")
    swaps: list[SwapAnswer]
    swaps_tried: int
    some_swap: float = Field(description="Share of the rows looked at in which some swap helps.")
    smallest_gain: RangeAnswer
    share_of_ideal: RangeAnswer
    nash_share: RangeAnswer
    rows: int


class AlternativeAnswer(Answer):
    """One of a few packages of the zone that lie far apart."""

    package: dict[str, str]
    inside: float = Field(description="In which share of the zones it lies.")
    gain: dict[str, RangeAnswer]
    apart: int = Field(description="On how many issues it differs from the nearest before it.")


class SolutionAnswer(Answer):
    """The package that one principle picks, over the draws with a zone."""

    package: dict[str, str] = Field(description="The representative package: issue to option.")
    shares: dict[str, dict[str, float]]
    worth: dict[str, RangeAnswer]
    gain: dict[str, RangeAnswer]
    fairness: RangeAnswer
    rows: int = Field(description="In how many rows with a zone it was looked for.")
    exact: bool
    within: Number


class ExclusionAnswer(Answer):
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
    gains_all: float = Field(
        description="Share of the draws in which every required party gains, lines left aside."
    )
    inside: ChanceAnswer
    keeps_out: list[ExclusionAnswer]
    says_yes: dict[str, ChanceAnswer] = Field(description="Chance that each party accepts it.")
    all_say_yes: ChanceAnswer
    explained: ExplainedAnswer | None = Field(
        description="null where the draft is none of the packages asked for."
    )


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
    both_single: dict[str, RangeAnswer] = Field(
        description="The same for one party alone, where that can open the zone."
    )
    within: float = Field(
        description="No reduction could be less than stated by more than this; 0 if all are proved."
    )


class BindingAnswer(Answer):
    """Shares of the draws without a zone that would have one if this gave way."""

    lines: dict[str, float]
    issues: dict[str, float]


class ConflictAnswer(Answer):
    """Lines, parties and issues that together forbid a deal, each being needed for that."""

    lines: list[str]
    parties: list[str]
    issues: list[str]
    smallest: bool = Field(description="Whether it is proved that no smaller set does.")
    share: float = Field(description="Of the rows without a zone.")


class ConflictsAnswer(Answer):
    """What together forbids a deal, most frequent first."""

    rows: int = Field(
        description="How many rows were searched, besides those in which no package suits some "
        "party alone: these are all counted."
    )
    sets: list[ConflictAnswer]


class WayAnswer(Answer):
    """One way to open the zone, and its price in worth to whoever gives way."""

    kind: str = Field(description="lines or no-deal.")
    what: list[str]
    price: RangeAnswer
    opens: float = Field(description="In which share of the rows without a zone.")
    per_opening: float = Field(description="Median price over that share: what they are ranked by.")


class ObstacleAnswer(Answer):
    """One thing that stands in the way, over the rows without a zone."""

    kind: str = Field(
        description="no-deal (the party would rather go on), keeping (it would sign and not keep "
        "it) or line."
    )
    party: str
    name: str = Field(description="The red line by its name, else the party.")
    alone: float = Field(
        description="In which share it alone stands in the way: were it gone, there would be a "
        "zone, all else the same."
    )
    among: float = Field(description="In which share it is part of the smallest conflict found.")
    error: Number = Field(description="Standard error of alone.")


class RepresentativeAnswer(Answer):
    """The package that lies in the zone most often."""

    package: dict[str, str]
    zones: float = Field(description="In which share of the rows with a zone it lies in it.")
    firm: dict[str, float] = Field(
        description="For each issue, in which share of the rows with a zone the Nash package gives "
        "the same answer."
    )
    error: Number = Field(description="Standard error of zones.")
    errors: dict[str, Number] = Field(description="Standard errors of the shares in firm.")


class OpeningAnswer(Answer):
    """What would open the zone."""

    kind: str = Field(description="lever, line or no-deal.")
    name: str
    label: str
    before: ChanceAnswer
    after: ChanceAnswer
    size: Number = Field(
        description="Of a no-deal value: by how much it falls, a tenth of what lies between the "
        "party's worst and best package."
    )


class DealsAnswer(Headed):
    """The answer of ``detente deals``."""

    zone: ZoneAnswer
    obstacles: list[ObstacleAnswer] = Field(description="The main obstacle first.")
    representative: RepresentativeAnswer | None
    solutions: dict[str, SolutionAnswer]
    drafts: dict[str, DraftAnswer]
    gap: GapAnswer
    binding: BindingAnswer
    openings: list[OpeningAnswer]
    only: dict[str, list[str]] = Field(description="The options asked for, by issue.")
    alternatives: list[AlternativeAnswer]
    explained: ExplainedAnswer | None = Field(description="The first alternative.")
    conflicts: ConflictsAnswer
    cheapest: list[WayAnswer]
    frontier: FrontierAnswer | None
