"""Where a text names somebody: full names, surnames, and what it says of who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.documents.document import Span
from detente.reading.actors import Actor, Actors
from detente.reading.lexicon.read import lexicon
from detente.reading.parsed import Parsed
from detente.reading.people.names import FIRST_NAMES, Names, folded, gender_of
from detente.reading.people.parties_named import PartyNames, party_within
from detente.reading.people.roles import BODIES, ROLES, TITLES, WORDS, head_of

_UPPER = "".join(chr(code) for code in range(0x590) if chr(code).isupper())
_DOTTED = "|".join(re.escape(title) for title in TITLES if title.endswith("."))
_PART = (
    rf"(?:(?:{_DOTTED}|MRS?\.|MS\.|DR\.)|[{_UPPER}]\.(?:-?[{_UPPER}]\.)*"
    rf"|[{_UPPER}](?:\w|[’'-](?=\w))*)"
)
_PARTICLE = "|".join(lexicon("names")["particles"])
_RUN = re.compile(
    rf"(?<![\w’'-]){_PART}(?:[ \n\xa0](?:(?:{_PARTICLE})[ \n\xa0]){{0,2}}(?:[ae]l-)?{_PART}){{0,7}}"
)
_NO_NAMES = frozenset(map(folded, lexicon("names")["no_names"]))
_DAYS = frozenset(lexicon("calendar")["weekdays"]) | frozenset(lexicon("calendar")["months"])
_MONTHS_AS_NAMES = frozenset(lexicon("calendar")["months_as_names"])
_OFFICES = WORDS["offices"]
_ROLE = "|".join(sorted(role for role in ROLES - WORDS["groups"] if not role.endswith("s")))
_PERSONAL = re.compile(rf"(?<=,\s)(?:{'|'.join(map(re.escape, WORDS['personal']))})\s$")
_SAID = (
    r"(?:said|says|told|tells|added|adds|warned|warns|replied|argued|argues|recalled|recalls|wrote|"
    r"insisted|insists|asked|believes|believed|joked)"
)
_AT_A_PLACE = re.compile(r"(?:\d|\b(?:in|at|to|from|near|of|the|on|over|around|outside))\s$")
_ROLE_BEFORE = re.compile(
    rf"(?<![\w-])(?:{_ROLE}),?\s((?:of|for)\s(?:[a-z]+\s){{0,2}}(?:[A-Z]\w+\s)?)?$", re.IGNORECASE
)
_SAID_BEFORE = re.compile(rf"[,.?!”\"’»]\s{_SAID}\s$")
_PERSON_AFTER = re.compile(
    rf"\s{_SAID}\b|,\s(?:who|whose|\d\d,|(?:the|an?|his|her|its|their|[A-Z][\w -]{{1,30}}[’']s)\s"
    rf"(?:[\w’'-]+\s){{0,4}}?"
    rf"(?:{_ROLE})\b)"
)
_LABEL_AFTER = re.compile(r"(?:,\s[^:\n]{2,60}|\s[(\[][^)\]\n]{1,60}[)\]])?\s?:\s")
_CUT = re.compile(r"[;:!?“”\"()—–]|\b(?:and|said|says|that|with|by|told|but|while|as|when)\s")
_ADJECTIVE = "|".join(sorted(BODIES | {office.lower() for office in _OFFICES}))
_LEAD = re.compile(
    rf"(?!(?:{'|'.join(lexicon('names')['starts'])})\s)(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts)\s)?"
    rf"(?:(?:[{_UPPER}][\w.’']*|{_ADJECTIVE})[\s-])*$"
)
_OF = re.compile(r"\sof((?:\sthe)?(?:\s(?:of\s)?[A-Z]\w*(?:\.\w\.)?){1,4})")
_BESIDE = re.compile(
    rf"(?:,|\s[—–-])\s(?!{_SAID}\b)((?:(?:the|an?|his|her|its|their|who\sis|then|now)\s)?"
    rf"(?:(?!the\s|an?\s)[\w.’'-]+\s){{0,6}}?(?:{_ROLE})"
    r"(?:\s(?:of|for|to|in|at|on|who|from|with|by)\s[^.,;:“”\"()—–]{2,90}?)?)"
    r"(?=,|[.;:]|\s[—–(]|$)|\s[(\[]([^)\]\n]{2,60})[)\]]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named: an actor of the list, or made from the text; with what the text adds."""

    actor: Actor
    listed: bool
    gender: str | None = None
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place that names a person; ``owner`` where it is a possessive ("Mr. Lake's envoy")."""

    start: int
    end: int
    key: str
    owner: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """Capitalised words that may be a name, the titles before them, and whether more follow."""

    span: Span
    words: str
    titles: tuple[str, ...]
    followed: bool


def mentions_in(
    parsed: Parsed, actors: Actors, names: PartyNames
) -> tuple[tuple[Mention, ...], dict[str, Person]]:
    """The mentions of persons in a text, in its order, and who they are by full name."""
    forms, known, text = list(_forms(parsed.text, names)), Names(actors.people), parsed.text
    used = {
        folded(form.words)
        for form in forms
        if form.titles or _PERSON_AFTER.match(text[form.span.end : form.span.end + 60])
    }
    # Full names first: a short one may stand before them in the text.
    for form in sorted(forms, key=lambda form: " " not in form.words):
        if not _whom(form, known) and _is_person(parsed, form, used, names):
            name = form.words.title() if form.words.isupper() else form.words
            known.add(Actor(name=name))
    found: list[Mention] = []
    people: dict[str, Person] = {}
    for form in forms:
        whom, (start, end) = _whom(form, known), form.span
        if len(whom) != 1:
            continue
        key = whom[0].name
        owner = re.match(r"(?:[’']s|[’'])(?!\w)", text[end : end + 3]) is not None
        found.append(Mention(start=start, end=end, key=key, owner=owner))
        before = people.get(key) or Person(actor=whom[0], listed=whom[0] in actors.people)
        told = tuple(dict.fromkeys((*before.told, *_told(parsed, form.span, names))))
        gender = before.gender or gender_of(key, form.titles)
        people[key] = replace(before, gender=gender, told=told)
    for key, person in people.items():
        if not person.listed and person.told:
            party = next(filter(None, (party_within(one, names) for one in person.told)), None)
            actor = replace(person.actor, role=person.told[0], party=party)
            people[key] = replace(person, actor=actor)
    return tuple(found), people


def _forms(text: str, names: PartyNames) -> Iterator[_Form]:
    """The stretches of capitalised words that are neither titles, nor places, nor parties."""
    for run in _RUN.finditer(text):
        taken = [match.span() for match in names.pattern.finditer(text, *run.span())]
        titles: list[str] = []
        name: list[Span] = []
        for match in re.compile(r"[^ \n\xa0]+").finditer(text, *run.span()):
            owned = match.group().endswith(("’s", "'s"))
            span = Span(match.start(), match.end() - 2 * owned)
            kind = _kind(text, span, titles, name, last=match.end() == run.end())
            within = [low for low, high in taken if low <= span.start < high]
            if kind == "name" and within:
                # "Defence Minister Israel Katz": a state's name as somebody's first.
                first = titles and not name and within == [span.start]
                kind = "name" if first and not owned and match.end() < run.end() else "party"
            if kind == "name":
                name.append(span)
            if name and (kind != "name" or owned or match.end() == run.end()):
                whole = Span(name[0].start, name[-1].end)
                words = " ".join(text[whole.start : whole.end].split())
                followed = kind == "no"
                yield _Form(span=whole, words=words, titles=tuple(titles), followed=followed)
                titles, name = [], []
            if kind == "title":
                titles.append(match.group())
            elif kind != "name" or owned:
                titles = []


def _kind(text: str, span: Span, titles: list[str], name: list[Span], *, last: bool) -> str:
    """What a capitalised word is: part of a name, of a title, a day, or no name at all."""
    word = text[span.start : span.end]
    plain = folded(word)
    after_first = len(name) == 1 and folded(text[name[0].start : name[0].end]) in FIRST_NAMES
    if titles and not name and titles[-1].capitalize() in WORDS["personal"]:
        return "title" if word.title() in TITLES and not last else "name"
    if _is_title(word) or word.title() in _OFFICES:
        return "name" if last and after_first else "title"
    dated = re.match(r"\.|\s\d", text[span.end : span.end + 2]) is not None
    if plain in _MONTHS_AS_NAMES and not dated:
        begins = not name and not _AT_A_PLACE.search(text[max(0, span.start - 9) : span.start])
        return "name" if after_first or (name and titles) or (begins and not last) else "day"
    dated = dated or len(plain) > 3
    return "day" if plain in _DAYS and dated else "no" if plain in _NO_NAMES else "name"


def _is_title(word: str) -> bool:
    return word.title() in TITLES or word.casefold() in ROLES - WORDS["groups"]


def _whom(form: _Form, known: Names) -> list[Actor]:
    """Whom a form names: by the whole of it, else by the longest ending that is a full name."""
    words = form.words.split()
    whom = known.find(form.words)
    for first in range(1, len(words) - 1):
        whom = whom or known.find(" ".join(words[first:]))
    if len(whom) > 1:
        gender = gender_of("", form.titles)
        whom = [one for one in whom if gender is None or gender_of(one.name) in {gender, None}]
        role = form.titles[-1].casefold() if form.titles else ""
        whom = [one for one in whom if role in (one.role or "").casefold().split()] or whom
    return whom


def _is_person(parsed: Parsed, form: _Form, used: set[str], names: PartyNames) -> bool:
    """Whether the words or what stands around them show a person's name."""
    text, (start, end), words = parsed.text, form.span, form.words.split()
    if form.followed or len(words) > 5 or len(words[-1]) < 2:
        return False
    before = text[max(parsed.sentence_at(start).start, start - 60) : start]
    after = text[end : end + 80]
    paragraph = parsed.paragraph_at(start)
    office = _ROLE_BEFORE.search(before)
    titled = any(map(_is_title, form.titles[-1:])) or (
        office is not None and (len(words) > 1 or not office.group(1))
    )
    if form.words.isupper() and form.words.casefold() in names.words:
        return False
    if len(words) > 1 and start == paragraph.start and _LABEL_AFTER.match(after):
        return True
    if form.words.isupper() or _is_heading(
        text[paragraph.start : min(paragraph.end, paragraph.start + 161)]
    ):
        return titled and (form.words.isupper() or not WORDS["personal"].isdisjoint(form.titles))
    if titled or len(words) == 1:
        return titled
    if folded(words[0]) in FIRST_NAMES or folded(words[-1]) in used:
        return True
    said = _SAID_BEFORE.search(before) or _PERSON_AFTER.match(after)
    return said is not None and not _AT_A_PLACE.search(before)


