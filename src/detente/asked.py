"""What a study is asked with: the dossier that is meant, and how much work is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from detente.dossier.files.read import Named, opened
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.war import ConflictKind
from detente.errors import SettingsError, expect
from detente.forecasting.own_cases import OwnCases
from detente.shown import Result
from detente.talks._protocols import number_of, party_tables
from detente.talks.courses import sitting
from detente.talks.protocols import USUAL
from detente.talks.settings import TalksSettings
from detente.talks.tables import number_of_proposer
from detente.talks.tracks import PARALLEL, TOGETHER, Tracks, expect_tracks, issues_by_track
from detente.worlds.build import ENOUGH_PATTERNS

_ONLY_IN_PARALLEL = "early_harvest needs tracks='parallel'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Result):
    """How much work a study does.

    Parameters
    ----------
    draws : int
        Outer draws: samples of everything estimated.
    inner : int
        Inner draws for each: which red lines are absolute. However many draws there are, a range
        over them needs the chance within each, and 64 rows or more to know it; with fewer the
        answer carries a caution.
    solved : int
        In about how many rows the packages of each principle are looked for, where there is a
        zone: the first rows of every draw, one of each at least.
    talk_draws : int
        How many of the draws the talks are played in; all if not given.
    paths : int
        Paths of the talks for each of those draws and each lever.
    protocol : str
        How the talks are held; ``detente.talks.protocols.PROTOCOLS`` says what each name means.
    proposer : str or None
        The party that tables first, or that puts what is to be taken or left. By lot on each path,
        and the mediator, if not given.
    swings : int
        How many inputs stand in the tornado.
    conflict : str or None
        The kind of conflict whose past cases the forecast is set beside: ``between-states``,
        ``within-a-state`` or ``none``; as the dossier has it if not given.
    weight : float or None
        Of the model beside those past cases, 0 to 1; as the dossier has it if not given.
    cases : OwnCases or None
        Past cases of the user's own, from :func:`detente.read_cases`; they go before those on
        record here.
    pen : str or None
        The party to which the mediator's texts lean from the dossier's day on, or ``none``; as the
        dossier has it, from the start, if not given.
    tracks : str or None
        ``together`` or ``parallel``: whether nothing is agreed until everything is, or tracks have
        texts of their own; as the dossier has it if not given.
    early_harvest : bool or None
        Whether a track in parallel may be signed ahead of the rest; as the dossier has it if not
        given.
    learned : bool or None
        Whether what the parties said on record moves the estimates: draws are then those of
        :func:`detente.learn`, in everything that follows. True for the whole record, False for
        nothing of it; None for what was said after the estimates were made, where the dossier says
        when that was (``estimates-as-of``).
    """

    draws: int = 500
    inner: int = ENOUGH_PATTERNS
    solved: int = 4_000
    talk_draws: int = 0
    paths: int = 64
    protocol: str = USUAL
    proposer: str | None = None
    swings: int = 12
    conflict: ConflictKind | None = None
    weight: float | None = None
    cases: OwnCases | None = None
    pen: str | None = None
    tracks: Tracks | None = None
    early_harvest: bool | None = None
    learned: bool | None = None

    def __post_init__(self) -> None:
        for name in ("draws", "inner", "solved", "talk_draws", "paths", "swings"):
            value = getattr(self, name)
            if not isinstance(value, int) or isinstance(value, bool):
                raise SettingsError(f"{name} is {value!r}; it must be a whole number")
        if self.talk_draws == 0:
            object.__setattr__(self, "talk_draws", self.draws)
        for name in ("draws", "inner", "solved", "talk_draws", "paths", "swings"):
            least = 20 if name in ("draws", "talk_draws") else 1
            if getattr(self, name) < least:
                raise SettingsError(f"{name} is {getattr(self, name)}; it must be {least} or more")
        if not isinstance(self.learned, bool | None):
            raise SettingsError(f"learned is {self.learned!r}; it must be True, False or None")
        number_of(self.protocol)
        self._expect_tracks()
        self._expect_pen()
        if self.conflict not in (None, *get_args(ConflictKind)):
            kinds = ", ".join(get_args(ConflictKind))
            raise SettingsError(f"conflict is {self.conflict}; it must be one of {kinds}")
        if not isinstance(self.cases, OwnCases | None):
            raise SettingsError(f"cases is {self.cases!r:.60}; take it from detente.read_cases")
        if self.weight is not None and not isinstance(self.weight, (int, float)):
            raise SettingsError(f"weight is {self.weight!r}; it must be a number from 0 to 1")
        if self.weight is not None and not 0 <= self.weight <= 1:
            raise SettingsError(f"weight is {self.weight:g}; it must lie from 0 to 1")

    def _expect_tracks(self) -> None:
        if self.tracks not in (None, *get_args(Tracks)):
            ways = " or ".join(get_args(Tracks))
            raise SettingsError(f"tracks is {self.tracks!r}; it must be {ways}")
        if not isinstance(self.early_harvest, bool | None):
            raise SettingsError(
                f"early_harvest is {self.early_harvest!r}; it must be True or False"
            )
        if self.early_harvest and self.tracks == TOGETHER:
            raise SettingsError(_ONLY_IN_PARALLEL)
        if self.tracks == PARALLEL and self.protocol != USUAL:
            raise SettingsError(
                f"tracks is 'parallel', and by {self.protocol} there is one text; leave out one"
            )

    def _expect_pen(self) -> None:
        if self.pen is not None and party_tables(self.protocol, self.proposer):
            by = f"{self.protocol} of {self.proposer}" if self.proposer else self.protocol
            raise SettingsError(
                f"pen is {self.pen!r}, and by {by} the mediator tables no text; leave out one"
            )

    def by_track(self, dossier: Dossier) -> tuple[bool, bool]:
        """Whether these talks are held on tracks in parallel, and one may be signed ahead."""
        parallel = (self.tracks or dossier.mediation.tracks) == PARALLEL
        stated = dossier.mediation.early_harvest
        ahead = stated if self.early_harvest is None else self.early_harvest
        parallel &= self.protocol == USUAL and len(issues_by_track(dossier)) > 1
        return parallel, parallel and ahead

    def leaning(self, dossier: Dossier) -> str:
        """The party to which the mediator's texts lean, or ``none``: as where it tables none."""
        if party_tables(self.protocol, self.proposer):
            return "none"
        return self.pen or dossier.mediation.tilt

    @property
    def rows_a_draw(self) -> int:
        """How many rows of each draw are looked at where the chance within it is not asked."""
        return max(self.solved // self.draws, 1)

    @property
    def talks(self) -> TalksSettings:
        """How the talks are played."""
        return TalksSettings(
            draws=min(self.talk_draws, self.draws),
            paths=self.paths,
            protocol=self.protocol,
            proposer=self.proposer,
        )


def asked(dossier: Named, settings: Settings, seed: int) -> Dossier:
    """The dossier that is meant, once the rest is what it must be."""
    expect("settings", settings, Settings, "a Settings, such as detente.Settings(draws=1000)")
    expect("seed", seed, int, "a whole number, 0 or more")
    if seed < 0:
        raise ValueError(f"seed is {seed}; it must be a whole number, 0 or more")
    known = opened(dossier)
    number_of_proposer(settings.talks, known.required, sitting(known).ratifies)
    expect_tracks(known, settings.tracks)
    if settings.early_harvest and not settings.by_track(known)[0]:
        raise SettingsError(_ONLY_IN_PARALLEL)
    return known if settings.pen is None else _leaning(known, settings.pen)


def _leaning(dossier: Dossier, pen: str) -> Dossier:
    """The dossier with texts that lean to that party."""
    if pen != "none" and pen not in dossier.required:
        named = ", ".join(dossier.required)
        raise SettingsError(f"pen is {pen!r}; it must be none, or one of {named}")
    mediation = dossier.mediation.model_copy(update={"tilt": pen})
    return dossier.model_copy(update={"mediation": mediation})
