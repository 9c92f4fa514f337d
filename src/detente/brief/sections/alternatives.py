"""Packages far apart side by side, and what the first of them gives and takes from each side."""

from __future__ import annotations

from dataclasses import dataclass

from detente.dealspace.explain import Account, Explained
from detente.phrases import listed
from detente.ranges import Range
from detente.results import Study
from detente.wording import names
from detente.wording import sections as words
from detente.wording.numbers import Figure, Sentence, quantity, share
from detente.wording.phrases import GoingOn, going_on, inside, short

HREF = "#basis-solutions"
_MOST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One issue on which the alternatives differ: the answer of each."""

    issue: str
    today: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one party gains and gives in the first alternative, against today, largest first."""

    party: str
    gains: tuple[tuple[str, Figure], ...]
    gives: tuple[tuple[str, Figure], ...]
    besides: tuple[tuple[str, Figure], ...]
    total: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternativesSection:
    """Alternatives side by side; without a zone there are none."""

    differ: tuple[Difference, ...]
    same: str
    inside: tuple[Figure, ...]
    gains: tuple[tuple[str, tuple[Figure, ...]], ...]
    sides: tuple[Side, ...]
    better: Sentence
    packages: Sentence


def alternatives_section(study: Study) -> AlternativesSection:
    """The alternatives of a study."""
    closer, dossier = study.deals.closer, study.dossier
    found = closer.alternatives
    issues = list(found[0].package) if found else []
    apart = [i for i in issues if len({one.package[i] for one in found}) > 1]
    return AlternativesSection(
        differ=tuple(
            Difference(
                issue=names.issue(dossier, issue),
                today=names.option(dossier, issue, dossier.issues[issue].today),
                answers=tuple(names.option(dossier, issue, one.package[issue]) for one in found),
            )
            for issue in apart
        ),
        same="; ".join(
            f"{names.issue(dossier, i)}: {short(names.option(dossier, i, found[0].package[i]), 60)}"
            for i in issues
            if i not in apart
        ),
        inside=tuple(
            share(
                one.inside,
                "#basis-solutions",
                fact="" if n else "representative",
                error=one.error,
            )
            for n, one in enumerate(found)
        ),
        gains=tuple(
            (
                names.party(dossier, party),
                tuple(quantity(one.gain[party], HREF, signed=True) for one in found),
            )
            for party in study.deals.space.parties
            if found
        ),
        sides=_sides(study, closer.explained[0]) if closer.explained else (),
        better=_better(study, closer.explained[0]) if closer.explained else (),
        packages=_packages(study),
    )


def _sides(study: Study, one: Explained) -> tuple[Side, ...]:
    return tuple(
        Side(
            party=names.party(study.dossier, party),
            gains=_by_issue(study, account, account.gets()),
            gives=_by_issue(study, account, account.gives()),
            besides=tuple(
                (label, quantity(value, HREF, signed=signed))
                for label, value, signed in _besides(account, going_on(study.dossier, party))
                if max(abs(value.median), abs(value.low), abs(value.high)) >= 5e-3
            ),
            total=quantity(account.gain, HREF, signed=True),
        )
        for party, account in one.accounts.items()
    )


def _besides(account: Account, on: GoingOn) -> tuple[tuple[str, Range, bool], ...]:
    """What is not of one issue, and whether a sign or the words say in which direction it is."""
    instead = account.instead_of_going_on
    better = instead.median < 0
    against = words.against_today(on, better=better)
    return (
        (words.TOGETHER, account.together, True),
        (against, _less(instead) if better else instead, False),
        (words.IF_IT_FAILS, account.if_it_fails, True),
    )


def _less(value: Range) -> Range:
    """The same the other way round."""
    return Range(median=-value.median, low=-value.high, high=-value.low)


def _by_issue(study: Study, account: Account, issues: list[str]) -> tuple[tuple[str, Figure], ...]:
    return tuple(
        (
            short(names.issue(study.dossier, issue), 44),
            quantity(account.by_issue[issue], HREF, signed=True),
        )
        for issue in issues[:_MOST]
    )


def _better(study: Study, one: Explained) -> Sentence:
    """Whether it could be better for everybody, and by which swap."""
    sure = study.deals.closer.certain
    proved = share(one.undominated, HREF)
    start = words.proved(proved, never=not one.undominated, sure=sure)
    if not one.swaps.best:
        return start
    swap = one.swaps.best[0]
    changed = listed(
        f"“{short(names.option(study.dossier, issue, option), 50)}” "
        f"({inside(study.dossier, short(names.issue(study.dossier, issue), 44))})"
        for issue, option in swap.changes.items()
    )
    return (*start, *words.swap(changed, share(swap.share, HREF), sure=sure))


def _packages(study: Study) -> Sentence:
    """How many packages the zone holds."""
    counts = study.deals.closer.counts
    if not counts.rows:
        return ()
    few = counts.number
    exact = counts.exact and (few.low == few.high or few.high < 1e4)
    low, middle, high = (_counted(n, exact) for n in (few.low, few.median, few.high))
    spread = "" if few.low == few.high else f"{low}–{high}"
    figure = Figure(text=middle, range=spread, href=HREF)
    # How many packages there are in all is a product of the issues' options, never an estimate.
    many = _counted(counts.possible, True)
    return words.packages_inside(figure, many, exact=counts.exact)


def _counted(number: float, exact: bool) -> str:
    """A count: to the last one below a million where it is exact, else to two figures.

    >>> _counted(729, True), _counted(729, False), _counted(46_656, True)
    ('729', '730', '46,656')
    """
    return f"{number:,.0f}" if exact and number < 1e6 else _rounded(number)


def _rounded(number: float) -> str:
    """A count to two figures, in words from a million on.

    >>> _rounded(508_808), _rounded(229_582_512.0), _rounded(18)
    ('510,000', '230 million', '18')
    """
    if number >= 1e15:
        return f"{number:.0e}".replace("e+", " × 10^")
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if number >= size:
            return f"{float(f'{number / size:.2g}'):g} {word}"
    return f"{int(float(f'{number:.2g}')):,}" if number >= 100 else f"{number:.0f}"
