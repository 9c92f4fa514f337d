"""The kernel of the likelihood against the house's own arrays, piece by piece, at random points."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import scipy.special

import detente
from detente.behaviour.choice import Manner, yes_chance
from detente.behaviour.concession import aspiration_share
from detente.dossier.inputs.registry import acting
from detente.inference.completions import completions
from detente.inference.evidence import Piece, evidence
from detente.inference.layout import MONTH_DAYS, Laid, lay_record
from detente.inference.sampling import chances_at
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import draw_inputs, inputs_at, uniforms
from detente.worlds.packages import crossed, gain

POINTS = 40
ROOM = np.linspace(0.05, 0.6, 23)


def laid_at(dossier: Any, pieces: Any, began: dt.date) -> tuple[Laid, Any, Worlds]:
    """The record of a dossier, points, and the worlds at the same points."""
    prior = build_worlds(dossier, draw_inputs(dossier, draws=5, seed=4), inner=1)
    room = {prior.parties[p]: ROOM for p in prior.required}
    laid = lay_record(dossier, prior, pieces, began=began, room=room)
    points = np.random.default_rng(7).standard_normal((POINTS, len(laid.coordinates)))
    known = {one.stream: scipy.special.ndtr(points[:, n]) for n, one in enumerate(laid.coordinates)}
    inputs = inputs_at(
        dossier,
        lambda *name: known.get(name, uniforms(POINTS, 4, *name)),
        seed=4,
    )
    return laid, points, build_worlds(dossier, inputs, inner=1)


def column(laid: Laid, points: Any, *stream: str) -> Any:
    at = next(n for n, one in enumerate(laid.coordinates) if one.stream == stream)
    return scipy.special.ndtr(points[:, at])


class Expected:
    """What a piece's chance is by the array functions."""

    def __init__(self, dossier: Any, laid: Laid, points: Any, worlds: Worlds) -> None:
        self.dossier, self.laid, self.points, self.worlds = dossier, laid, points, worlds

    def of(self, piece: Piece, began: dt.date) -> Any:
        worlds, p = self.worlds, self.worlds.parties.index(piece.party)
        noise = worlds.inputs.column(acting.NOISE.of(party=piece.party))
        uniform = column(self.laid, self.points, "objects", piece.party)
        self.threshold = 0.05 * np.sqrt(2.0) * scipy.special.erfinv(uniform)
        if piece.draft is None:
            return self._report(piece, p, noise)
        known = completions(self.dossier, piece.draft, seed=4)
        months = max(0, (min(piece.date.latest, self.dossier.date) - began).days) / MONTH_DAYS
        agrees = self._agrees(piece.party, p, known.packages, months, noise)
        each = agrees if piece.reading == "yes" else 1.0 - agrees
        if piece.reading == "part" and not piece.objects and not piece.accepts:
            each = each * self._parted(piece.party, p, known, noise)
        return each.mean(axis=1) * self._named(piece, p, noise)

    def _report(self, piece: Piece, p: int, noise: Any) -> Any:
        issue = self.worlds.issues.index(piece.issue)
        option = self.worlds.options[issue].index(piece.option)
        value = self.worlds.value[:, p, issue, : self.worlds.sizes[issue]]
        if piece.reading == "ideal":
            return scipy.special.softmax(value / noise[:, None], axis=1)[:, option]
        objects = self._objects_to(value.max(axis=1) - value[:, option], noise)
        return objects if piece.reading == "against" else 1.0 - objects

    def _agrees(self, party: str, p: int, packages: Any, months: float, noise: Any) -> Any:
        worlds, inputs = self.worlds, self.worlds.inputs
        gains = gain(worlds, packages)[:, p]
        for r, line in enumerate(worlds.lines):
            if line.party == p:
                pattern = column(self.laid, self.points, "pattern", line.name)
                barred = pattern < worlds.line_absolute[:, r]
                gains[np.ix_(barred, crossed(worlds, packages)[r])] = -np.inf
        middle = (np.arange(len(ROOM)) + 0.5) / len(ROOM)
        room = np.interp(column(self.laid, self.points, "room", party), middle, ROOM)
        most = worlds.value[:, p].max(axis=2).sum(axis=1) - worlds.no_deal[:, p]
        firm, out, patience, show, bargaining = (
            inputs.column(kind.of(party=party))
            for kind in (
                acting.FIRMNESS,
                acting.HOLDING_OUT,
                acting.PATIENCE_MONTHS,
                acting.YES_FOR_SHOW,
                acting.BARGAINING_NO,
            )
        )
        share = aspiration_share(months, firmness=firm, holding_out=out, horizon_months=patience)
        asked = room * np.maximum(most, 0.0) * share
        manner = Manner(
            noise=noise[:, None], yes_for_show=show[:, None], bargaining_no=bargaining[:, None]
        )
        return yes_chance(gains, asked[:, None], manner)

    def _objects(self, p: int, held: Any, noise: Any) -> Any:
        value = self.worlds.value[:, p]
        lost = sum(value[:, i].max(axis=1) - value[:, i, o] for i, o in held)
        return self._objects_to(lost, noise)

    def _objects_to(self, lost: Any, noise: Any) -> Any:
        return scipy.special.expit((lost - self.threshold) / noise)

    def _counted(self, party: str, points: Any) -> list[Any]:
        only = self.dossier.parties[party].required_on
        names = list(self.dossier.issues)
        kept = [[(i, o) for i, o in held if not only or names[i] in only] for held in points]
        return [held for held in kept if held]

    def _parted(self, party: str, p: int, known: Any, noise: Any) -> Any:
        columns = []
        for points in known.points:
            objects = [self._objects(p, held, noise) for held in self._counted(party, points)]
            every, none = np.prod(objects, axis=0), np.prod([1 - o for o in objects], axis=0)
            columns.append(1.0 - every - none if len(objects) > 1 else np.ones(POINTS))
        return np.stack(columns, axis=1)

    def _named(self, piece: Piece, p: int, noise: Any) -> Any:
        chance = np.ones(POINTS)
        if piece.reading == "yes":
            return chance
        points, names = self.dossier.drafts[piece.draft].points, list(self.dossier.issues)
        for number, point in points.items():
            pairs = [
                (names.index(i), list(self.dossier.issues[i].options).index(o))
                for i, o in (point or {}).items()
            ]
            held = self._counted(piece.party, [pairs])
            if not held:
                continue
            objects = self._objects(p, held[0], noise)
            if number in piece.objects:
                chance = chance * objects
            elif number in piece.accepts or piece.complete:
                chance = chance * (1.0 - objects)
        return chance


