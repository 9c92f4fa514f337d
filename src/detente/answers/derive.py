"""JSON and its schema, made from what a frozen dataclass says of itself: nothing is written twice.

The names are its fields, the types their types, the notes what its docstring says of them. Where
the published JSON has another name, order or place for something, :func:`publish` says so, once.
"""

from __future__ import annotations

import datetime as dt
import inspect
import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model, model_validator

from detente.answers.notes import names_of, stated
from detente.arrays import OR_NAN
from detente.dealspace.chance import Chance
from detente.dossier.model.dates import When
from detente.errors import Finding

Way = str | Callable[[Any], Any]
"""How one field is read off a result: the path of an attribute, or a function of the result."""

_AS_THEY_ARE = frozenset({int, float, bool, object, NoneType})
_AS_TEXT = (str, dt.date, Path, When)
_Text = Annotated[str, BeforeValidator(lambda one: str(one) if isinstance(one, _AS_TEXT) else one)]
_NOTHING = re.compile(r"\b(?:NaN|None)\b")
_PUBLISHED: dict[type, dict[str, Way]] = {}


class Published(BaseModel):
    """The JSON of a result; it holds what it says, and no more."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    made_from: ClassVar[type] = object
    ways: ClassVar[dict[str, Way]] = {}

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if not isinstance(value, cls.made_from) or isinstance(value, dict):
            return value
        return {name: _at(value, way) for name, way in cls.ways.items()}


def publish(kind: type, ways: Mapping[str, Way]) -> None:
    """Say what the JSON of a result holds, in that order, where it is not its fields as they are.

    Parameters
    ----------
    kind : type
    ways : dict of name -> path or function
        A path has dots: ``"chance.low"``. A function of the result names its type, and its
        docstring says what it is.
    """
    _PUBLISHED[kind] = dict(ways)


def same(names: str, part: str = "") -> dict[str, Way]:
    """Fields that have the same name in JSON, of the result or of a part of it.

    >>> same("low high"), same("low", "chance")
    ({'low': 'low', 'high': 'high'}, {'low': 'chance.low'})
    """
    return {name: f"{part}.{name}" if part else name for name in names.split()}


def as_json(answer: object) -> str:
    """An answer as JSON: in its fields' own order, letters of any script as such, NaN as null."""
    kind: type[Any] = type(answer)
    return derived(kind).model_validate(answer).model_dump_json(indent=2)  # type: ignore[arg-type]


def schema_of(kind: type) -> str:
    """The JSON Schema of an answer, as it is published."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    found = derived(kind).model_json_schema(mode="serialization")
    return json.dumps({**head, **found}, indent=2, ensure_ascii=False) + "\n"


@cache
def derived(kind: type) -> type[Published]:
    """The model of a result's JSON.

    Examples
    --------
    >>> from detente.ranges import Range
    >>> print(derived(Range)(median=2.0, low=1.0, high=float("nan")).model_dump_json())
    {"median":2.0,"low":1.0,"high":null}
    """
    ways = _PUBLISHED.get(kind) or same(" ".join(names_of(kind)))
    given: dict[str, Any] = {}
    for name, way in ways.items():
        hint, note = _found(kind, way)
        given[name] = (_type(hint), Field(description=_NOTHING.sub("null", note) or None))
    name = kind.__name__.removesuffix("Answer") + "Answer"
    summary = inspect.cleandoc(kind.__doc__ or "").partition("\n\n")[0]
    model = create_model(name, __base__=Published, __doc__=summary, **given)
    model.made_from, model.ways = kind, dict(ways)
    return model


def _at(value: Any, way: Way) -> Any:
    if callable(way):
        return way(value)
    for step in way.split("."):
        value = None if value is None else getattr(value, step)
    return value


def _found(kind: type, way: Way) -> tuple[Any, str]:
    """The type of what is read this way, and what is said of it."""
    if callable(way):
        return get_type_hints(way, include_extras=True)["return"], inspect.getdoc(way) or ""
    optional, note, hint = False, "", kind
    for step in way.split("."):
        choices = [one for one in get_args(hint) if one is not NoneType]
        if get_origin(hint) in (Union, UnionType) and len(choices) == 1:
            optional, hint = True, choices[0]
        hint, said = stated(hint, step)
        note = said or note
    return (hint | None if optional else hint), note


def _type(hint: Any) -> Any:
    """The type that a value of this type has in JSON."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return float | None if OR_NAN in args else _type(args[0])
    if origin is Literal or hint in _AS_TEXT:
        return _Text
    if origin is tuple:
        return list[_type(args[0])]  # type: ignore[misc]
    if args:
        return (Union if origin is UnionType else origin)[tuple(map(_type, args))]
    return hint if hint in _AS_THEY_ARE else derived(hint)


publish(Chance, {"chance": "value", **same("low high error")})
publish(
    Finding,
    {**same("file line column", "place"), **same("slug severity message mend")},
)
