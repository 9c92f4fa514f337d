"""What the model says of values that do not fit it, as findings a person can act on."""

from __future__ import annotations

import types
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from detente.dossier.files.tree import Path, Tree, at, dotted
from detente.dossier.lookup import id_named, nearest, suggest
from detente.dossier.model.evidence import Anchored
from detente.dossier.model.record import ids_in, is_slug, kebab
from detente.errors import About, Finding, Place
from detente.estimates import Estimate
from detente.findings.making import KINDS, found
from detente.phrases import did_you_mean
from detente.stated import in_words

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
    "int_from_float": "a whole number",
    "int_parsing_size": "a whole number of at most 18 digits",
    "string_unicode": "a text of whole characters",
}
_OF_A_WORD = ("model_type", "extra_forbidden")
_NEAREST = 200  # findings for which the nearest known word is looked up; that takes time


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
    wrong = {locate(tree.data, detail["loc"])[0] for detail in error.errors(include_url=False)}
    around = {
        gone[:at]
        for gone in (*wrong, *aside)
        for at, step in enumerate(gone)
        if isinstance(step, int)
    }
    meant = misspelt_as(wrong, tree.data, root)
    for number, detail in enumerate(error.errors(include_url=False)):
        path, on_key = locate(tree.data, detail["loc"])
        if path not in seen or detail["type"] == "missing":
            seen.add(path)
            lacking = (*path, str(detail["loc"][-1])) if detail["type"] == "missing" else None
            # A word that is misspelt is there: that it is missing is no finding of its own.
            known = lacking in aside or lacking in meant
            # A list that is too short, since what stands in it is wrong, is no finding of its own.
            known = known or (_too_short(detail) and path in around)
            near = number < _NEAREST
            if near and detail["type"] == "extra_forbidden" and _misspelt(path[:-1], root):
                path = path[:-1]  # what stands in a misspelt word is not looked at
                if path in seen:
                    continue
                seen.add(path)
            misspelt = near and _misspelt(path, root) and detail["type"] in _OF_A_WORD
            key = on_key or misspelt or detail["type"] == "extra_forbidden"
            where = tree.key_place(path) if key else tree.value_place(path)
            if misspelt:
                yield path, unknown_word(path, root, where)
            elif known:
                yield path, None
            else:
                made = _finding(detail, path, where, root, near=near)
                made = replace(made, about=_about(detail, lacking or path))
                if made.slug == "bad-id" and near:
                    made = _meant(made, detail, path, tree, root)
                if made.slug == "missing" and lacking and near:
                    made = _misnamed(made, lacking, tree, root)
                yield path, made


def _about(detail: ErrorDetails, path: Path) -> About:
    """The word, or the id, that is wrong or missing."""
    stated = detail.get("ctx", {}).get("value") if detail["type"] == "bad-id" else None
    return About(path=path, name=str(stated or (path[-1] if path else "")))


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
    detail: ErrorDetails, path: Path, where: Place, root: type[BaseModel], *, near: bool
) -> Finding:
    kind, context = detail["type"], detail.get("ctx", {})
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    of = _of(path)
    if kind == "missing":
        if isinstance(detail["loc"][-1], int):
            return found("missing", where, f"{of}two are needed.", "Name both, in a list: [a, b].")
        return found("missing", where, f'{of}"{name}" is missing.', f"Add {name}: and its value.")
    if kind in KINDS:
        return found(kind, where, f"{of}{detail['msg']}.", str(context.get("mend", "")))
    if kind == "extra_forbidden":
        return unknown_word(path, root, where, near=near)
    if kind == "too_short":
        mend = f"Write one at least, in a list: {name}: [...]; or take away what it stands in."
        return found("missing", where, f"{of}the list is empty.", mend)
    if kind == "too_long":
        return _too_many(context, where, of)
    if kind == "literal_error":
        return found(
            "not-one-of",
            where,
            f"{of}{in_words(detail['input'])} is not possible.",
            f"It must be one of: {context.get('expected', '')}."
            + (_near(detail, context) if near else ""),
        )
    wanted = _WANTED.get(kind, "what belongs here")
    mend = (
        f"Write a list: {_listed(detail['input'])}." if wanted == "a list" else f"Write {wanted}."
    )
    several = detail["input"]
    if wanted == "a text" and isinstance(several, list) and several and isinstance(several[0], str):
        mend = f"Write one alone: {several[0][:60]}."
    return found("wrong-type", where, f"{of}{in_words(detail['input'])} is not {wanted}.", mend)


def _meant(
    finding: Finding, detail: ErrorDetails, path: Path, tree: Tree, root: type[BaseModel]
) -> Finding:
    """The finding of what is no id, with what it likely stands for: a name's id, or several ids."""
    stated = str(detail["input"])
    named = with_id(finding, stated, tree.data, path)
    if named is not finding:
        return named
    words = ids_in(stated)
    if len(words) < 2 or not isinstance(detail["loc"][-1], int):
        return finding
    return replace(finding, mend=f"{_parted(words, detail, path, tree, root)}; {_one(finding)}")


def with_id(finding: Finding, stated: str, data: Any, path: Path = ()) -> Finding:
    """The finding of what is no id; where it is what something is called, with the id of that."""
    id = id_named(data, stated, path)
    if finding.slug != "bad-id" or not id or id == stated or not is_slug(id):
        return finding
    return replace(finding, mend=f'That is what "{id}" is called: write {id}.')