def compare(dossier: Any, pieces: Any, began: dt.date) -> None:
    laid, points, worlds = laid_at(dossier, pieces, began)
    chances = chances_at(laid.record, points)
    expected = Expected(dossier, laid, points, worlds)
    for n, piece in enumerate(laid.pieces):
        assert np.allclose(chances[:, n], expected.of(piece, began), atol=5e-4), piece.id


@pytest.mark.parametrize("case", ["two-rivers", "vienna-2015", "pretoria-2022", "ukraine-2025"])
def test_the_kernel_gives_what_the_arrays_give(case: str) -> None:
    dossier = detente.read(case)
    began = dossier.date - dt.timedelta(days=100)
    compare(dossier, evidence(dossier).pieces, began)


@pytest.mark.parametrize("case", ["two-rivers", "vienna-2015"])
def test_the_same_of_every_answer_that_a_party_could_give(case: str) -> None:
    """Each required party answers each draft, in each way; also those whose wants are unknown."""
    dossier = detente.read(case)
    first = evidence(dossier).pieces[0]
    pieces = [
        replace(
            first,
            id=f"{party} {reading} {draft}",
            party=party,
            draft=draft,
            issue=None,
            option=None,
            reading=reading,
            objects=(),
            accepts=(),
        )
        for party in dossier.required
        for draft in dossier.drafts
        for reading in ("yes", "no", "part")
    ]
    compare(dossier, pieces, dossier.date - dt.timedelta(days=700))
