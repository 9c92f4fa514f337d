"""What each word of a dossier means: looked up on the models, where it stands once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from detente.dossier.model.record import Record, kebab
from detente.estimates import Unit

Note = TypeVar("Note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a part of a dossier.

    Attributes
    ----------
    name : str
        In the file: ``at-least``; ``<party>`` or ``<option>`` where the user's own ids stand.
    meaning : str
        In a sentence.
    holds : type
        What stands there, annotations included.
    needed : bool
        Whether it must be stated.
    """

    name: str
    meaning: str
    holds: Any
    needed: bool = False

    @property
    def unit(self) -> str:
        """What its number is counted in; empty for what is no number."""
        return next((note.name for note in reversed(notes(self.holds, Unit))), "")


@lru_cache(maxsize=256)
def words(model: type[Record]) -> Mapping[str, Word]:
    """The words of a part of a dossier, by name, in the order in which they are written.

    >>> from detente.dossier.model.war import War
    >>> list(words(War))[3:]
    ['moves', 'ends-in-months', 'ceasefire-in-months', ..., 'why', '<party>']
    """
    own = {kebab(name): _word(kebab(name), field) for name, field in model.model_fields.items()}
    own["why"] = own.pop("why")
    members = members_of(model)
    return own if members is None else {**own, members.name: members}


def members_of(model: type[Record]) -> Word | None:
    """What the ids of the user's own stand for in a part that is keyed by them, if it is."""
    hint = get_type_hints(model, include_extras=True).get("__pydantic_extra__")
    inner = get_args(hint)[1] if get_origin(hint) is dict else None
    for field in get_args(inner)[1:] if get_origin(inner) is Annotated else ():
        if isinstance(field, FieldInfo):
            return Word(name=f"<{field.title}>", meaning=field.description or "", holds=inner)
    return None


def meaning(model: type[Record], name: str) -> str:
    """What a word of a part of a dossier means, in a sentence.

    Parameters
    ----------
    model : type
        The part: ``War``.
    name : str
        As the file or as Python has it; ``<party>`` or ``<option>`` for the user's own ids.

    Examples
    --------
    >>> from detente.dossier.model.war import Moves
    >>> meaning(Moves, "drift")
    "The balance's mean move in a month."
    """
    return words(model)[kebab(name)].meaning


@lru_cache(maxsize=1024)
def word_at(model: type[Record], path: tuple[str, ...]) -> Word:
    """The word at a path from a part of a dossier.

    Parameters
    ----------
    model : type
        Where the path begins: ``Dossier``.
    path : tuple of str
        Words of the file; ``*`` stands for an id of the user's own, ``#`` for an item of a list.

    Returns
    -------
    Word
        The last word on the path, holding what stands at its end.

    Examples
    --------
    >>> from detente.dossier.model.dossier import Dossier
    >>> word_at(Dossier, ("parties", "*", "wants", "weights", "*")).meaning
    'How much each issue matters to the party; the likeliest values sum to 1.'
    >>> word_at(Dossier, ("war", "ends-in-months")).unit
    'months'
    """
    word = Word(name="", meaning="", holds=model)
    for step in path:
        part = model_in(word.holds)
        if part is None:
            inner = next(get_args(way)[-1 if step == "*" else 0] for way in ways(word.holds))
            word = Word(name=word.name, meaning=word.meaning, holds=inner)
        elif step == "*":
            members = members_of(part)
            if members is None:
                raise KeyError(step)
            word = members
        else:
            word = words(part)[step]
    return word


def model_in(holds: Any) -> type[Record] | None:
    """The part of a dossier that stands there, if it is one and not a number or a date.

    >>> from detente.dossier.model.war import War
    >>> model_in(War | None) is War
    True
    """
    for way in ways(holds):
        if isinstance(way, type) and issubclass(way, Record):
            return way
    return None


def parts_of(model: type[Record]) -> tuple[type[Record], ...]:
    """A part of a dossier and every part inside it, each after the first that holds it.

    >>> from detente.dossier.model.durability import Durability
    >>> [part.__name__ for part in parts_of(Durability)]
    ['Durability', 'OptionChances', 'OptionCosts', 'Shift', 'Options']
    """
    known = {model: None}
    for word in words(model).values():
        known |= dict.fromkeys(part for inner in _models(word.holds) for part in parts_of(inner))
    return tuple(known)


def _models(holds: Any) -> Iterator[type[Record]]:
    for way in ways(holds):
        if isinstance(way, type) and issubclass(way, Record):
            yield way
        for inner in get_args(way):
            yield from _models(inner)


def ways(holds: Any) -> Iterator[Any]:
    """The bare types that may stand there, without annotations and None."""
    if get_origin(holds) is Annotated:
        yield from ways(get_args(holds)[0])
    elif get_origin(holds) in (Union, UnionType):
        for way in get_args(holds):
            yield from ways(way)
    elif holds is not type(None):
        yield holds


def notes(holds: Any, kind: type[Note]) -> list[Note]:
    """The annotations of one kind, inner ones first."""
    if get_origin(holds) is Annotated:
        inner, *outer = get_args(holds)
        return notes(inner, kind) + [note for note in outer if isinstance(note, kind)]
    if get_origin(holds) in (Union, UnionType):
        return [note for way in get_args(holds) for note in notes(way, kind)]
    return []


def _word(name: str, field: FieldInfo) -> Word:
    holds: Any = field.annotation
    if field.metadata:
        holds = Annotated[(holds, *field.metadata)]
    return Word(name=name, meaning=field.description or "", holds=holds, needed=field.is_required())