def _parted(
    words: list[str], detail: ErrorDetails, path: Path, tree: Tree, root: type[BaseModel]
) -> str:
    """How several ids are written in the place of one that is in a list."""
    if issubclass(root, Anchored):
        return f"Separate several by semicolons: {'; '.join(words)}"
    if "order" in detail["loc"]:
        return f"Write which matters more: {' > '.join(words)}"
    if at(tree.data, path) == detail["input"] and not isinstance(path[-1], int):
        return f"Put brackets around several: [{', '.join(words)}]"
    return f"Separate several by commas: {', '.join(words)}"


def _one(finding: Finding) -> str:
    return finding.mend[:1].lower() + finding.mend[1:]


def _listed(value: Any) -> str:
    """How a date, or several names, that stand in the place of a list are written as one."""
    text = str(value) if isinstance(value, str) and len(value) <= 40 else ""
    several = "," in text or text[:1].isdigit()
    return f"[{text}]" if several and not set(text) & set("[]{}") else "[a, b]"


def _too_short(detail: ErrorDetails) -> bool:
    """Whether a list lacks something: one thing at least, or one of two."""
    lacks_item = detail["type"] == "missing" and isinstance(detail["loc"][-1], int)
    return lacks_item or detail["type"] == "too_short"


def misspelt_as(wrong: Collection[Path], data: Any, root: type[BaseModel]) -> set[Path]:
    """The words of the model that those which it does not know are likely meant to be.

    An empty one may be any that is not there.
    """
    meant: set[Path] = set()
    for path in islice(sorted(wrong, key=len), _NEAREST):
        around, word = path[:-1], str(path[-1]) if path else ""
        known = words_at(root, around) if path else []
        if word:
            likely = None if word in known else nearest(word, known)
            meant |= {(*around, likely)} if likely else set()
        else:
            meant |= {(*around, name) for name in known if name not in at(data, around)}
    return meant


def _misnamed(finding: Finding, lacking: Path, tree: Tree, root: type[BaseModel]) -> Finding:
    """The finding of a word that is missing, with the one that likely stands for it, if one does:
    where any word may stand, a misspelt one is none that is wrong.
    """
    around, known = at(tree.data, lacking[:-1]), words_at(root, lacking[:-1])
    others = [str(word) for word in around if word not in known] if isinstance(around, dict) else []
    stands = nearest(str(lacking[-1]), others)
    return (
        replace(finding, mend=f'Write {lacking[-1]} in place of "{stands}".') if stands else finding
    )


def _misspelt(path: Path, root: type[BaseModel]) -> bool:
    """Whether a name of the user's own looks like a word that the model knows in its place."""
    known = words_at(root, path[:-1])
    return bool(path) and str(path[-1]) not in known and nearest(str(path[-1]), known) is not None


def unknown_word(path: Path, root: type[BaseModel], where: Place, *, near: bool = True) -> Finding:
    """The finding of a word that the model does not know at this path."""
    known = words_at(root, path[:-1])
    mend = suggest(str(path[-1]), known, what="Words", near=near, most=len(known))
    name = str(path[-1])
    about = About(path=path, name=name)
    shown = name if len(name) < 60 else name[:57] + "..."
    if not name:
        said = "nothing stands before this colon."
        return found(
            "unknown-word", where, said, "Write the word before it; or take it away.", about
        )
    return found(
        "unknown-word",
        where,
        f'"{shown}" is not a word known here.',
        mend if known else "Take it away, or mend its spelling.",
        about,
    )


def _too_many(context: dict[str, Any], where: Place, of: str) -> Finding:
    most, here = context["max_length"], context.get("actual_length") or "more"
    return found(
        "wrong-type",
        where,
        f"{of}{here} stand here, and there is room for {most}.",
        f"Name {most}: [a, b]." if most == 2 else f"Leave {most} at most.",
    )


def _of(path: Path) -> str:
    return f"{dotted(path, most=60)}: " if path else ""


def _near(detail: ErrorDetails, context: dict[str, Any]) -> str:
    words = str(context.get("expected", "")).replace(" or ", ", ").split(", ")
    return did_you_mean(nearest(str(detail["input"]), [word.strip("'") for word in words]))


def words_at(root: type[BaseModel], path: Path) -> list[str]:
    """The words that the model knows at a path."""
    return [word for kind in models_at(root, path) for word in _words(kind)]


def models_at(root: type[BaseModel], path: Path) -> Iterator[type[BaseModel]]:
    """The models that may stand at a path."""
    here: Any = root
    for step in path:
        here = _step(here, step)
    return iter(()) if here is None else _models(here)


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
            extra = _extra(kind)
            if extra is not None:
                return extra
    return None


@lru_cache
def _extra(kind: type[BaseModel]) -> Any:
    """The type of what a model holds under names of the user's own."""
    if "__pydantic_extra__" not in kind.__annotations__:
        return None
    return get_args(get_type_hints(kind, include_extras=True)["__pydantic_extra__"])[1]


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
    if kind is Estimate:  # its fields are not what a file states
        yield from ("estimate", "one-of", "why", "since")
        return
    for field, info in kind.model_fields.items():
        if not info.exclude:
            yield kebab(field)
