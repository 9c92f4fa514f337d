"""Whether words that look like a date are one: "may", names of people and papers often are not."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping

from detente.documents.document import Span
from detente.reading.actors import Actors
from detente.reading.dates.under import reach_of
from detente.reading.dates.words import MONTH, SEASON, WEEKDAY, WORDS, one_of

_DATED = rf"(?i:{MONTH}|{WEEKDAY}|{SEASON}|\d{{1,4}}|year|now)"
_AS_NAMES = frozenset(WORDS["months_as_names"])


def _titled(key: str) -> str:
    """The words of a list with a capital."""
    return "|".join(word.title() for word in sorted(WORDS[key]))


_MONTH = _titled("months_as_names")


def _before(key: str, more: str = "") -> re.Pattern[str]:
    """One of the words of a list right before an expression."""
    return re.compile(rf"(?:\b{one_of(WORDS[key])}[\s-](?:the\s)?{more})$", re.IGNORECASE)


_IN_MONTH, _BY_MONTH = _before("before_months"), _before("before_months_or_people")
_IN_SEASON = _before("before_seasons")
_IN_YEAR = _before("before_years", r"|[(\[–—]\s?|\d{4},\s|\b(?:pre|post)-")
_NO_DATE_AFTER = re.compile(rf"\b(?:every|each|on\sa|which|{_titled('no_dates_after')})\.?\s$")
_AFTER_A_DATE = re.compile(rf"\b{_DATED}(?:,|,?\s(?:and|or|to|until|through)|\s?[-–—/])\s?$")
_BEFORE_A_DATE = re.compile(rf"(?:,|,?\s(?:and|or|to))\s{_DATED}\b")
_WITH_ANOTHER = re.compile(r"\b[A-Z][\w’'-]{0,20}(?:,|\s(?:and|or|to|with))\s$")
_AND_ANOTHER = re.compile(rf"\s(?:and|or|to|with)\s(?!(?:early\s|late\s)?{_DATED})[A-Z]")
_SURNAME = re.compile(r"\s(?:[A-Z]\.\s)?[A-Z][a-z’'][\w’'-]*")
_VERB = re.compile(rf"\s(?:[A-Z][a-z]+\s)?{one_of(WORDS['verbs_of_people'])}\b|\s[A-Z]")
_SAYS = re.compile(rf"\s(?:[A-Z][a-z]+\s)?{one_of(WORDS['verbs_of_speakers'])}\b")
_NAME_OF_ALL = re.compile(
    r"(?:\s\d{1,2})?\s(?:(?:Youth|Business|Peace|Evening|Morning|National|Liberation)\s)?"
    rf"(?:{_titled('named_for_a_date')})\b"
)
_NAME_OF_DAY = re.compile(rf"\s{one_of(WORDS['named_for_a_day'])}\b")
_KIND = re.compile(r"(?:\b(?:an?|the|his|her|its|their|our|my|that|this)|[’']s)\s$")
_COUNTED = re.compile(rf"\s{one_of(WORDS['counted'])}\b")
_OF_SEASON = re.compile(rf"\s(?:{one_of(WORDS['of_the_season'])}\b|of\s(?!\d)|offensive\sof)", re.I)
_NOT_PEOPLE = WORDS["before_months"] + WORDS["before_months_or_people"] + WORDS["before_no_people"]
_NO_PERSON = re.compile(rf"(?:{one_of(_NOT_PEOPLE)}|{MONTH}|{WEEKDAY})$", re.IGNORECASE)
_MONTH = _titled("months_as_names")
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Gen|Sen)\."
_FIRST_NAME = re.compile(rf"\b([A-Z][\w’'-]{{1,20}}|{_TITLE})\s({_MONTH})\b(?!,?\s\d)")
_FULL_NAME = re.compile(
    rf"(?:([\w’'-]{{1,20}})\s|(?:^|[^\w\s])\s?)(({_MONTH})\s[A-Z][a-z’'][\w’'-]{{0,20}})", re.M
)
_SPELT = re.compile(rf"\b(?:{MONTH}|{WEEKDAY})", re.IGNORECASE)


class Names:
    """What in a text is a name and no date: of the people on its list, and of those it names."""

    def __init__(self, text: str, actors: Actors | None) -> None:
        full = [m for m in _FULL_NAME.finditer(text) if not _NO_PERSON.match(m[1] or "")]
        first = [m for m in _FIRST_NAME.finditer(text) if not _NO_PERSON.match(m[1])]
        self.months = {m[3].lower() for m in full} | {m[2].lower() for m in first}
        listed = [n for one in (actors.people if actors else ()) for n in (one.name, *one.also)]
        people = {n for n in listed if " " in n and _SPELT.search(n)} | {m[2] for m in full}
        found = re.finditer(rf"\b{one_of(people)}\b", text) if people else ()
        self._people = [match.span() for match in found]

    def hold(self, start: int, end: int) -> bool:
        """Whether an expression lies within the name of a person."""
        at = bisect.bisect_right(self._people, start, key=lambda span: span[0]) - 1
        return at >= 0 and end <= self._people[at][1]


def is_date(form: str, groups: Mapping[str, str], match: re.Match[str], names: Names) -> bool:
    """Whether a match of a form is a date at all."""
    text, (start, end), said = match.string, match.span(), match.group()
    before, after = text[max(start - 24, 0) : start], text[end : end + 40]
    if any(word[0].islower() for word in _SPELT.findall(said)) or names.hold(start, end):
        return False
    if _NO_DATE_AFTER.search(before):
        return False
    on_a_day = form == "deictic" or (form == "weekday" and said[:3].lower() == "on ")
    if "year" not in groups and not on_a_day and _NAME_OF_ALL.match(after):
        return False
    if form in ("day", "month") and "year" not in groups and _NAME_OF_DAY.match(after):
        return False
    if form == "month":
        return _is_month(groups, before, after, names)
    if form == "bare-year":
        told = _IN_YEAR.search(before) or reach_of(text, Span(start, end)) == "heading"
        return bool(told) and not _COUNTED.match(after)
    if form == "season":
        return _is_season(said, groups, before, after)
    named = match.start("feast") - start if form == "feast" else 0
    return form != "feast" or said[named].isupper() or groups["feast"].endswith("holiday")


def _is_month(groups: Mapping[str, str], before: str, after: str, names: Names) -> bool:
    word = groups["month"].rstrip(".")
    if "part" in groups or "year" in groups:
        return True
    if "this" in groups:
        return groups["this"] != "that" or word not in _AS_NAMES or not _VERB.match(after)
    if _IN_MONTH.search(before):
        return not after.startswith("-")
    if word not in _AS_NAMES:
        return len(word) > 3 and not _SAYS.match(after)
    if _SURNAME.match(after) or word in names.months:
        return False
    if _AFTER_A_DATE.search(before) or _BEFORE_A_DATE.match(after):
        return True
    if _BY_MONTH.search(before):
        return not _AND_ANOTHER.match(after) and not after.startswith("-")
    if word in ("april", "june") and not _WITH_ANOTHER.search(before):
        return not _SAYS.match(after)
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
    return bool(_IN_SEASON.search(before))
