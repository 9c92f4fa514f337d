"""Full and short names, folded, and whom each may name: in the list, or in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from detente.reading.actors import Actor
from detente.reading.lexicon.read import lexicon
from detente.reading.people.roles import TITLES, WORDS

_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe",
     "’": "'", "-": " ", "\xa0": " "}
)  # fmt: skip


def folded(name: str) -> str:
    """A name as it is compared: case, diacritics, hyphens, kinds of apostrophe do not matter.

    >>> folded("Mevlüt ÇAVUŞOĞLU"), folded("Akıncı"), folded("Al-Thani")
    ('mevlut cavusoglu', 'akinci', 'al thani')
    """
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return " ".join(bare.casefold().translate(_LETTERS).split())


_HELD = lexicon("names")
_WOMEN, _MEN = frozenset(map(folded, _HELD["women"])), frozenset(map(folded, _HELD["men"]))
FIRST_NAMES = _WOMEN | _MEN | frozenset(map(folded, _HELD["either"]))
_NOT_SHORT = frozenset(_HELD["particles"]) | {"jr", "jr.", "sr", "sr."}
_HONOURS = frozenset(map(folded, TITLES))


def gender_of(name: str, titles: Iterable[str] = ()) -> str | None:
    """By what pronoun somebody goes, as far as titles or a first name tell.

    >>> gender_of("Anna Lund"), gender_of("Redwan", ["Mr."]), gender_of("Chen Li")
    ('she', 'he', None)
    """
    plain, first = {title.capitalize() for title in titles}, folded(name).split(" ")[0]
    if plain & WORDS["titles_of_women"] or plain & WORDS["titles_of_men"]:
        return "she" if plain & WORDS["titles_of_women"] else "he"
    return "she" if first in _WOMEN else "he" if first in _MEN else None


def is_unnamed(actor: Actor) -> bool:
    """Whether an actor of the list is somebody without a name."""
    return re.search(r"\b(?:not named|unnamed)\b", actor.role or "") is not None


class Names:
    """Whom each form of a name may name."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._full: dict[str, dict[str, Actor]] = {}
        self._short: dict[str, dict[str, Actor]] = {}
        for actor in actors:
            if not is_unnamed(actor):
                self.add(actor)

    def add(self, actor: Actor) -> None:
        """Take in somebody, by every form that the name goes by."""
        for name in (actor.name, *actor.also):
            words = folded(name).split()
            while len(words) > 1 and words[0] in _HONOURS:
                words = words[1:]
            if len(words) > 1:
                for form in (" ".join(words), _ends(words)):
                    self._full.setdefault(form, {})[actor.name] = actor
            endings = {" ".join(words[at:]) for at in range(1, len(words))}
            for form in {*words, *endings} - _NOT_SHORT:
                if len(form) > 2:
                    self._short.setdefault(form, {})[actor.name] = actor

    def find(self, form: str) -> list[Actor]:
        """Everybody whom a form may name; several where a surname is shared.

        >>> names = Names([Actor(name="Mustafa Akıncı"), Actor(name="Ana Dorn")])
        >>> [[a.name for a in names.find(form)] for form in ("Akinci", "A. Dorn", "Bea Dorn")]
        [['Mustafa Akıncı'], ['Ana Dorn'], []]
        """
        words = folded(form).split()
        for key in (" ".join(words), _ends(words)):
            if len(words) > 1 and key in self._full:
                return list(self._full[key].values())
        if len(words) > 1 and len(words[0].rstrip(".")) == 1:
            namesakes = self._short.get(words[-1], {}).values()
            return [actor for actor in namesakes if folded(actor.name)[0] == words[0][0]]
        return list(self._short.get(" ".join(words), {}).values())


def _ends(words: list[str]) -> str:
    """First and last name, the first in its long form."""
    kept = [word for word in words if word not in _NOT_SHORT] or words
    return f"{_HELD['nicknames'].get(kept[0], kept[0])} {kept[-1]}"
