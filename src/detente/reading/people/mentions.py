"""Where a text names somebody: full names, surnames, and what it says of who they are."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from detente.documents.document import Span
from detente.reading.actors import Actor, Actors
from detente.reading.parsed import Parsed
from detente.reading.people.first_names import MEN, WOMEN
from detente.reading.people.parties_named import PartyNames, party_within
from detente.reading.people.roles import (
    MEN_TITLES,
    ROLES,
    TITLES,
    WOMEN_TITLES,
    head_of,
)
from detente.reading.people.words import word_set

_PARTICLES = "(?:de|la|del|della|van|von|der|den|bin|ibn|al|el|da|dos|du|le|ter|ten)"
_PART = r"(?:[A-ZÀ-ÖØ-ÞŁŠŽČĆĐ]\.(?:[A-Z]\.)*|[A-ZÀ-ÖØ-ÞŁŠŽČĆĐ][\w’'-]*[^\W_’'-])"
_NAME = re.compile(
    rf"(?<![\w’'-]){_PART}(?:[ \n](?:{_PARTICLES}[ \n]){{0,2}}(?:al-)?{_PART}){{0,5}}"
)
_TITLE_FIRST = re.compile(
    r"\b(?:" + "|".join(re.escape(t) for t in sorted(TITLES, key=len, reverse=True)) + r")$"
)
_NOT_NAMES = word_set(
    """The A An In On At But And If When While After Before It He She They We You I This That
    There As For From By With Asked Speaking Monday Tuesday Wednesday Thursday Friday Saturday
    Sunday January February March April May June July August September October November December
    North South East West Northern Southern Eastern Western New Old Saint Lake Mount River Camp
    Fort Treaty Agreement Accord Accords Protocol Plan Council Committee Ministry Department
    Office Army Front Movement Party Union Nations Republic Kingdom Commission Bank Institute
    University Group Foundation Center Centre Forum Conference Assembly Congress Parliament
    Senate House Street Square Palace Hotel Castle Airport Valley Bay Sea Ocean Islands Island
    Strait Province District Region Base Force Forces Alliance News Times Post Radio Television
    TV Press Agency Not No Yes So Yet Both Each Neither Either Under Over Since Until What Who
    Why How Then Even"""
)
_AFTER = re.compile(
    r"(?:,|\s\(|\s[—–-])\s*((?:the|a|an|his|her|their|its|who\sis|[A-Z])[^.;:“”\"()—–]*?)"
    r"(?=,\s|[.;:)—–]|\s[—–]|$)|,\s((?:[a-z’'-]+\s)?[^.;:“”\"(),—–]{3,80}?)(?=,\s)"
)
_SPLIT_BEFORE = re.compile(
    r"[;:!?“”\"()—–]|\b(?:and|said|says|that|with|by|told|but|while|as|when)\s"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named: an actor of the list, or made from the text; with what the text adds."""

    actor: Actor
    listed: bool
    gender: str | None
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place that names a person; ``owner`` where it is a possessive ("Mr. Lake's envoy")."""

    start: int
    end: int
    key: str
    owner: bool


def mentions_in(
    parsed: Parsed, actors: Actors, names: PartyNames
) -> tuple[tuple[Mention, ...], dict[str, Person]]:
    """The mentions of persons in a text, in its order, and who they are by full name."""
    known = _Known(actors)
    found: list[Mention] = []
    people: dict[str, Person] = {}
    for match in _NAME.finditer(parsed.text):
        named = _named(parsed, match, known, names)
        if named is None:
            continue
        start, end, actor, listed = named
        title, beside = _told(parsed, start, end)
        before = people.get(actor.name)
        gender = _gender(title, actor) or (before.gender if before else None)
        told = (*(before.told if before else ()), *beside)
        if not listed and actor.party is None:
            party = next(filter(None, (party_within(one, names) for one in told)), None)
            actor = Actor(name=actor.name, role=told[0] if told else None, party=party)
            known.add(actor)
        people[actor.name] = Person(actor=actor, listed=listed, gender=gender, told=told)
        owner = re.match(r"(?:[’']s|[’'])(?!\w)", parsed.text[end : end + 3]) is not None
        found.append(Mention(start=start, end=end, key=actor.name, owner=owner))
    return tuple(found), people


class _Known:
    """Names that are taken, by every form that they go by."""

    def __init__(self, actors: Actors) -> None:
        self.forms: dict[str, Actor | None] = {}
        self.listed = {actor.name for actor in actors.people}
        for actor in actors.people:
            if not re.search(r"\b(?:not named|unnamed)\b", actor.role or ""):
                self.add(actor)

    def add(self, actor: Actor) -> None:
        parts = actor.name.split()
        for form in (actor.name, *actor.also, f"{parts[0]} {parts[-1]}"):
            self.forms[_plain(form)] = actor
        if parts[0] in {"Sir", "Dame"} and len(parts) > 1:
            self.forms[_plain(" ".join(parts[:2]))] = actor
        for short in {parts[-1], " ".join(parts[-2:]) if len(parts) > 2 else parts[-1]}:
            other = self.forms.get(_plain(short))
            same = other is None or other.name == actor.name
            if len(short) > 2:
                # Two people of one surname: the short form names neither.
                self.forms[_plain(short)] = (
                    actor if same and (_plain(short) not in self.forms or other) else None
                )

    def find(self, form: str) -> Actor | None:
        return self.forms.get(_plain(form))

    def knight(self, first: str) -> Actor | None:
        """Who is meant by "Sir" with a first name."""
        fits = {a.name: a for a in self.forms.values() if a and first in a.name.split()[:2]}
        return next(iter(fits.values())) if len(fits) == 1 else None


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").split()).casefold()


def _named(
    parsed: Parsed, match: re.Match[str], known: _Known, names: PartyNames
) -> tuple[int, int, Actor, bool] | None:
    start, words = match.start(), re.split(r"([ \n])", match.group())
    words[-1] = re.sub(r"[’']s?$", "", words[-1])
    at, titled = start, False
    titles = [i for i, word in enumerate(words[:-1]) if word in TITLES and i]
    if titles and not known.find("".join(words)):
        # "Norlandish Foreign Minister Anna Lund" is the name after the titles.
        at += sum(map(len, words[: titles[-1]]))
        words = words[titles[-1] :]
    owners = [i for i, word in enumerate(words[:-1]) if word.endswith(("’s", "'s"))]
    if owners:
        # "Hungary's Peter Szabo" is the name after the owner.
        at += sum(map(len, words[: owners[-1] + 1]))
        words = words[owners[-1] + 1 :]
    if words[0] in {"Q.", "A."} and parsed.paragraph_at(at).start == at:
        at += len(words.pop(0))
    while words and (words[0] in TITLES or words[0] in _NOT_NAMES or len(words[0].strip()) == 0):
        titled = titled or words[0] in TITLES
        at += len(words.pop(0))
    for first in range(0, len(words), 2):
        for last in range(len(words), first, -2):
            form = "".join(words[first:last])
            form = re.sub(r"[’']s?$", "", form)
            begin = at + sum(map(len, words[:first]))
            actor = known.find(form)
            if actor is not None:
                return begin, begin + len(form), actor, actor.name in known.listed
    form = "".join(words)
    if words and match.group().startswith(("Sir ", "Dame ")) and (actor := known.knight(words[0])):
        return at, at + len(words[0]), actor, actor.name in known.listed
    if not _new_name(parsed, form, at, titled=titled, names=names):
        return None
    # Demonyms and bodies before a name are no part of it ("Russian Foreign Minister Ivan Petrov").
    return at, at + len(form), Actor(name=" ".join(form.split())), False


def _new_name(parsed: Parsed, form: str, at: int, *, titled: bool, names: PartyNames) -> bool:
    parts = form.split()
    if not parts or any(part in _NOT_NAMES or (part.isupper() and len(part) > 3) for part in parts):
        return False
    if names.pattern.search(form) or parts[-1].casefold() in ROLES:
        return False
    if titled:
        return True
    if len(parts) < 2 or len(parts) > 4:
        return False
    if _unaccented(parts[0]) in _WOMEN | _MEN:
        return True
    if _named_by_place(parsed, at, at + len(form)):
        return True
    tokens = parsed.tokens(Span(at, at + len(form)))
    return tokens is not None and all(token.ent_type_ == "PERSON" for token in tokens)


def _named_by_place(parsed: Parsed, start: int, end: int) -> bool:
    """Whether what stands around a name shows that it is a person's."""
    before = parsed.text[max(parsed.sentence_at(start).start, start - 60) : start]
    after = parsed.text[end : end + 60]
    if re.search(r"\b(?:in|at|to|from|near|of|the|on|over|around)\s$", before):
        return False
    role = re.search(r"([\w-]+),\s$", before)
    if role is not None and role.group(1).casefold() in ROLES:
        return True
    if re.search(r"[,”\"’»]\s(?:said|says|asked|told|added|warned|replied|recalled)\s$", before):
        return True
    return _PERSONAL.match(after) is not None


