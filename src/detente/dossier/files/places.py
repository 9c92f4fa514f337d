"""Telling every object of a dossier where it stands in the user's file."""

from __future__ import annotations

from typing import Any

from detente.dossier.files.tree import Path, Tree
from detente.dossier.model.record import Record, kebab


def stamp(value: Any, tree: Tree, path: Path = ()) -> None:
    """Give every record inside a value its place, from the tree it was read from."""
    if isinstance(value, Record):
        value._place = tree.value_place(path)
        for field in type(value).model_fields:
            stamp(getattr(value, field), tree, (*path, kebab(field)))
        for name, inner in (value.__pydantic_extra__ or {}).items():
            stamp(inner, tree, (*path, name))
    elif isinstance(value, dict):
        for name, inner in value.items():
            stamp(inner, tree, (*path, name))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            stamp(inner, tree, (*path, number))