def _is_heading(paragraph: str) -> bool:
    """Whether a paragraph is a short line of capitalised words without a full stop."""
    words = re.findall(r"[^\W\d_][\w’'-]*", paragraph)
    ends = re.search(r"[.!?:;,”\"’]\s*$", paragraph) is not None or len(paragraph) > 160
    return not ends and len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.6 * len(words)


def _told(parsed: Parsed, span: Span, names: PartyNames) -> Iterator[str]:
    """The descriptions beside a name: before it, and set off by commas or in brackets after it."""
    text, sentence = parsed.text, parsed.sentence_at(span.start)
    lead = _CUT.split(text[max(sentence.start, span.start - 200) : span.start])[-1]
    lead = _PERSONAL.sub("", lead).strip()
    told = re.split(r",\s", lead.rstrip(","))[-1]
    head = head_of(told)
    at = told.casefold().rfind(head or "?")
    rest = told[at + len(head or "") :]
    if head in ROLES and at >= 0 and (lead.endswith(",") or not rest or _OF.fullmatch(rest)):
        noun = _LEAD.search(told, 0, at)
        country = _OF.match(text, span.end, min(sentence.end, span.end + 60))
        yield told[noun.start() if noun else at :] + (country.group() if country else "")
    after = _BESIDE.match(text, span.end, min(sentence.end, span.end + 250))
    if after is not None:
        phrase = " ".join((after.group(1) or after.group(2)).split())
        if after.group(1) or head_of(phrase) in ROLES or names.pattern.fullmatch(phrase):
            yield phrase
