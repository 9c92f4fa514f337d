"""The grammar of date expressions: one pattern a form, each with the name of its reading.

A form's span is the expression with the "on" before a day, without other prepositions. No pattern
has a part without an end, so that the time it takes grows with the text and no faster.
"""

# A pattern a line reads better than one that is broken up.
# ruff: noqa: E501

from __future__ import annotations

import functools
import re

from detente.reading.dates import feasts
from detente.reading.dates.words import (
    DAY,
    MONTH,
    NUMBER,
    ORDINAL,
    PART,
    SEASON,
    UNIT,
    WEEKDAY,
    YEAR,
    one_of,
)

_CLOCK = r"(?:midnight|noon|dawn|dusk|midday|nightfall|sunset|sunrise|\d{1,2}(?:[:.]\d\d)?\s?(?:a\.?m\.?|p\.?m\.?))"
_AT = rf"(?:,?\sat\s(?:{_CLOCK}|\d{{1,2}}[:.]\d\d|{NUMBER}(?=[.,;)]|$))(?!\sper))?"
_LEAD = rf"(?:(?:just\s|shortly\s)?(?:past|after|before)\s(?={_CLOCK}))?(?:{_CLOCK}\s)?"
_EARLY = r"(?:\b(?:early|late|later|earlier)\s)?"
_ON = rf"(?:{_LEAD}{_EARLY}(?:\bon\s)?{_EARLY}(?:the\s(?:morning|afternoon|evening|night)\sof\s)?)"
_TAIL = rf"(?:,?\s{PART}\b(?!\s(?:session|shift|news)))?{_AT}"
_BEFORE_DATE = rf"(?:(?P<weekday>{WEEKDAY}),?\s(?:the\s)?\(?)?"
_YEAR_WORD = rf"(?P<year>{YEAR}|(?:last|this|next|the)\syear)"
_IN_YEAR = rf"(?:,?\s(?:of\s)?(?P<year>{YEAR})\b)?"
_THIS = r"(?P<this>last|next|this\spast|this\scoming|this|the\scoming|the\sfollowing|the\sprevious|that|the\snext)"
_PART_OF = r"(?P<part>early|mid|middle|late|the\s(?:end|start|beginning|middle|close|(?:first|second)\shalf|(?:last|first)\sdays?)\sof)"
_OF = rf"(?:{_PART_OF}[\s-](?:in\s)?)?"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|through|until|till)\s)"
_ITEM = rf"(?:{WEEKDAY},?\s)?{DAY}(?:[-–]{DAY})?"
_MORE = rf"(?:,\s{_ITEM}){{0,12}},?\s(?:and|or)\s"
_LIST_ENDS = r"(?=,?\s(?:of\s)?(?:1[5-9]|20)\d\d\b|\s*(?:[.,;:!?)”’\"—–]|$)|\s(?:in|at|to|for|with|by|but|as|were|was|will|are|on|and|the|they|he|she)\b)"
_COUNT = rf"(?P<count>half\san?|a\squarter\sof\sa|three\squarters\sof\sa|{NUMBER}(?:\sand\sa\shalf)?|several|a\sfew|some|many)"
_AMOUNT = rf"{_COUNT}\s(?P<unit>{UNIT})s?(?P<half>\sand\sa\shalf)?(?:(?:\sand|,)\s(?P<more>{NUMBER})\s(?P<of>{UNIT})s?)?"
_ORDINAL_DAY = rf"(?:(?P<day>{DAY})(?<=st|nd|rd|th)|(?P<word>{ORDINAL}))"
_ENDS = r"(?=\s?(?:[.,;:!?)”’\"'—–]|$|(?:and|but|at|in|with|for|as|to|by|the|he|she|they|it|we|when)\b))"


