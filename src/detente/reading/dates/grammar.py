"""The grammar of date expressions: one pattern a form, each with the name of its reading.

A form's span is the expression with the "on" before a day, without other prepositions.
"""

# A pattern a line reads better than one that is broken up.
# ruff: noqa: E501

from __future__ import annotations

import re

from detente.reading.dates.feasts import NAMES
from detente.reading.dates.words import (
    DASH,
    DAY,
    MONTH,
    NUMBER,
    ORDINAL,
    PART,
    SEASON,
    UNIT,
    WEEKDAY,
    YEAR,
)

_CLOCK = r"(?:midnight|noon|dawn|dusk|midday|daybreak|nightfall|sunset|sunrise|\d{1,2}(?:[:.]\d\d)?\s?(?:a\.?m\.?|p\.?m\.?))"
_LEAD = rf"(?:(?:(?:just|shortly|well)\s)?(?:past|after|before)\s(?={_CLOCK}))?(?:{_CLOCK}\s)?"
_EARLY = r"(?:(?:early|late|later|earlier)\s)"
_ON = rf"(?:{_LEAD}{_EARLY}?(?:on\s)?{_EARLY}?(?:the\s(?:morning|afternoon|evening|night)\sof\s)?)"
_TAIL = rf"(?:,?\s{PART}\b(?!\s(?:session|shift|news)))?"
_BEFORE_DATE = rf"(?:(?P<weekday>{WEEKDAY}),?\s(?:the\s)?\(?)?"
_IN_YEAR = rf"(?:,?\s(?:of\s)?(?P<year>{YEAR})\b)?"
_THIS = r"(?P<this>last|next|this\spast|this\scoming|this|the\scoming|the\sfollowing|the\sprevious|that|the\snext)"


def _named(name: str) -> str:
    # Both apostrophes, and saints written out.
    pattern = re.escape(name).replace("'", "[’']").replace(r"st\.", r"(?:st\.?|saint)")
    return pattern.replace(r"\ ", r"[\s]")


_FEASTS = "|".join(_named(name) for name in sorted(NAMES, key=len, reverse=True))
_PART_OF = r"(?P<part>early|mid|middle|late|the\send\sof|the\sstart\sof|the\sbeginning\sof|the\smiddle\sof|the\sclose\sof|the\sfirst\shalf\sof|the\ssecond\shalf\sof|the\slast\sdays?\sof|the\sfirst\sdays?\sof)"
_OF = rf"(?:(?:{_PART_OF})[\s-](?:in\s)?)?"

