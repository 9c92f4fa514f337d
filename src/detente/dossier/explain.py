"""What the model says of values that do not fit it, as findings a person can act on."""

from __future__ import annotations

import difflib
import types
from collections.abc import Collection, Iterator
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from detente.dossier.findings import found
from detente.dossier.kinds.register import KINDS
from detente.dossier.record import kebab
from detente.dossier.tree import Path, Tree
from detente.errors import Finding

_WANTED = {
    "string_type": "a text",
    "dict_type": "a mapping (name: value)",
    "list_type": "a list",
    "tuple_type": "a list",
    "model_type": "a mapping (name: value)",
    "model_attributes_type": "a mapping (name: value)",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "too_long": "fewer values",
}


def explain(
    error: ValidationError, tree: Tree, root: type[BaseModel], aside: Collection[Path] = ()
) -> Iterator[tuple[Path, Finding | None]]:
    """Each mistake once: the path of what is wrong, and the finding.

    Parameters
    ----------
    error : pydantic.ValidationError
    tree : Tree
        The values as read, with their places.
    root : type
        The model that the values were to make.
    aside : collection of paths
        What was taken out of the values before: that it is missing is no finding.
    """
    seen: set[Path] = set()
    for detail in error.errors(include_url=False):
        path, on_key = locate(tree.data, detail["loc"])
        if path not in seen or detail["type"] == "missing":
            seen.add(path)
            known = detail["type"] == "missing" and (*path, str(detail["loc"][-1])) in aside
            yield path, None if known else _finding(detail, path, on_key, tree, root)


def locate(data: Any, loc: tuple[int | str, ...]) -> tuple[Path, bool]:
    """The path in the file of a place in the model, and whether the key itself is meant.

    The model's own words (members of unions, wrappers) are not in the file and are left out.
    """
    path: list[int | str] = []
    here = data
    for step in loc:
        if step == "[key]":
            return tuple(path), True
        if isinstance(here, dict) and str(step) in here:
            here = here[str(step)]
            path.append(str(step))
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
            path.append(step)
    return tuple(path), False


def _finding(
    detail: ErrorDetails, path: Path, on_key: bool, tree: Tree, root: type[BaseModel]
) -> Finding:
    kind, context = detail["type"], detail.get("ctx", {})
    where = tree.key_place(path) if on_key or kind == "extra_forbidden" else tree.value_place(path)
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    of = _of(path)
    if kind == "missing":
        if isinstance(detail["loc"][-1], int):
            return found("missing", where, f"{of}two are needed.", "Name both, in a list: [a, b].")
        return found("missing", where, f'{of}"{name}" is missing.', f"Add {name}: and its value.")
    if kind in KINDS:
        return found(kind, where, f"{of}{detail['msg']}.", str(context.get("mend", "")))
    if kind == "extra_forbidden":
        return found(
            "unknown-word", where, f'"{name}" is not a word known here.', _known(path, root)
        )
    if kind == "literal_error":
        return found(
            "not-one-of",
            where,
            f"{of}{_shown(detail['input'])} is not possible.",
            f"It must be one of: {context.get('expected', '')}." + _near(detail, context),
        )
    wanted = _WANTED.get(kind, "what belongs here")
    return found(
        "wrong-type", where, f"{of}{_shown(detail['input'])} is not {wanted}.", f"Write {wanted}."
    )


def _of(path: Path) -> str:
    words = [str(step) for step in path]
    return f"{'.'.join(words)}: " if words else ""


def _near(detail: ErrorDetails, context: dict[str, Any]) -> str:
    words = str(context.get("expected", "")).replace(" or ", ", ").split(", ")
    near = difflib.get_close_matches(str(detail["input"]), [word.strip("'") for word in words], 1)
    return f' Did you mean "{near[0]}"?' if near else ""


def _known(path: Path, root: type[BaseModel]) -> str:
    words = words_at(root, path[:-1])
    if not words:
        return "Take it away, or mend its spelling."
    near = difflib.get_close_matches(str(path[-1]), words, n=1, cutoff=0.6)
    shown = ", ".join(words)
    return f"Words here: {shown}." + (f' Did you mean "{near[0]}"?' if near else "")


def words_at(root: type[BaseModel], path: Path) -> list[str]:
    """The words that the model knows at a path."""
    here: Any = root
    for step in path:
        here = _step(here, step)
    return [] if here is None else [word for kind in _models(here) for word in _words(kind)]


def _step(here: Any, step: int | str) -> Any:
    """The type of what stands one step further in."""
    for kind in _parts(here):
        origin = get_origin(kind)
        if origin is dict:
            return get_args(kind)[1]
        if origin is tuple:
            return get_args(kind)[0]
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            for field, info in kind.model_fields.items():
                if kebab(field) == step:
                    return info.annotation
            extra = kind.__annotations__.get("__pydantic_extra__")
            if extra is not None:
                return None
    return None


def _parts(kind: Any) -> Iterator[Any]:
    """The members of a type: through unions and annotations."""
    origin = get_origin(kind)
    if origin is Union or origin is types.UnionType:
        for member in get_args(kind):
            yield from _parts(member)
    elif origin is not None and hasattr(kind, "__metadata__"):
        yield from _parts(get_args(kind)[0])
    elif origin is not Literal:
        yield kind


def _models(kind: Any) -> Iterator[type[BaseModel]]:
    for part in _parts(kind):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part


def _words(kind: type[BaseModel]) -> Iterator[str]:
    for field, info in kind.model_fields.items():
        if not info.exclude:
            yield kebab(field)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f'"{str(value).lower()}"'
    text = str(value)
    return f'"{text if len(text) < 50 else text[:47] + "..."}"'
