"""What each command answers with ``--json``: a documented, stable interface.

A chance is ``{chance, low, high, error}``, a quantity ``{median, low, high}``; low and high are the
5th and the 95th percentile over the draws (or the chance itself, where a few draws carry it beyond
these), and the error is how far another seed would move the chance. ``null`` stands where there is
nothing to say, such as the gain from a package where no draw has a zone.
"""

from __future__ import annotations

from detente.answers.ahead import AheadAnswer
from detente.answers.brief import BriefAnswer
from detente.answers.classroom import ClassAnswer, ClassNewAnswer
from detente.answers.deals import DealsAnswer, PackageAnswer
from detente.answers.drafts import (
    AddedAnswer,
    CompareAnswer,
    DraftsAnswer,
    LineageAnswer,
    LintAnswer,
    MatrixAnswer,
    NextAnswer,
    ObjectionsAnswer,
    PathAnswer,
)
from detente.answers.files import CasesAnswer, CheckAnswer, ExportAnswer, ImportAnswer, NewAnswer
from detente.answers.learned import LearnAnswer
from detente.answers.levers import LeversAnswer
from detente.answers.played import ForecastAnswer, PositionsAnswer, TalksAnswer
from detente.answers.reading import ReadAnswer, ReviewAnswer
from detente.answers.scores import BacktestAnswer, SavedAnswer, ScoreAnswer
from detente.answers.show import ShowAnswer
from detente.answers.stories import StoryAnswer

ANSWERS: dict[str, type] = {
    "new": NewAnswer,
    "check": CheckAnswer,
    "positions": PositionsAnswer,
    "drafts": DraftsAnswer,
    "drafts-add": AddedAnswer,
    "drafts-compare": CompareAnswer,
    "drafts-lineage": LineageAnswer,
    "drafts-path": PathAnswer,
    "drafts-next": NextAnswer,
    "drafts-objections": ObjectionsAnswer,
    "drafts-lint": LintAnswer,
    "drafts-matrix": MatrixAnswer,
    "deals": DealsAnswer,
    "package": PackageAnswer,
    "talks": TalksAnswer,
    "story": StoryAnswer,
    "look-ahead": AheadAnswer,
    "levers": LeversAnswer,
    "forecast": ForecastAnswer,
    "forecast-save": SavedAnswer,
    "forecast-resolve": SavedAnswer,
    "forecast-score": ScoreAnswer,
    "forecast-backtest": BacktestAnswer,
    "learn": LearnAnswer,
    "brief": BriefAnswer,
    "class": ClassAnswer,
    "class-new": ClassNewAnswer,
    "cases": CasesAnswer,
    "import": ImportAnswer,
    "export": ExportAnswer,
    "read": ReadAnswer,
    "review": ReviewAnswer,
    "show": ShowAnswer,
}
