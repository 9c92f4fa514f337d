"""What happened to cases like this one: base rates, each with its event, its n and its range."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from detente.dossier.model.war import ConflictKind
from detente.forecasting.durations import Fit
from detente.forecasting.episodes import Counted, count
from detente.forecasting.figures import (
    COW_WARS,
    ICB_CRISES,
    PAX_ALL,
    PAX_BETWEEN_STATES,
    UCDP_BETWEEN_STATES,
    UCDP_WITHIN_STATES,
    CrisisRecord,
    EpisodeRecord,
    TextRecord,
    WarRecord,
)
from detente.forecasting.rate import (
    BY_CEASEFIRE,
    BY_PEACE,
    FORMAL,
    SIGNED,
    WAR_ENDS,
    BaseRate,
    around,
)


def war_ends(
    months: float, *, age_months: float, record: WarRecord = COW_WARS
) -> tuple[BaseRate, ...]:
    """How often a war of this age ended within so many months, however it ended.

    Parameters
    ----------
    months : float
        The horizon, above 0.
    age_months : float
        How long the war has lasted.
    record : WarRecord

    Returns
    -------
    tuple of BaseRate
        Counted (none if no war of the record lasted that long), then one for each fitted
        distribution, the best first. They differ: the choice among them dominates.

    Examples
    --------
    >>> [round(rate.p, 3) for rate in war_ends(12, age_months=45)]
    [0.222, 0.272, 0.228, 0.406, 0.583]
    """
    _positive(months)
    counted = _counted(months, age_months, record)
    return (
        *([counted] if counted else []),
        *of_fits(
            record.fits,
            months,
            age_months=age_months,
            of=(record.name, record.source, WAR_ENDS),
            caution="Ended by any means. The range leaves out that another distribution may be "
            "the right one, and that choice dominates.",
        ),
    )


def of_fits(
    fits: Sequence[Fit],
    months: float,
    *,
    age_months: float,
    of: tuple[str, str, str],
    caution: str,
) -> Iterator[BaseRate]:
    """A rate for each distribution fitted to how long cases lasted.

    Parameters
    ----------
    fits : sequence of Fit
        The best first.
    months, age_months : float
        The horizon, and how long the case in question has lasted.
    of : tuple of str
        What the cases are called, their source, and the event.
    caution : str
    """
    name, source, event = of
    for place, fit in enumerate(fits):
        low, high = fit.interval(months, age=age_months)
        best = "; fits best" if place == 0 else ""
        yield BaseRate(
            class_=f"{name}, {fit.family} fitted to all durations{best}",
            event=event,
            p=fit.ends_within(months, age=age_months),
            low=low,
            high=high,
            n=fit.n,
            source=source,
            caution=caution,
            months=months,
        )


def agreement(
    months: float, *, since_text_months: float = 0.0, record: TextRecord = PAX_ALL
) -> BaseRate:
    """How often a comprehensive agreement came within so many months.

    Parameters
    ----------
    months : float
        The horizon, above 0.
    since_text_months : float
        How long ago the first pre-negotiation text was; the processes counted are those that had
        no agreement until then.
    record : TextRecord

    Examples
    --------
    >>> round(agreement(24).p, 3)
    0.179
    """
    _positive(months)
    before = text_survival(record, since_text_months)
    p = 1 - text_survival(record, since_text_months + months) / before
    n = record.processes * before
    low, high = around(p * n, n)
    caution = "Signed, not kept; processes lost from view are left out of the interval."
    if since_text_months + months > record.months[-1]:
        caution += f" The record ends after {record.months[-1]:.0f} months."
    return BaseRate(
        class_=record.name,
        event=SIGNED,
        p=p,
        low=low,
        high=high,
        n=round(n),
        source=record.source,
        caution=caution,
        months=months,
    )


def formal_agreement(records: Sequence[CrisisRecord] = ICB_CRISES) -> tuple[BaseRate, ...]:
    """How often crises ended in a formal agreement, with and without a mediator: context alone."""
    return tuple(_of_crises(record) for record in records)


def conflict_ends(
    months: float, *, age_months: float, record: EpisodeRecord, anyhow: bool = True
) -> tuple[BaseRate, ...]:
    """How often a conflict of this age ended: by a peace agreement, by a ceasefire, anyhow.

    Counted shares with the interval of :func:`jeffreys`; none if no conflict of the record lasted
    that long.

    Parameters
    ----------
    months : float
        The horizon, above 0.
    age_months : float
        How long the conflict has lasted.
    record : EpisodeRecord
    anyhow : bool
        Whether its ending by any means is among them.

    Examples
    --------
    >>> for rate in conflict_ends(12, age_months=24, record=UCDP_WITHIN_STATES):
    ...     print(f"{rate.event}: {rate.p:.3f} ({rate.low:.3f}-{rate.high:.3f}), n = {rate.n}")
    war ends by a peace agreement: 0.011 (0.002-0.043), n = 90
    war ends by a ceasefire: 0.022 (0.006-0.060), n = 90
    war ends anyhow: 0.100 (0.057-0.161), n = 90
    """
    _positive(months)
    found = count(record, age_months=age_months, months=months)
    events = [
        (BY_PEACE, found.by_peace_agreement, "The agreement ended it"),
        (BY_CEASEFIRE, found.by_ceasefire, "A ceasefire or truce ended it"),
    ]
    if anyhow:
        means = "It ended by any means, victory and mere quiet included"
        events.append((WAR_ENDS, found.ended, means))
    return tuple(
        _counted_of(record, found, event, ended, means)
        for event, ended, means in (events if found.n else ())
    )


def text_record(kind: ConflictKind | None) -> TextRecord | None:
    """The class of processes whose rate is that of the very event that talks are about.

    >>> text_record("within-a-state").name
    'peace processes with a pre-negotiation text'
    >>> text_record("none") is None
    True
    """
    records = {"between-states": PAX_BETWEEN_STATES, "within-a-state": PAX_ALL}
    return records.get(kind or "none")


def base_rates(
    months: float,
    *,
    kind: ConflictKind | None,
    war_age_months: float | None,
    since_text_months: float = 0.0,
) -> tuple[BaseRate, ...]:
    """Every base rate of a kind of conflict; those of the event that talks are about stand first.

    Parameters
    ----------
    months : float
        The horizon, above 0.
    kind : str or None
        ``between-states``, ``within-a-state``, or ``none``; None where it is not known. No record
        fits the last two.
    war_age_months : float or None
        None where it is not known when the war began.
    since_text_months : float
        How long ago the first text was tabled.
    """
    nearest = text_record(kind)
    if nearest is None:
        return ()
    classes = (nearest,) if nearest is PAX_ALL else (nearest, PAX_ALL)
    signed = [agreement(months, since_text_months=since_text_months, record=r) for r in classes]
    between = kind == "between-states"
    ends: tuple[BaseRate, ...] = ()
    if war_age_months is not None:
        ends = conflict_ends(
            months,
            age_months=war_age_months,
            record=UCDP_BETWEEN_STATES if between else UCDP_WITHIN_STATES,
            anyhow=not between,
        )
        ends += war_ends(months, age_months=war_age_months) if between else ()
    return (*signed, *ends, *(formal_agreement() if between else ()))


def text_survival(record: TextRecord, months: float) -> float:
    """Share of processes without a comprehensive agreement after so many months.

    Between the printed months the hazard is constant; after the last it is held at nothing, so the
    rate is a floor there.
    """
    start, survival = 0.0, 1.0
    for end, share in zip(record.months, record.share, strict=True):
        if months <= end:
            part = max(0.0, months - start) / (end - start)
            return float(survival * ((1 - share) / survival) ** part)
        start, survival = end, 1 - share
    return survival


def _counted(months: float, age: float, record: WarRecord) -> BaseRate | None:
    # The life table knows whole months: the age is rounded, the horizon runs to the next one.
    whole, ahead = round(age), math.ceil(months - 1e-9)
    n = _going(record, whole)
    if not n:
        return None
    ended = n - _going(record, whole + ahead)
    low, high = around(ended, n)
    return BaseRate(
        class_=f"{record.name}, counted among those that lasted {whole} months",
        event=WAR_ENDS,
        p=ended / n,
        low=low,
        high=high,
        n=n,
        source=record.source,
        caution=f"Ended by any means, victory included: {ended} of {n} within {ahead} months.",
        months=months,
    )


def _counted_of(
    record: EpisodeRecord, found: Counted, event: str, ended: int, means: str
) -> BaseRate:
    low, high = around(ended, found.n)
    return BaseRate(
        class_=f"{record.name}, counted among those that had lasted {found.age} months",
        event=event,
        p=ended / found.n,
        low=low,
        high=high,
        n=found.n,
        source=record.source,
        caution=f"{means}: {ended} of {found.n} within {found.ahead} months.",
        months=float(found.ahead),
    )


def _going(record: WarRecord, months: int) -> int:
    return record.going[months] if months < len(record.going) else 0


def _of_crises(record: CrisisRecord) -> BaseRate:
    low, high = around(record.formal * record.crises, record.crises)
    return BaseRate(
        class_=record.name,
        event=FORMAL,
        p=record.formal,
        low=low,
        high=high,
        n=record.crises,
        source=record.source,
        caution="Another event, for context: no date, any formal agreement. Mediators choose "
        "their crises, so the difference is not what mediation causes.",
    )


def _positive(months: float) -> None:
    if not months > 0:
        raise ValueError(f"months is {months}; a horizon lies ahead, above 0")
