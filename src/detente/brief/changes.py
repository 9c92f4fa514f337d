"""What changed since an earlier study: headline figures then and now, and what became known."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass

from detente.errors import SettingsError
from detente.results import Study
from detente.wording import names
from detente.wording import sections as words
from detente.wording.levers import HOLD, lever_name
from detente.wording.numbers import Figure, percent, points_between


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A headline figure of an earlier study."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What has to be kept of a study so that a later one can say what changed.

    Attributes
    ----------
    title, as_of, version, dossier_hash : str
    seed : int
    zone : Kept
    deal_by, lever_by : dict of name -> Kept
        Chance of a deal by ISO date if the course is held; by lever at the last date.
    package : dict of issue -> option
        The Nash package.
    statements, events, drafts : tuple of id
    """

    title: str
    as_of: str
    version: str
    dossier_hash: str
    seed: int
    zone: Kept
    deal_by: dict[str, Kept]
    lever_by: dict[str, Kept]
    package: dict[str, str]
    statements: tuple[str, ...]
    events: tuple[str, ...]
    drafts: tuple[str, ...]

    def to_json(self) -> str:
        """The snapshot as text to keep in a file."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Snapshot:
        """A snapshot kept earlier.

        Raises
        ------
        SettingsError
            The text is not a snapshot.
        """
        try:
            found = json.loads(text)
            found["zone"] = Kept(**found["zone"])
            for name in ("deal_by", "lever_by"):
                found[name] = {key: Kept(**value) for key, value in found[name].items()}
            for name in ("statements", "events", "drafts"):
                found[name] = tuple(found[name])
            return cls(**found)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise SettingsError(words.NO_EARLIER_STUDY) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One headline figure, then and now."""

    what: str
    before: Figure
    after: Figure
    difference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing that became known."""

    day: str
    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed."""

    since: str
    rows: tuple[ChangeRow, ...]
    package: tuple[str, ...]
    news: tuple[News, ...]
    same_dossier: bool
    other_version: str


def snapshot(study: Study) -> Snapshot:
    """What to keep of a study."""
    last = study.levers.dates[-1] if study.levers.dates else None
    nash = study.deals.summaries.get("nash")
    return Snapshot(
        title=study.dossier.title,
        as_of=study.dossier.date.isoformat(),
        version=study.version,
        dossier_hash=study.dossier_hash,
        seed=study.seed,
        zone=_kept(study.deals.chance),
        deal_by={at.date.isoformat(): _kept(at.deal) for at in study.forecast.dates},
        lever_by={
            id: _kept(result.deal_by[last]) for id, result in study.levers.levers.items() if last
        },
        package=dict(nash.package) if nash else {},
        statements=tuple(statement.id for statement in study.dossier.statements),
        events=tuple(event.id for event in study.dossier.events),
        drafts=tuple(study.dossier.drafts),
    )


def changes(earlier: Snapshot, study: Study) -> Changes:
    """What changed between an earlier study and this one."""
    now = snapshot(study)
    then = dt.date.fromisoformat(earlier.as_of)
    pairs = [(words.CHANCE_OF_ZONE, earlier.zone, now.zone, "#basis-zone")]
    pairs += [
        (f"Deal by {names.day(dt.date.fromisoformat(day))}", earlier.deal_by[day], kept,
         "#basis-forecast")
        for day, kept in now.deal_by.items()
        if day in earlier.deal_by
    ]  # fmt: skip
    pairs += [
        (f"Deal with “{lever_name(study, id)}”", earlier.lever_by[id], kept, "#basis-levers")
        for id, kept in now.lever_by.items()
        if id in earlier.lever_by and id != HOLD
    ]
    return Changes(
        since=names.day(then),
        rows=tuple(
            ChangeRow(
                what=what,
                before=percent(old),
                after=percent(new, href),
                difference=points_between(old.value, new.value),
            )
            for what, old, new, href in pairs
        ),
        package=_package(study, earlier.package, now.package),
        news=_news(study, earlier),
        same_dossier=earlier.dossier_hash == now.dossier_hash,
        other_version="" if earlier.version == now.version else earlier.version,
    )


def _kept(chance: object) -> Kept:
    value, low, high = (float(getattr(chance, name)) for name in ("value", "low", "high"))
    return Kept(value=value, low=low, high=high)


def _package(study: Study, before: dict[str, str], after: dict[str, str]) -> tuple[str, ...]:
    dossier = study.dossier
    return tuple(
        f"{names.issue(dossier, issue)}: {names.option(dossier, issue, before[issue])} → "
        f"{names.option(dossier, issue, option)}"
        for issue, option in after.items()
        if issue in before and before[issue] != option
    )


def _news(study: Study, earlier: Snapshot) -> tuple[News, ...]:
    dossier = study.dossier
    found = [
        (s.date, s.text, f"#statement-{s.id}")
        for s in dossier.statements
        if s.id not in earlier.statements
    ]
    found += [
        (e.date, words.event(e.text, planned=e.planned), "")
        for e in dossier.events
        if e.id not in earlier.events
    ]
    found += [
        (d.date, f"Draft: {d.name}", f"#draft-{id}")
        for id, d in dossier.drafts.items()
        if id not in earlier.drafts
    ]
    found.sort(key=lambda item: (item[0].latest, item[1]), reverse=True)
    return tuple(
        News(day=names.when(day, short=True), text=text, href=href) for day, text, href in found
    )