_FORMS = (
    ("iso", r"\b(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b"),
    ("figures", r"(?:\bon\s)?\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})\b"),
    (
        "days",
        rf"(?:on\s)?\b(?P<first>{DAY})(?:\s?[-–—]\s?|\s(?:to|and|or|through|until)\s)(?P<day>{DAY})\s(?:of\s)?(?P<month>{MONTH}){_IN_YEAR}",
    ),
    (
        "days",
        rf"(?:on\s)?\b(?P<month>{MONTH})\s(?P<first>{DAY})(?:{DASH}|\s(?:to|and|or|through|until)\s)(?P<day>{DAY})(?!\d|\s?(?:per|%|[ap]\.?m)){_IN_YEAR}",
    ),
    (
        "span",
        rf"(?:on\s)?\b(?P<from_month>{MONTH})\s(?P<first>{DAY})(?:{DASH}|\sto\s)(?P<month>{MONTH})\s(?P<day>{DAY})(?!\d){_IN_YEAR}",
    ),
    (
        "span",
        rf"(?:on\s)?\b(?P<first>{DAY})\s(?P<from_month>{MONTH})(?:{DASH}|\sto\s)(?P<day>{DAY})\s(?P<month>{MONTH}){_IN_YEAR}",
    ),
    (
        "day",
        rf"{_ON}\b{_BEFORE_DATE}(?P<month>{MONTH})\s(?:the\s)?(?P<day>{DAY})(?!\d|,\d|\s?(?:per\scent|%|million|billion|articles|points)){_IN_YEAR}\)?{_TAIL}(?:,\s{_CLOCK}(?:\s[A-Z]{{3,4}}\b)?)?",
    ),
    (
        "day",
        rf"{_ON}{_BEFORE_DATE}(?:(?:the|this)\s)?(?:(?<![\d.,])\b(?P<day>{DAY})|(?P<word>\b{ORDINAL}))\s(?:day\sof\s|of\s)?(?P<month>{MONTH}){_IN_YEAR}\)?{_TAIL}",
    ),
    ("month-day", rf"{_ON}\b(?P<weekday>{WEEKDAY}),?\sthe\s(?:(?P<day>{DAY})(?<=st|nd|rd|th)|(?P<word>{ORDINAL}))\b(?!,?[\s-](?:of\s)?(?:{MONTH}|\w+day|in\s|century))"),
    ("month-day", rf"(?:\bon\s)?\bthe\s{PART}\sof\sthe\s(?:(?P<day>{DAY})(?<=st|nd|rd|th)|(?P<word>{ORDINAL}))\b(?!,?[\s-](?:of\s)?(?:{MONTH}|\w+day))"),
    ("month-day", rf"(?:\bon\s|(?<=\bby\s)|(?<=\buntil\s))the\s(?!first|second|third)(?P<word>{ORDINAL})(?=\s*(?:[.,;:!?)”’\"']|$|and\b|but\b))"),
    ("month-day", rf"(?:\bon\s|(?<=\bby\s)|(?<=\buntil\s)|(?<=\bbefore\s)|(?<=\bfor\s)|(?<=\bsince\s))the\s(?P<day>{DAY})(?<=st|nd|rd|th)(?=\s*(?:[.,;:!?)”’\"']|$|and\b|but\b|at\b|in\b))"),
    ("month", rf"\b{_OF}{_THIS}\s(?P<month>{MONTH})(?!\s\d)"),
    ("month", rf"\b{_OF}(?P<month>{MONTH})(?:,?\s(?:of\s)?(?P<year>{YEAR}|last\syear|this\syear|next\syear)\b)?"),
    ("weekday", rf"{_ON}\b{_THIS}\s(?P<weekday>{WEEKDAY})\b{_TAIL}(?:\sweek\b)?"),
    ("weekday", rf"{_ON}\b(?:(?<=\bon\s)the\s)?(?P<weekday>{WEEKDAY})\b(?!\s(?:of|{DAY}\b)){_TAIL}(?:\s(?P<off>last|next|this)\sweek\b)?(?:[’']s(?=\s))?"),
    ("week-from", rf"{_ON}\b(?P<weekday>{WEEKDAY})\sweek(?=\s*(?:[.,;:!?)”’]|$))"),
    ("week-from", rf"\b(?P<count>{NUMBER})\sweeks?\s(?:from|on)\s(?P<weekday>{WEEKDAY})\b"),
    ("deictic", rf"{_LEAD}\b(?:early\s|late\s|earlier\s|later\s)?(?P<word>today|tonight|tomorrow|yesterday)\b(?:\s{PART}\b)?(?:[’']s(?=\s))?"),
    ("deictic", r"\b(?:the\s)?(?P<word>day\s(?:before\syesterday|after\stomorrow))\b"),
    ("deictic", r"\b(?:early\s|late\s|earlier\s|later\s)?(?P<word>last\snight|this\s(?:morning|afternoon|evening))\b"),
    ("ago", rf"\b(?:(?:about|almost|nearly|just|only|more\sthan|some)\s)?(?P<count>{NUMBER}|several|a\sfew|some|many)\s(?P<unit>{UNIT})s?\s(?:ago|back)\b(?:\s(?:on\s)?(?P<weekday>{WEEKDAY}|today|yesterday|tomorrow))?"),
    ("from-now", rf"\b(?P<count>{NUMBER})\s(?P<unit>{UNIT})s?\sfrom\s(?:now|today)\b"),
    ("from-now", rf"(?:(?<=\bin\s)|(?<=\bwithin\s))(?P<count>{NUMBER})\s(?P<unit>{UNIT})s?[’']s?\stime\b"),
    ("beside", rf"\b(?P<count>{NUMBER})\s(?P<unit>day|night|week|month|year)s?\s(?P<way>earlier|later|afterwards?|before\b(?!\s(?:the|a|an|that|he|she|they|it|his|her|their|its|[A-Z])))\b(?!\sthan\b)"),
    ("beside", r"\b(?P<count>24|48|72|twenty-four|forty-eight|seventy-two)\s(?P<unit>hour)s\s(?P<way>earlier|later|afterwards?|before(?=[.,;]))\b"),
    ("ago", rf"\b(?P<count>{NUMBER})\s(?P<weekdays>{WEEKDAY})s\sago\b"),
    ("beside", r"\bthe\s(?P<way>previous|preceding|following|next|same)\s(?P<unit>day|night|morning|afternoon|evening|week|month|year)\b"),
    ("beside", r"\bthe\s(?P<unit>day|night|morning|evening|week|month|year)\s(?P<way>before|after)(?=[\s]*(?:[,.;:—–)”’]|$))"),
    ("beside", rf"(?:\bon\s)?\bthat\s(?:same\s)?(?P<unit>day|night|morning|afternoon|evening|week|weekend|month|year|{SEASON})\b(?!\s(?:of|is|was)\b)"),
    ("weekend", r"\b(?:(?:earlier|later|late|early)\s)?(?:(?P<this>this|last|next|the\scoming|this\spast|this\scoming|the\spast|the\sfollowing)\s|the\s)weekend\b(?!\s(?:of|edition))"),
    ("period", rf"\b(?:(?:earlier|later|late|early)\s)?(?:{_PART_OF}\s)?(?P<this>last|next|this|the\scoming|this\scoming|the\scurrent)\s(?P<unit>week|month|year|decade)\b(?![’']s?\s(?:time))(?:[’']s(?=\s))?"),
    ("period", rf"\b{_PART_OF}\s(?P<this>the)\s(?P<unit>week|month|year)\b(?!\sof)"),
    ("rolling", rf"\b(?:the|these|this)\s(?P<way>past|last|coming|next)\s(?P<count>(?:a\s)?(?:few|several|couple\sof|many)|{NUMBER})\s(?P<unit>hour|day|week|month|year|decade)s?\b"),
    ("rolling", r"\b(?P<way>(?:more\s)?recent|(?:the\s)?(?:coming|past))\s(?P<count>)(?P<unit>day|week|month|year)s\b"),
    ("rolling", r"\bthe\s(?P<way>past|last)\s(?P<count>(?=\w))(?P<unit>week|fortnight|month|year|decade)\b(?=\s(?:alone|or\sso)\b|[^\w’']*$)"),
    ("rolling", r"(?<=\bin\s)the\s(?P<unit>day|week|month|year)s\s(?P<way>ahead)\b(?P<count>)"),
    ("whole", rf"\b(?:all|throughout\sthe|all\sthrough\sthe)\s(?:of\s)?(?:this\s)?(?P<unit>week|month|year|{SEASON})\b(?!\s(?:of|round|long\s\w))"),
    ("turn", r"\b(?:the\s)?(?:year[’']s\s|year[\s-])end\b"),
    ("turn", r"\bthe\s(?P<turn>turn)\sof\sthe\syear\b"),
    ("mid-month", r"\bmid-?(?P<unit>week|month)\b"),
    ("skipping", rf"\b(?:on\s)?the\s(?P<unit>week|month|year|weekend|{WEEKDAY})\s(?P<way>before\slast|after\snext)\b"),
    ("in-month", rf"\b(?:on\s)?the\s(?P<which>{ORDINAL}|last)\s(?P<unit>day|week|{WEEKDAY})\s(?:of|in)\s(?P<month>{MONTH})(?:,?\s(?:of\s)?(?P<year>{YEAR})\b)?"),
    ("century", rf"\bthe\s(?:(?P<part>early|mid|late)[\s-])?(?P<which>{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))[\s-]century\b(?!-)"),
    ("tens", r"\bthe\s(?:(?P<part>early|mid|late)[\s-])?(?:nineteen[\s-])?(?P<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"),
    ("overnight", r"\bovernight\b(?!\s(?:success|stay|train|bag|flight|bus))"),
    ("quarter", rf"\bthe\s(?P<which>first|second|third|fourth|last)\s(?P<unit>quarter|half)\sof\s(?P<year>{YEAR}|last\syear|this\syear|next\syear|the\syear)\b"),
    ("quarter", rf"\bQ(?P<which>[1-4])\s(?P<year>{YEAR})\b"),
    ("season", rf"\b{_OF}(?:(?P<this>this\spast|this\scoming|last|this|next|the\scoming)\s|(?:the\s)?)(?P<season>{SEASON})(?:\s(?:of\s)?(?P<year>{YEAR}|last\syear|next\syear|this\syear)(?:[-–/]\d\d)?)?\b"),
    ("decade", r"\b(?:the\s)?(?:(?P<part>early|mid|late)[\s-])?(?P<year>(?:1[5-9]|20)\d0)[’']?s\b"),
    ("year", rf"\b(?P<first>{YEAR})(?:[-–—]|\sto\s)(?P<year>{YEAR})\b"),
    ("year", r"\b(?P<century>1[5-9]|20)(?P<from>\d\d)[-–—](?P<to>\d\d)\b(?![-–—]\d)"),
    ("year", rf"\b(?:(?:{_PART_OF}|mid)[\s-])(?P<year>{YEAR})\b"),
    ("bare-year", rf"(?:(?<![\d.,/$£€#№-])|(?<=\bpre-)|(?<=\bpost-))\b(?P<year>{YEAR})\b(?![\d/%]|[.,]\d|-(?!year)\w)"),
    ("feast", rf"(?:\bon\s)?\b(?:the\s)?(?:{_THIS}\s)?(?P<feast>{_FEASTS})(?![\w])(?:\s(?P<extra>holidays?|weekend|break|week)\b)?(?:,?\s(?:of\s)?(?P<year>{YEAR}|last\syear|next\syear|this\syear)\b)?"),
    ("eve", rf"(?:\bon\s)?\bthe\s(?:eve\sof|day\sbefore|night\sbefore)\s(?:the\s)?(?P<feast>{_FEASTS})(?!\w)(?:,?\s(?P<year>{YEAR})\b)?"),
    ("anniversary", rf"\b(?:the\s)?(?P<count>{ORDINAL}|\d+(?:st|nd|rd|th))\sanniversary\b(?P<event>\sof\s(?:[\w’'-]+\s){{0,4}}?(?:invasion|war|attacks?|agreement|ceasefire|cease-fire|truce|accords?|armistice|independence|revolution|coup|massacre|treaty)\b)?"),
)  # fmt: skip

FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _FORMS
)
"""Name of the reading, and the pattern; a longer match goes before a shorter one."""
