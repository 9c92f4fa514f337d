"""Answers come back from bytes as they were, and nothing else comes back at all."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import json
import math
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente import stages
from detente.crews import Threads
from detente.frozen import ReadOnly
from detente.kept.codec import (
    UnreadableError,
    answer_of,
    classes_in,
    decode,
    encode,
    name_of,
    order_of,
)
from detente.levers.tornado import Swing, Tornado
from detente.talks._at_hand import zone_at_hand
from detente.talks.play import play_lever

STAGES = (
    stages.search, stages.look_into, stages.open_zone, stages.pool, stages.swing_zone, play_lever,
    zone_at_hand,
)  # fmt: skip
FEW = detente.Settings(draws=20, inner=2, paths=4, swings=2)


def _holds_arrays(kind: Any) -> bool:
    words = {"Floats", "Ints", "Bools"}
    types = [
        str(field.type) for part in classes_in(kind).values() for field in dataclasses.fields(part)
    ]
    return any(one in words or "NDArray" in one for one in types)


EVERY = {kind for stage in STAGES for kind in classes_in(answer_of(stage)).values()}
PLAIN = sorted((kind for kind in EVERY if not _holds_arrays(kind)), key=name_of)


class Pair(NamedTuple):
    one: int
    other: Any


def alike(a: Any, b: Any) -> bool:
    """Whether two answers are the same to the last bit, types and memory included."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return (
            a.dtype == b.dtype
            and a.shape == b.shape
            and order_of(a) == order_of(b)
            and a.tobytes() == b.tobytes()
        )
    if isinstance(a, np.generic):
        return a.tobytes() == b.tobytes()
    if isinstance(a, float):
        return a.hex() == b.hex()
    if isinstance(a, Mapping):
        return list(a) == list(b) and all(alike(a[key], b[key]) for key in a)
    if isinstance(a, (tuple, list)):
        return len(a) == len(b) and all(map(alike, a, b))
    if dataclasses.is_dataclass(a):
        return all(alike(getattr(a, f.name), getattr(b, f.name)) for f in dataclasses.fields(a))
    return bool(a == b)


class Answers:
    """Takes part in a study as what keeps its stages, and only collects what they answered."""

    def __init__(self) -> None:
        self.of: dict[Any, list[Any]] = {}
        self.crew = Threads()

    def __call__(self, stage: Any, /, *args: Any, **named: Any) -> Any:
        answer = stage(*args, **named)
        self.of.setdefault(stage, []).append(answer)
        return answer


CERTAIN = """\
title: Two shores
as-of: 2031-05-12
parties:
  east:
    name: East
    kind: stakeholder
    consent: required
    wants: {weights: {fish: 0.6, toll: 0.4}, worth: {fish: {mine: 1, yours: 0},
            toll: {free: 1, full: 0}}, no-deal: 0.3}
  west:
    name: West
    kind: stakeholder
    consent: required
    wants: {weights: {fish: 0.3, toll: 0.7}, worth: {fish: {mine: 0, yours: 1},
            toll: {free: 0, full: 1}}, no-deal: 0.3}
durability: {any-deal: 1}
issues:
  fish: {name: Who fishes, options: {mine: East, yours: West}, today: mine}
  toll: {name: What ships pay, options: {free: Nothing, full: All}, today: free}
"""
"""Where nothing is uncertain, a search answers with the frontier too."""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    found = Answers()
    for case in ("two-rivers", "vienna-2015"):
        detente.study(case, FEW, keep=found)
    detente.explore_deals("two-rivers", FEW, only={"guarantee": ["troops"]}, keep=found)
    folder = tmp_path_factory.mktemp("certain")
    (folder / "dossier.yaml").write_text(CERTAIN)
    detente.explore_deals(folder, FEW, keep=found)
    return found


def test_every_class_that_can_be_made_is_among_the_answers(answers: Answers) -> None:
    seen: set[type] = set()

    def look(value: Any) -> None:
        if isinstance(value, Mapping):
            value = tuple(value.values())
        if isinstance(value, (tuple, list)):
            for one in value:
                look(one)
        elif dataclasses.is_dataclass(value):
            seen.add(type(value))
            look(tuple(getattr(value, f.name) for f in dataclasses.fields(value)))

    for some in answers.of.values():
        look(some)
    assert seen == EVERY


def test_a_study_has_these_stages_and_no_others(answers: Answers) -> None:
    assert set(answers.of) == set(STAGES)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.__name__)
def test_what_each_stage_answers_comes_back_to_the_last_bit(answers: Answers, stage: Any) -> None:
    for answer in answers.of[stage]:
        assert alike(answer, decode(encode(answer), classes_in(answer_of(stage))))


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.__name__)
def test_only_classes_of_results_are_made(stage: Any) -> None:
    for name, kind in classes_in(answer_of(stage)).items():
        assert name.startswith("detente.")
        assert dataclasses.is_dataclass(kind)


def filled(hint: Any, depth: int = 0) -> Any:
    """Some value of a type, with as much in it as there can be."""
    import types
    import typing

    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return filled(next(one for one in inside if one is not type(None)), depth)
    if origin is typing.Literal:
        return inside[0]
    if origin is np.ndarray:
        return None
    if origin is tuple:
        return tuple(filled(one, depth) for one in inside if one is not ...)
    if origin in (dict, Mapping):
        return ReadOnly({filled(inside[0], depth): filled(inside[1], depth)})
    plain = {str: "“né”\n", int: 2**70, float: -0.0, bool: True, dt.date: dt.date(2025, 1, 2)}
    return plain[hint] if hint in plain else made(hint, depth + 1)


