"""What every object of a dossier has: a place in the file, a reason, and a form in a table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PrivateAttr,
)
from pydantic_core import PydanticCustomError

from detente.errors import Place
from detente.frozen import Unchangeable, frozen
from detente.prompt import Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How a field stands in a workbook; an annotation on its type.

    Attributes
    ----------
    sort : str
        What stands in its cells, where the type alone does not tell it.
    of : str
        The sheet whose ids are meant.
    width : int
        In characters; else what is usual for its sort.
    besides : str
        A word that may stand beside those ids.
    newer : bool
        Whether workbooks of an earlier version lack it.
    """

    sort: str = ""
    of: str = ""
    width: int = 0
    besides: str = ""
    newer: bool = False


_CHANGEABLE = frozenset({dict, list, tuple})
_SHOWN = 60
_SLUG = re.compile(r"^[a-z0-9]+(?:[-_.][a-z0-9]+)*$")
PARTED = re.compile(r"[,;]\s*")
"""What looks as if it parted several texts."""
_BETWEEN = re.compile(r"[\s,;]+")


def kebab(name: str) -> str:
    """The word in the file for a field in Python: ``red_lines`` is ``red-lines``.

    >>> kebab("and_")
    'and'
    """
    return name.rstrip("_").replace("_", "-")


def latin_words(name: str) -> list[str]:
    """The words of a name in plain Latin letters, of which an id can be made; none in others.

    >>> latin_words("République d’Été"), latin_words("Південь")
    (['republique', 'd', 'ete'], [])
    """
    plain = unicodedata.normalize("NFKD", name.replace("’", " "))
    return re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())


def read_slug(value: Any) -> Any:
    """An id as a text."""
    # YAML reads a bare 1 as a number; an id is a text.
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def is_slug(text: str) -> bool:
    """Whether a text is an id.

    >>> is_slug("middle-line"), is_slug("Middle Line")
    (True, False)
    """
    return _SLUG.match(text) is not None


def check_slug(value: str) -> str:
    """The id, if it is one."""
    if not is_slug(value):
        mend = (
            "An id is short, lower-case Latin letters, digits and hyphens; "
            "names may be in any script."
        )
        words = ids_in(value)
        if len(words) > 1:
            mend = f"One id is written {'-'.join(words)}."
        raise PydanticCustomError(
            "bad-id", '"{value}" is not an id', {"value": value[:_SHOWN], "mend": mend}
        )
    return value


def ids_in(text: str) -> list[str]:
    """The ids that stand in a text, whatever parts them; none where something else does.

    >>> ids_in("lis, okafor vey"), ids_in("Kel Lis")
    (['lis', 'okafor', 'vey'], [])
    """
    words = _BETWEEN.split(text.strip()) if len(text) <= _SHOWN else []
    return words if all(map(is_slug, words)) else []


def _several(value: Any) -> Any:
    """One value is a list of one; a text with commas or semicolons stays one text."""
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else (value,)


def _write_phrases(phrases: tuple[str, ...]) -> Any:
    """One alone stands without brackets, unless its commas would look like those of a list."""
    alone = len(phrases) == 1 and not PARTED.search(phrases[0])
    return phrases[0] if alone else list(phrases)


def _unlist(values: tuple[Any, ...]) -> Any:
    return values[0] if len(values) == 1 else list(values)


Slug = Annotated[
    str,
    BeforeValidator(read_slug, json_schema_input_type=str | int),
    AfterValidator(check_slug),
    Cell(sort="word"),
]
Several = Annotated[
    tuple[Slug, ...],
    BeforeValidator(_several, json_schema_input_type=str | int | list[str | int]),
    PlainSerializer(_unlist, when_used="unless-none"),
]
Texts = Annotated[
    tuple[str, ...],
    BeforeValidator(_several, json_schema_input_type=str | list[str]),
    PlainSerializer(_unlist, when_used="unless-none"),
]
Phrases = Annotated[Texts, PlainSerializer(_write_phrases)]
"""Texts of a few words each: one with commas may be meant as several, and that is asked."""

PartyId = Annotated[Slug, Cell(of="Parties")]
PartyOrNone = Annotated[PartyId, Cell(besides="none")]
PartyIds = Annotated[Several, Cell(of="Parties")]
PersonId = Annotated[Slug, Cell(of="People")]
IssueId = Annotated[Slug, Cell(of="Issues")]
OptionId = Annotated[Slug, Cell(of="Options")]
OptionIds = Annotated[Several, Cell(of="Options")]
DraftId = Annotated[Slug, Cell(of="Drafts")]
DraftIds = Annotated[Several, Cell(of="Drafts")]
DeadlineId = Annotated[Slug, Cell(of="Deadlines")]
SourceId = Annotated[Slug, Cell(of="Sources")]


class Record(Unchangeable, Shown, BaseModel):
    """A frozen object of a dossier: nothing in it can be changed, its mappings included.

    Attributes
    ----------
    why : tuple of str
        What the estimates inside rest on, unless they say so themselves: a source (with a place
        in it after ``#``), a statement, or a named assumption.
    place : Place or None
        Where it stands in the user's file; None for one made in Python. It does not count when
        two records are compared.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=kebab, populate_by_name=True
    )

    why: Texts = Field(
        default=(),
        description="What it rests on: an assumption, a source (a place in it after #) or a "
        "statement, by name; it holds for every estimate inside that has none of its own.",
    )
    _place: Place | None = PrivateAttr(default=None)

    @property
    def place(self) -> Place | None:
        return self._place

    def model_post_init(self, context: Any, /) -> None:
        self._freeze()

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Another like it, but for what is to be different."""
        fields = type(self).model_fields
        given = dict(update or {})
        copied = super().model_copy(
            update={name: given.pop(name) for name in list(given) if name in fields}, deep=deep
        )
        if given and copied.__pydantic_extra__ is None:
            raise ValueError(f"update names {next(iter(given))!r}; {_has(self)}")
        if given:
            copied._freeze({**(copied.__pydantic_extra__ or {}), **given})
        else:
            copied._freeze()
        return copied

    def _freeze(self, extra: dict[str, Any] | None = None) -> None:
        """Make every mapping inside read-only, and what has no fields of its own this, if given."""
        for name, value in self.__dict__.items():
            inside = map(type, value) if type(value) is tuple else (type(value),)
            if not _CHANGEABLE.isdisjoint(inside):
                self.__dict__[name] = frozen(value)
        extra = self.__pydantic_extra__ if extra is None else extra
        if extra is not None:
            object.__setattr__(self, "__pydantic_extra__", frozen(extra))

    def _parts(self) -> Iterator[tuple[str, Any]]:
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if field.is_required() or value != field.get_default(call_default_factory=True):
                yield name, value
        yield from (self.__pydantic_extra__ or {}).items()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record) or type(self) is not type(other):
            return NotImplemented
        return (
            self.__dict__ == other.__dict__ and self.__pydantic_extra__ == other.__pydantic_extra__
        )

    __hash__ = None  # type: ignore[assignment]


def _has(record: Record) -> str:
    return f"a {type(record).__name__} has {', '.join(type(record).model_fields)}"