_PERSONAL = re.compile(
    r"\s(?:said|says|told|added|warned|replied|argued|recalled|wrote|insisted|asked)\b|"
    r",\s(?:who|whose|\d\d,|(?:the|an?|his|her|its|their)\s(?:[\w’'-]+\s){0,4}?(?:"
    + "|".join(sorted(ROLES))
    + r")\b)"
)


def _told(parsed: Parsed, start: int, end: int) -> tuple[str | None, list[str]]:
    """The title before a name, and the descriptions beside it."""
    sentence = parsed.sentence_at(start)
    before = parsed.text[max(sentence.start, start - 200) : start].rstrip()
    title = _TITLE_FIRST.search(before)
    if title is not None and before[: title.start()].rstrip().endswith(","):
        before = before[: title.start()].rstrip()
    told: list[str] = []
    lead = _SPLIT_BEFORE.split(before)[-1].strip()
    apposed = lead.endswith(",")
    pieces = [piece for piece in lead.split(",") if piece.strip()]
    if pieces:
        last = " ".join(pieces[-1].split()[-9:])
        if head_of(last) in ROLES and (apposed or last.split()[-1].strip(",").casefold() in ROLES):
            told.append(last.strip())
    country = re.match(
        r"\sof\s((?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)?)", parsed.text[end : min(sentence.end, end + 60)]
    )
    if country is not None and told:
        told[0] = f"{told[0]} of {country.group(1)}"
    after = _AFTER.match(parsed.text, end, min(sentence.end, end + 250))
    if after is not None:
        phrase = (after.group(1) or after.group(2) or "").strip()
        if head_of(phrase) in ROLES:
            told.append(" ".join(phrase.split()))
    return (title.group() if title else None), told


def _unaccented(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _gender(title: str | None, actor: Actor) -> str | None:
    first = _unaccented(actor.name.split()[0])
    if title in WOMEN_TITLES or first in _WOMEN:
        return "she"
    if title in MEN_TITLES or first in _MEN:
        return "he"
    return None


_WOMEN = frozenset(map(_unaccented, WOMEN))
_MEN = frozenset(map(_unaccented, MEN))
