"""Answers as bytes and back: JSON for what is in them, raw numbers for arrays, no code.

Nothing is made from bytes but plain values, arrays of numbers, and the classes named by whoever
reads: those that the answer of a stage can hold, by its own type hints.
"""

from __future__ import annotations

import datetime as dt
import json
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import numpy as np

from detente.arrays import own
from detente.errors import DetenteError
from detente.frozen import ReadOnly

Classes = Mapping[str, type]
_KINDS = "biuf"
_WRONG = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class UnreadableError(ValueError):
    """The bytes are not what :func:`encode` made of such an answer."""


def encode(value: Any) -> bytes:
    """An answer as bytes.

    Raises
    ------
    TypeError
        Something in it is neither a plain value, an array of numbers nor an object of fields.

    Examples
    --------
    >>> decode(encode({"gain": (1, 0.5, None)}), {})
    {'gain': (1, 0.5, None)}
    """
    arrays: list[np.ndarray] = []
    tree = _tree(value, arrays)
    heads = [_head(array) for array in arrays]
    text = json.dumps([tree, heads], separators=(",", ":")).encode()
    return b"\n".join([text, b"".join(_in_memory(array).tobytes() for array in arrays)])


def decode(data: bytes, classes: Classes) -> Any:
    """The answer that the bytes hold, equal to the one that was encoded.

    Parameters
    ----------
    data : bytes
    classes : dict of name -> class
        Those that may be made, as :func:`classes_in` finds them.

    Raises
    ------
    UnreadableError
        These are other bytes.
    """
    text, _, rest = data.partition(b"\n")
    try:
        tree, heads = json.loads(text)
        arrays = _arrays(heads, memoryview(rest))
        return _value(tree, arrays, classes)
    except (*_WRONG, DetenteError) as error:
        raise UnreadableError(f"{type(error).__name__}: {error}") from None
    except (MemoryError, RecursionError) as error:
        raise UnreadableError(type(error).__name__) from None


@cache
def classes_in(hint: Any) -> Classes:
    """Every class with fields that a value of this type can hold, by name.

    >>> from detente.levers.tornado import Tornado
    >>> sorted(classes_in(Tornado))
    ['detente.levers.tornado:Swing', 'detente.levers.tornado:Tornado']
    """
    found: dict[str, type] = {}
    waiting = [hint]
    while waiting:
        one = waiting.pop()
        waiting += typing.get_args(one)
        if _has_fields(one) and name_of(one) not in found:
            found[name_of(one)] = one
            waiting += typing.get_type_hints(one).values()
    return found


def answer_of(stage: Callable[..., Any]) -> Any:
    """The type that a stage says it answers with."""
    return typing.get_type_hints(stage)["return"]


def name_of(kind: type) -> str:
    """A class by module and name."""
    return f"{kind.__module__}:{kind.__qualname__}"


def parts_of(value: Any) -> dict[str, Any]:
    """The fields of an object that it is made from, by name."""
    if is_dataclass(value):
        return {one.name: getattr(value, one.name) for one in fields(value) if one.init}
    return {name: getattr(value, name) for name in value._fields}


def order_of(array: np.ndarray) -> tuple[int, ...]:
    """The axes of an array as they lie in memory, the outermost first.

    Sums depend on it in their last digit, so that an array must come back as it lay.

    >>> order_of(np.zeros((2, 3))), order_of(np.zeros((2, 3)).T)
    ((0, 1), (1, 0))
    """
    axes = range(array.ndim)
    if not array.size:
        return tuple(axes)
    # An axis of length 1 lies nowhere: its stride says nothing.
    lies = {
        axis: (1, 0) if array.shape[axis] == 1 else (0, -abs(array.strides[axis])) for axis in axes
    }
    return tuple(sorted(axes, key=lambda axis: lies[axis]))


def _has_fields(kind: Any) -> bool:
    return isinstance(kind, type) and (
        is_dataclass(kind) or (issubclass(kind, tuple) and hasattr(kind, "_fields"))
    )


def _tree(value: Any, arrays: list[np.ndarray]) -> Any:
    """A value as JSON has it; whatever is a list there begins with what it is."""
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, np.ndarray | np.generic):
        array = np.asarray(value)
        if array.dtype.kind not in _KINDS or not array.dtype.isnative:
            raise TypeError(f"an array of {array.dtype} is not kept")
        arrays.append(array)
        return ["array" if isinstance(value, np.ndarray) else "number", len(arrays) - 1]
    if type(value) in (dict, ReadOnly):
        kind = "mapping" if type(value) is ReadOnly else "dict"
        return [kind, *([_tree(k, arrays), _tree(v, arrays)] for k, v in value.items())]
    if type(value) in (tuple, list, frozenset):
        return [type(value).__name__, *(_tree(one, arrays) for one in value)]
    if type(value) is dt.date:
        return ["date", value.isoformat()]
    if _has_fields(type(value)):
        inside = {name: _tree(part, arrays) for name, part in parts_of(value).items()}
        return ["object", name_of(type(value)), inside]
    raise TypeError(f"a {type(value).__name__} is not kept")


def _value(tree: Any, arrays: list[np.ndarray], classes: Classes) -> Any:
    if not isinstance(tree, list | dict):
        return tree
    kind, *inside = tree
    if kind == "object":
        name, parts = inside
        made = {part: _value(one, arrays, classes) for part, one in parts.items()}
        return classes[name](**made)
    if kind in ("array", "number"):
        (at,) = inside
        return arrays[at] if kind == "array" else arrays[at][()]
    if kind in ("dict", "mapping"):
        pairs = {_value(k, arrays, classes): _value(v, arrays, classes) for k, v in inside}
        return pairs if kind == "dict" else ReadOnly(pairs)
    if kind == "date":
        return dt.date.fromisoformat(*inside)
    return _ROWS[kind](_value(one, arrays, classes) for one in inside)


_ROWS: dict[str, Callable[[Any], Any]] = {"tuple": tuple, "list": list, "frozenset": frozenset}


def _head(array: np.ndarray) -> list[Any]:
    return [array.dtype.str, array.shape, order_of(array)]


def _in_memory(array: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(array.transpose(order_of(array)))


def _arrays(heads: list[Any], rest: memoryview) -> list[np.ndarray]:
    """The arrays, each lying as it lay; the bytes must be neither too few nor too many."""
    arrays, start = [], 0
    for kind, shape, order in heads:
        dtype = np.dtype(kind)
        if dtype.kind not in _KINDS or sorted(order) != list(range(len(shape))):
            raise ValueError("no array of numbers")
        if any(type(size) is not int or size < 0 for size in shape):
            raise ValueError("no shape")
        count = int(np.prod([1, *shape], dtype=object))
        end = start + count * dtype.itemsize
        if end > len(rest):
            raise ValueError("too few bytes")
        flat = np.frombuffer(rest[start:end], dtype=dtype).copy()
        lies = flat.reshape([shape[axis] for axis in order])
        arrays.append(own(lies.transpose(np.argsort(order).tolist())))
        start = end
    if start != len(rest):
        raise ValueError("too many bytes")
    return arrays
