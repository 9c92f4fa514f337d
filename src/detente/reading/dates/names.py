"""Whether words that look like a date are one: "may", names of people and papers often are not."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Mapping

from detente.reading.actors import Actors
from detente.reading.dates.words import MONTH, SEASON, WEEKDAY, WORDS, one_of

_AS_NAMES = frozenset(WORDS["months_as_names"])
_MONTH_NAME = rf"(?:{'|'.join(sorted(word.title() for word in _AS_NAMES))})"
_NAMED = re.compile(rf"\b(?:{MONTH}|{WEEKDAY})", re.IGNORECASE)
_SURE = (
    r"in|since|until|till|during|throughout|last|next|this|every|each|late|early|mid|end|through"
)
_LOOSE = r"of|by|before|after|from|to|and|or|between|for|than|on|around|around|about|as"
_IN_MONTH = re.compile(rf"\b(?:{_SURE})[\s-](?:the\s)?$", re.IGNORECASE)
_BY_MONTH = re.compile(
    r"\b(?:of|by|before|after|from|between|for|than|on|around)\s(?:the\s)?$", re.I
)
_DATE_BESIDE = rf"(?:{MONTH}|{WEEKDAY}|{SEASON}|\d{{1,4}}|year|now)"
_AFTER_A_DATE = re.compile(
    rf"(?:\b{_DATE_BESIDE})(?:,|,?\s(?:and|or|to|until|through)|\s?[-–—/])\s?$", re.IGNORECASE
)
_BEFORE_A_DATE = re.compile(rf"(?:,|,?\s(?:and|or|to))\s{_DATE_BESIDE}\b", re.IGNORECASE)
_WITH_A_NAME = re.compile(r"\b[A-Z][\w’'-]{0,20}\s(?:and|or|to|with)\s$")
_BETWEEN_OTHERS = re.compile(rf"\sand\s(?!(?i:(?:early\s|late\s)?{_DATE_BESIDE}))[A-Z]")
_SURNAME = re.compile(r"\s(?:[A-Z]\.\s)?[A-Z][a-z’'][\w’'-]*")
_SPEAKS = re.compile(
    r"\s(?:[A-Z][a-z]+\s)?(?:said|told|asked|added|wrote|replied|insisted|warned)\b"
)
_VERB = re.compile(
    r"\s(?:will|would|has|had|was|is|must|should|could|can|may|might|did|does|and|[A-Z])"
)
_CAPITAL = re.compile(
    rf"(?:^|\W)(?P<first>[A-Z][\w’'-]{{1,20}})\.?\s(?P<month>{_MONTH_NAME})\b(?!,?\s\d)"
)
_FULL = re.compile(
    rf"(?:(?P<lead>[\w’'-]{{1,20}})\s|(?:^|[^\w\s])\s?)(?P<name>{_MONTH_NAME}\s[A-Z][a-z’'][\w’'-]{{0,20}})",
    re.MULTILINE,
)
_NO_FIRST_NAME = re.compile(
    rf"(?:{_SURE}|{_LOOSE}|the|that|an?|it|its|his|her|their|our|my|but|if|when|while|so|as|both"
    rf"|only|{WEEKDAY}|{MONTH})$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:\s\d{1,2})?\s(?:(?:Youth|Business|Peace|Evening|Morning|National|Liberation|Revolutionary)\s)?"
    rf"(?:{'|'.join(sorted(word.title() for word in WORDS['named_for_a_date']))})\b"
)
_CALLED_BEFORE = re.compile(
    r"\b(?:[Ee]very|[Ee]ach|Black|Bloody|Super|Red|Operation|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Camp|Agenda|Resolution|Vision)\s$"
)
_KIND = re.compile(r"(?:\b(?:an?|the|his|her|its|their|our|my|that|this)|[’']s)\s$")
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|of|since|until|till|before|after|from|to|and|or|between|for|during|through|by"
    r"|throughout|than|around|circa|the|its|their|a|back\sin|early|late|mid)[\s-]|[(\[–—]\s?"
    r"|\d{4},\s|\b(?:pre|post)-)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"\s{one_of(WORDS['counted'])}\b")
_OF_SEASON = re.compile(
    rf"\s(?:{one_of(WORDS['of_the_season'])}\b|of\s(?!\d)|offensive\sof)", re.IGNORECASE
)
_BEFORE_SEASON = re.compile(
    r"\b(?:in|by|since|until|till|before|after|from|during|for|over|through|and|to|into|this|last)"
    r"\s(?:the\s)?$",
    re.IGNORECASE,
)


class Names:
    """What in a text is a name and no date: of the people on its list, and of those it names."""

    def __init__(self, text: str, actors: Actors | None) -> None:
        listed = {
            n for person in (actors.people if actors else ()) for n in (person.name, *person.also)
        }
        people = {name for name in listed if _NAMED.search(name) and " " in name} | set(_full(text))
        self._full = re.compile(rf"\b{one_of(people)}\b") if people else None
        self._text = text

    @functools.cached_property
    def months(self) -> frozenset[str]:
        """The months that people in the text are called by."""
        first = {m.group("month") for m in _CAPITAL.finditer(self._text)
                 if not _NO_FIRST_NAME.match(m.group("first"))}  # fmt: skip
        return frozenset(
            word.lower() for word in {*first, *(n.split()[0] for n in _full(self._text))}
        )

    @functools.cached_property
    def _people(self) -> list[tuple[int, int]]:
        return [m.span() for m in self._full.finditer(self._text)] if self._full else []

    def hold(self, start: int, end: int) -> bool:
        """Whether an expression lies within the name of a person."""
        at = bisect.bisect_right(self._people, (start, len(self._text))) - 1
        return at >= 0 and end <= self._people[at][1]


def _full(text: str) -> Iterator[str]:
    for match in _FULL.finditer(text):
        lead = match.group("lead")
        if lead is None or not _NO_FIRST_NAME.match(lead):
            yield match.group("name")


def is_date(form: str, groups: Mapping[str, str], match: re.Match[str], names: Names) -> bool:
    """Whether a match of a form is a date at all."""
    text, (start, end) = match.string, match.span()
    before, after, said = text[max(start - 24, 0) : start], text[end : end + 40], match.group()
    if any(word[0].islower() for word in _NAMED.findall(said)) or names.hold(start, end):
        return False
    on_a_day = form == "weekday" and said[:3].lower() == "on "
    if "year" not in groups and not on_a_day and form != "deictic" and _CALLED.match(after):
        return False
    if form in ("month", "weekday", "bare-year", "day") and _CALLED_BEFORE.search(before):
        return False
    if form == "month":
        return _is_month(groups, before, after, names)
    if form == "bare-year":
        alone = not before.strip(" #*").strip("\n") and not after[:1].strip()
        return (alone or bool(_BEFORE_YEAR.search(before))) and not _COUNTED.match(after)
    if form == "season":
        return _is_season(said, groups, before, after)
    if form == "feast":
        start = match.start("feast") - match.start()
        return said[start].isupper() or groups["feast"].startswith(
            ("early", "mid", "late", "spring", "may", "august", "summer")
        )
    return True


def _is_month(groups: Mapping[str, str], before: str, after: str, names: Names) -> bool:
    word = groups["month"].rstrip(".")
    if "part" in groups or "year" in groups:
        return True
    if "this" in groups:
        return groups["this"] != "that" or word not in _AS_NAMES or not _VERB.match(after)
    if _IN_MONTH.search(before):
        return not after.startswith("-")
    if word not in _AS_NAMES:
        return len(word) > 3 and not _SPEAKS.match(after)
    if _SURNAME.match(after) or _SPEAKS.match(after) or word in names.months:
        return False
    if _AFTER_A_DATE.search(before) or _BEFORE_A_DATE.match(after):
        return True
    if _BY_MONTH.search(before):
        return not _BETWEEN_OTHERS.match(after) and not after.startswith("-")
    if word in ("april", "june") and not _WITH_A_NAME.search(before):
        return True
    # What it tells from others of its kind: "his August meeting".
    kind = _KIND.search(before) and re.match(r"\s[a-z]", after)
    return bool(kind) and not _VERB.match(after)


def _is_season(said: str, groups: Mapping[str, str], before: str, after: str) -> bool:
    if _OF_SEASON.match(after):
        return False
    if groups.keys() & {"this", "year", "part"}:
        return True
    if groups["season"] == "fall" and "the" not in said.lower():
        return before.endswith(" in ") and not re.match(r"\s\w", after)
    return bool(_BEFORE_SEASON.search(before))
