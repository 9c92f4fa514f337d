"""Drafts and what became of their points, as ``drafts`` prints it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.answers.derive import publish, same
from detente.answers.heads import HEAD, Headed, Named, head, named
from detente.dealspace.redrafts import NextDraft
from detente.dealspace.tabled import DraftPath
from detente.dossier.model.dossier import Dossier
from detente.drafting.adding import Added
from detente.drafting.alignment import Tie
from detente.drafting.changes import MaterialChange
from detente.drafting.compare import TextComparison
from detente.drafting.lineage import Biography, Lineage, in_time
from detente.drafting.lint.run import LintFinding, LintReport
from detente.drafting.margin import Amendment, Remark
from detente.drafting.matrix import Stipulation
from detente.drafting.objections import Ask, Ledger, Objection
from detente.drafting.points import words_of_points


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAnswer:
    """One draft.

    Attributes
    ----------
    points, known, mapped : int
        How many points it has, in its text or as the dossier lists them; of how many the content
        is known, by their words or by the options they hold; and of how many the options are.
    text : bool
        Whether the dossier has its text.
    answers : dict of party -> stance
    """

    id: str
    name: str
    by: tuple[str, ...]
    date: str
    derived_from: tuple[str, ...]
    points: int
    known: int
    mapped: int
    text: bool
    answers: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftsAnswer(Named):
    """The answer of ``detente drafts``: what lies on the table, in the order of time."""

    drafts: tuple[DraftAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareAnswer(Named):
    """The answer of ``detente drafts compare``.

    Attributes
    ----------
    ties : tuple of Tie
        What became of every point, in the order of the later draft.
    changes : tuple of MaterialChange
        The changes that matter.
    method : str
        How points found each other.
    """

    earlier: str
    later: str
    ties: tuple[Tie, ...]
    changes: tuple[MaterialChange, ...]
    method: str
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LintAnswer(Named):
    """The answer of ``detente drafts lint``.

    Attributes
    ----------
    findings : tuple of LintFinding
        In the order of points, those about the whole first; silenced ones are among them.
    warnings, advice : int
        How many of each are not silenced.
    """

    draft: str
    findings: tuple[LintFinding, ...]
    warnings: int
    advice: int
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixAnswer(Named):
    """The answer of ``detente drafts matrix``: who has to do what by when, and who looks."""

    draft: str
    stipulations: tuple[Stipulation, ...]


def matrix_answer(dossier: Dossier, draft: str, rows: tuple[Stipulation, ...]) -> MatrixAnswer:
    """The implementation matrix of a draft."""
    return MatrixAnswer(**named(dossier), draft=draft, stipulations=rows)


def lint_answer(dossier: Dossier, draft: str, report: LintReport) -> LintAnswer:
    """What the rules of drafting say of a draft."""
    return LintAnswer(
        **named(dossier),
        draft=draft,
        findings=report.findings,
        warnings=len(report.open("warning")),
        advice=len(report.open("advice")),
        cautions=report.cautions,
    )


def drafts_answer(dossier: Dossier) -> DraftsAnswer:
    """The drafts of a dossier, in the order of time."""
    return DraftsAnswer(
        **named(dossier), drafts=tuple(_draft(dossier, id) for id in in_time(dossier))
    )


def _draft(dossier: Dossier, id: str) -> DraftAnswer:
    draft, words = dossier.drafts[id], words_of_points(dossier, id)
    return DraftAnswer(
        id=id,
        name=draft.name,
        by=tuple(draft.by),
        date=str(draft.date),
        derived_from=tuple(draft.derived_from),
        points=len(words),
        known=sum(bool(said) or draft.points.get(n) is not None for n, said in words.items()),
        mapped=sum(point is not None for point in draft.points.values()),
        text=id in dossier.texts,
        answers={party: response.stance for party, response in draft.responses.items()},
    )


def compare_answer(dossier: Dossier, comparison: TextComparison) -> CompareAnswer:
    """Two drafts side by side."""
    return CompareAnswer(
        **named(dossier),
        earlier=comparison.earlier,
        later=comparison.later,
        ties=comparison.alignment.ties,
        changes=comparison.changes,
        method=comparison.alignment.method,
        cautions=comparison.cautions,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAnswer(Headed):
    """The answer of ``detente drafts next``."""

    next: NextDraft


def next_answer(dossier: Dossier, found: NextDraft, *, seed: int, draws: int) -> NextAnswer:
    """The smallest changes to a draft."""
    return NextAnswer(**head(dossier, seed, draws), cautions=found.cautions, next=found)


@dataclass(frozen=True, slots=True, kw_only=True)
class PathAnswer(Headed):
    """The answer of ``detente drafts path``."""

    path: DraftPath


def path_answer(dossier: Dossier, found: DraftPath, *, seed: int, draws: int) -> PathAnswer:
    """What each draft comes to for whom, and whose way each change goes."""
    return PathAnswer(**head(dossier, seed, draws), cautions=found.cautions, path=found)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageAnswer(Named):
    """The answer of ``detente drafts lineage``.

    Attributes
    ----------
    follows : dict of draft -> tuple of draft
        The drafts with a text in the order of time, and on which each follows.
    assumed : tuple of draft
        Of which nothing says from what they were made: they follow the text before them.
    without_text : tuple of draft
    biographies : tuple of Biography
        Of every point, or of the one asked for.
    method : str
        How points found each other.
    """

    follows: dict[str, tuple[str, ...]]
    assumed: tuple[str, ...]
    without_text: tuple[str, ...]
    biographies: tuple[Biography, ...]
    method: str


def lineage_answer(dossier: Dossier, found: Lineage, one: Biography | None) -> LineageAnswer:
    """What became of points over all drafts."""
    return LineageAnswer(
        **named(dossier),
        follows=found.follows,
        assumed=found.assumed,
        without_text=found.without_text,
        biographies=found.biographies if one is None else (one,),
        method=found.method,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionsAnswer(Named):
    """The answer of ``detente drafts objections``.

    Attributes
    ----------
    waiting : int
        How many remarks and amendments in the margins of drafts nobody has decided on.
    """

    objections: tuple[Objection, ...]
    asks: tuple[Ask, ...]
    waiting: int


def objections_answer(dossier: Dossier, book: Ledger, waiting: int = 0) -> ObjectionsAnswer:
    """Objections on record, what each side has asked for, and what waits for a review."""
    return ObjectionsAnswer(
        **named(dossier), objections=book.objections, asks=book.asks, waiting=waiting
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedAnswer(Named):
    """The answer of ``detente drafts add``.

    Attributes
    ----------
    before : str or None
        The id of the text before the tracked changes, with --before.
    tracked : tuple of Amendment
        Each tracked change of the file: amendments to review.
    amendments : tuple of MaterialChange
        What they change that matters, taken together.
    remarks : tuple of Remark
        In the margin of the file: objections to review.
    may_touch : dict of point -> tuple of issue
        By their words; which option a point holds is for a person to say.
    """

    id: str
    points: int
    before: str | None
    tracked: tuple[Amendment, ...]
    amendments: tuple[MaterialChange, ...]
    remarks: tuple[Remark, ...]
    may_touch: dict[str, tuple[str, ...]]
    cautions: tuple[str, ...]


def added_answer(added: Added) -> AddedAnswer:
    """A draft that was put into a dossier."""
    return AddedAnswer(
        **named(added.dossier),
        id=added.id,
        points=added.points,
        before=added.before,
        tracked=added.tracked,
        amendments=added.amendments,
        remarks=added.remarks,
        may_touch=added.may_touch,
        cautions=added.cautions,
    )


publish(
    Remark,
    {
        **same("author date text point point_before about resolved replies"),
        **same("start end", "place"),
    },
)
publish(
    Amendment,
    {
        **same("author date point point_before gone come moved"),
        **same("start end", "place"),
    },
)
publish(
    NextAnswer,
    {
        **HEAD,
        **same("draft stands inside all_yes into_the_zone to_all_yes looked_at exact", "next"),
        **same("silent unknown", "next"),
    },
)
publish(PathAnswer, {**HEAD, **same("drafts steps rows", "path")})