def _patterns() -> tuple[tuple[str, str], ...]:
    feast = one_of(feasts.names()).replace(r"st\.", r"(?:st\.?|saint)")
    return (
        ("iso", r"\b(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b"),
        ("figures", r"(?:\bon\s)?\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})\b"),
        ("days", rf"(?:\bon\s)?\b(?P<first>{DAY})(?:{_TO}|(?<=\bbetween\s\d)\sand\s|(?<=\bbetween\s\d\d)\sand\s)(?P<day>{DAY})\s(?:of\s)?(?P<month>{MONTH}){_IN_YEAR}"),
        ("days", rf"(?:\bon\s)?\b(?P<month>{MONTH})\s(?P<first>{DAY}){_TO}(?P<day>{DAY})(?!\d|\s?(?:per|%|[ap]\.?m)){_IN_YEAR}"),
        ("days", rf"(?:\bon\s)?\b(?P<from>{MONTH})\s(?P<first>{DAY}){_TO}(?P<month>{MONTH})\s(?P<day>{DAY})(?!\d){_IN_YEAR}"),
        ("days", rf"(?:\bon\s)?\b(?P<first>{DAY})\s(?P<from>{MONTH}){_TO}(?P<day>{DAY})\s(?P<month>{MONTH}){_IN_YEAR}"),
        ("list", rf"(?:\bon\s)?(?<![\d.,])\b(?P<list>{_ITEM}{_MORE}{_ITEM})\s(?:of\s)?(?P<month>{MONTH}){_IN_YEAR}"),
        ("list", rf"(?:\bon\s)?\b(?P<month>{MONTH})\s(?P<list>{_ITEM}{_MORE}{DAY}){_LIST_ENDS}{_IN_YEAR}"),
        ("day", rf"{_ON}\b{_BEFORE_DATE}(?P<month>{MONTH})\s(?:the\s)?(?P<day>{DAY})(?!\d|,\d|\s?(?:per\scent|%|million|billion|articles|points)){_IN_YEAR}\)?{_TAIL}(?:,\s{_CLOCK}(?:\s[A-Z]{{3,4}}\b)?)?"),
        ("day", rf"{_ON}{_BEFORE_DATE}(?:(?:the|this)\s)?(?:(?<![\d.,])\b(?P<day>{DAY})|(?P<word>\b{ORDINAL}))\s(?:day\sof\s|of\s)?(?P<month>{MONTH}){_IN_YEAR}\)?{_TAIL}(?:,\sa\s{WEEKDAY}\b)?"),
        ("month-day", rf"{_ON}\b(?P<weekday>{WEEKDAY}),?\sthe\s{_ORDINAL_DAY}\b(?!,?[\s-](?:of\s)?(?:{MONTH}|\w{{1,12}}day|in\s|century))"),
        ("month-day", rf"(?:\bon\s|(?<=\bby\s)|(?<=\buntil\s)|(?<=\bbefore\s)|(?<=\bfor\s)|(?<=\bsince\s))the\s(?:{PART}\sof\sthe\s)?(?!first\b|second\b|third\b){_ORDINAL_DAY}{_ENDS}"),
        ("month", rf"\b{_OF}{_THIS}\s(?P<month>{MONTH})(?!\s\d)"),
        ("month", rf"\b{_OF}(?P<month>{MONTH})(?:,?\s(?:of\s)?{_YEAR_WORD}\b)?"),
        ("weekday", rf"{_ON}\b{_THIS}\s(?P<weekday>{WEEKDAY})\b{_TAIL}(?:\sweek\b)?"),
        ("weekday", rf"{_ON}\b(?:(?<=\bon\s)the\s)?(?P<weekday>{WEEKDAY})\b(?!\s(?:of\b|in\s{MONTH}|{DAY}\b)){_TAIL}(?:\s(?P<off>last|next|this)\sweek\b)?(?:[’']s(?=\s))?"),
        ("further", rf"\b(?:on\s)?the\s(?:(?P<unit>week|month|year)|(?P<weekday>{WEEKDAY}))\s(?P<way>before\slast|after\snext)\b"),
        ("further", rf"(?:\bon\s)?\b(?P<weekday>{WEEKDAY})\sweek(?=\s?(?:[.,;:!?)”’]|$))"),
        ("further", rf"\b(?P<count>{NUMBER})\sweeks?\s(?:from|on)\s(?P<weekday>{WEEKDAY})\b"),
        ("deictic", rf"{_LEAD}\b{_EARLY}(?P<word>today|tonight|tomorrow|yesterday|last\snight|this\s(?:morning|afternoon|evening))\b(?:\s{PART}\b)?(?:[’']s(?=\s))?"),
        ("deictic", r"\b(?:the\s)?(?P<word>day\s(?:before\syesterday|after\stomorrow)|overnight)\b(?!\s(?:success|stay|train|bag|flight|bus))"),
        ("ago", rf"\b(?:(?:about|almost|nearly|just|only|more\sthan|some)\s)?{_AMOUNT}\s(?:ago|back)\b(?:\s(?:on\s)?(?P<weekday>{WEEKDAY}|today|yesterday|tomorrow))?"),
        ("ago", rf"\b{_AMOUNT}\s(?P<ahead>from\s(?:now|today))\b"),
        ("ago", rf"(?:(?<=\bin\s)|(?<=\bwithin\s)){_AMOUNT}[’']s?\s(?P<ahead>time)\b"),
        ("beside", rf"\b{_AMOUNT}\s(?P<way>earlier|later|afterwards?|before\b(?!\s(?:the|a|an|that|he|she|they|it|his|her|their|its|[A-Z])))\b(?!\sthan\b)"),
        ("beside", r"\bthe\s(?P<way>previous|preceding|following|next|same)\s(?P<unit>day|night|morning|afternoon|evening|week|month|year)\b"),
        ("beside", r"\bthe\s(?P<unit>day|night|morning|evening|week|month|year)\s(?P<way>before|after)(?=\s?(?:[,.;:—–)”’]|$))"),
        ("beside", rf"(?:\bon\s)?\bthat\s(?:same\s)?(?P<unit>day|night|morning|afternoon|evening|week|weekend|month|year|{SEASON})\b(?!\s(?:of|is|was)\b)"),
        ("period", r"\b(?:(?:earlier|later|late|early)\s)?(?:(?P<this>this|last|next|the\scoming|this\spast|this\scoming|the\spast|the\sfollowing)\s|the\s)(?P<unit>weekend)\b(?!\s(?:of|edition))"),
        ("period", rf"\b(?:(?:earlier|later|late|early)\s)?(?:{_PART_OF}\s)?(?P<this>last|next|this|the\scoming|this\scoming|the\scurrent)\s(?P<unit>week|month|year|decade|quarter(?!\sof))\b(?![’']s?\s(?:time))(?:[’']s(?=\s))?"),
        ("period", rf"\b{_PART_OF}\s(?P<this>the)\s(?P<unit>week|month|year)\b(?!\sof)"),
        ("period", r"\b(?:the\s)?(?P<unit>year)(?:[’']s\s|[\s-])(?P<part>end)\b|\b(?:all|throughout\sthe)\s(?:of\s)?(?P<this>this\s)?(?P<whole>week|month|year)\b(?!\s(?:of|round|long\s\w))"),
        ("rolling", rf"\b(?:the|these|this)\s(?P<way>past|last|coming|next)\s(?P<count>(?:a\s)?(?:few|several|couple\sof|many)|{NUMBER})\s(?P<unit>day|week|month|year|decade)s?\b"),
        ("rolling", r"\b(?P<way>(?:more\s)?recent|(?:the\s)?(?:coming|past))\s(?P<unit>day|week|month|year)s\b"),
        ("quarter", rf"\b(?:the\s)?(?P<which>first|second|third|fourth|last|final)[\s-](?P<unit>quarter|half)\s(?:of\s)?{_YEAR_WORD}\b"),
        ("season", rf"\b{_OF}(?:(?P<this>this\spast|this\scoming|last|this|next|the\scoming)\s|(?:the\s)?)(?P<season>{SEASON})(?:\s(?:of\s)?{_YEAR_WORD}(?:[-–/]\d\d)?)?\b"),
        ("year", r"\b(?:the\s)?(?:(?P<part>early|mid|late)[\s-])?(?P<year>(?:1[5-9]|20)\d0)(?P<decade>[’']?s)\b"),
        ("year", rf"\b(?P<first>{YEAR})(?:[-–—]|\sto\s)(?P<year>{YEAR})\b"),
        ("year", r"\b(?P<first>(?:1[5-9]|20)\d\d)[-–—](?P<short>\d\d)\b(?![-–—]\d)"),
        ("year", rf"\b(?:{_PART_OF}|mid)[\s-](?P<year>{YEAR})\b"),
        ("bare-year", rf"(?:(?<![\d.,/$£€#№-])|(?<=\bpre-)|(?<=\bpost-))\b(?P<year>{YEAR})\b(?![\d/%]|[.,]\d|-(?!year)\w)"),
        ("feast", rf"(?:\bon\s)?\b(?P<eve>the\s(?:eve\sof|day\sbefore|night\sbefore)\s)?(?:the\s)?(?:{_THIS}\s)?(?P<feast>{feast})(?![\w])(?:\s(?P<extra>holidays?|weekend|break|week)\b)?(?:,?\s(?:of\s)?{_YEAR_WORD}\b)?"),
    )  # fmt: skip


@functools.cache
def forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Name of the reading, and the pattern; a longer match goes before a shorter one."""
    return tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _patterns())
