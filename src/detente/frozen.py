"""What is read or found stays as it is: mappings that cannot be changed, all the way down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import numpy as np

from detente.arrays import readonly
from detente.errors import DetenteError
from detente.prompt import LONG, mapping_lines

K = TypeVar("K")
V = TypeVar("V")


class ReadOnly(dict[K, V]):
    """A dict that cannot be changed; ``dict(it)`` and ``it.copy()`` are ones that can.

    It is a dict in all else, so that what takes a dict (JSON, say) takes it too.

    >>> ReadOnly(a=1)["a"] = 2
    Traceback (most recent call last):
    ...
    TypeError: this mapping is read-only; change a copy of it, dict(mapping), instead
    """

    __slots__ = ()

    def __repr__(self) -> str:
        """As a dict where that is short; else what stands under each name, in ten lines."""
        plain = dict.__repr__(self)
        return plain if "\n" not in plain and len(plain) <= LONG else mapping_lines(self)

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("this mapping is read-only; change a copy of it, dict(mapping), instead")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> Any:
        return type(self), (dict(self),)


class Unchangeable:
    """What a person states in a dossier: refuses, in words, to be changed in place."""

    __slots__ = ()

    if not TYPE_CHECKING:  # a type checker knows that it is frozen, and refuses by itself

        def __setattr__(self, name: str, value: Any) -> None:
            _refuse_change(name)
            super().__setattr__(name, value)

        def __delattr__(self, name: str) -> None:
            _refuse_change(name)
            super().__delattr__(name)


def _refuse_change(name: str) -> None:
    if not name.startswith("_"):
        raise DetenteError(
            f"{name} cannot be changed: a dossier is read-only, with all that is in it; "
            'dossier.set(path, value) gives another, as dossier.set("title", "Two Rivers") does'
        )


def frozen(value: Any) -> Any:
    """The same value with nothing in it that could be changed.

    Mappings become read-only, lists tuples, sets frozen sets, and arrays read-only ones.

    >>> frozen({"a": [1, {"b": 2}]})
    {'a': (1, {'b': 2})}
    """
    if isinstance(value, dict):
        if isinstance(value, ReadOnly):
            return value
        return ReadOnly({name: frozen(inner) for name, inner in value.items()})
    if isinstance(value, list | tuple):
        inner = [frozen(one) for one in value]
        same = isinstance(value, tuple) and all(a is b for a, b in zip(inner, value, strict=True))
        return value if same else tuple(inner)
    if isinstance(value, set):
        return frozenset(value)
    return readonly(value) if isinstance(value, np.ndarray) else value