def made(kind: Any, depth: int = 0) -> Any:
    import typing

    hints = typing.get_type_hints(kind)
    fields = {f.name: filled(hints[f.name], depth) for f in dataclasses.fields(kind) if f.init}
    return kind(**fields)


@pytest.mark.parametrize("kind", PLAIN, ids=lambda kind: kind.__name__)
def test_every_class_without_arrays_comes_back_with_everything_filled(kind: type) -> None:
    value = made(kind)
    assert alike(value, decode(encode(value), classes_in(kind)))


def test_plain_values_come_back() -> None:
    value = (
        None, True, 1, 1.0, -0.0, math.inf, 2**80, "\ud7ff“né”\n", dt.date(2025, 11, 30),
        [1, [2]], {"a": 1, ("b", 2): (3,)}, ReadOnly(a=1), frozenset({1, 2}),
        np.float32(0.1), np.int16(-3), np.uint64(2**63),
    )  # fmt: skip
    assert alike(decode(encode(value), {}), value)
    assert math.isnan(decode(encode(math.nan), {}))


@given(
    st.lists(st.integers(0, 3), max_size=4),
    st.sampled_from(["f8", "f4", "i8", "i2", "u1", "?"]),
    st.randoms(use_true_random=False),
)
def test_arrays_come_back_as_they_lay(shape: list[int], kind: str, random: Any) -> None:
    array = np.arange(math.prod(shape)).reshape(shape).astype(kind)
    axes = random.sample(range(len(shape)), len(shape))
    for one in (array, array.transpose(axes), array[..., ::-1] if shape else array):
        back = decode(encode(one), {})
        assert alike(one, back)
        assert not back.flags.writeable


def test_a_sum_over_an_array_that_came_back_is_the_same_to_the_last_digit() -> None:
    rng = np.random.default_rng(1)
    for array in (rng.random((501, 7)), rng.random((7, 501)).T, rng.random((9, 501, 7))[:, ::2]):
        back = decode(encode(array), {})
        assert alike(array.mean(axis=0), back.mean(axis=0))
        assert alike(array.sum(axis=-1), back.sum(axis=-1))


@pytest.mark.parametrize(
    "value", [object(), Pair, lambda: 1, b"x", {1, 2}, np.array([object()]), np.array(["x"])]
)
def test_what_is_no_answer_is_not_encoded(value: Any) -> None:
    with pytest.raises(TypeError, match="is not kept"):
        encode(value)


SWING = Swing(name="a", label="A", low=0.0, high=1.0, at_low=0.2, at_high=0.4, default=False)


def test_a_class_that_is_not_named_is_not_made() -> None:
    data = encode(Tornado(chance=0.5, swings=(SWING,), screened=3))
    assert decode(data, classes_in(Tornado)).swings[0].at_high == 0.4
    with pytest.raises(UnreadableError):
        decode(data, {})
    with pytest.raises(UnreadableError):
        decode(data, classes_in(Swing))


HOSTILE = [
    ["object", "os:system", {"command": "true"}],
    ["object", "builtins:eval", {"source": "1"}],
    ["object", name_of(Swing), {"nothing": 1}],
    ["object", name_of(Swing), ["a"]],
    ["object", ["a"], {}],
    ["object"],
    ["array", 0],
    ["array", -1],
    ["array", "0"],
    ["number", 7],
    ["dict", ["a"]],
    ["dict", [["list"], 1]],
    ["mapping", 1],
    ["date", "soon"],
    ["date", 3],
    ["eval", "1"],
    [],
    [["tuple"]],
    {"a": 1},
]


@pytest.mark.parametrize("tree", HOSTILE, ids=str)
def test_a_hostile_tree_is_refused(tree: Any) -> None:
    with pytest.raises(UnreadableError):
        decode(json.dumps([tree, []]).encode() + b"\n", classes_in(Tornado))


@pytest.mark.parametrize(
    ("heads", "rest"),
    [
        ([["<f8", [2], [0]]], b"\0" * 15),
        ([["<f8", [2], [0]]], b"\0" * 17),
        ([["<f8", [2**62, 2**62], [0, 1]]], b""),
        ([["<f8", [-1], [0]]], b""),
        ([["<f8", [1.0], [0]]], b"\0" * 8),
        ([["<f8", [2, 1], [0, 0]]], b"\0" * 16),
        ([["|O", [1], [0]]], b"\0" * 8),
        ([["<U2", [1], [0]]], b"\0" * 8),
        ([["nothing", [1], [0]]], b"\0" * 8),
        ([[["a", "<f8"], [1], [0]]], b"\0" * 8),
        ([3], b""),
        (3, b""),
    ],
)
def test_hostile_arrays_are_refused(heads: Any, rest: bytes) -> None:
    with pytest.raises(UnreadableError):
        decode(json.dumps([["array", 0], heads]).encode() + b"\n" + rest, {})


@pytest.mark.parametrize(
    "data",
    [b"", b"\n", b"[1]\n", b"[" * 100_000, b"nul\n", b"\xff\n", b"[" + b"9" * 10_000 + b",[]]\n"],
)
def test_foreign_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        decode(data, classes_in(Tornado))


@given(st.binary(max_size=200))
def test_no_bytes_do_harm(data: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        decode(data, classes_in(Tornado))
