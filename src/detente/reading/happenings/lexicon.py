"""The verbs and nouns that tell of each type of event."""

from __future__ import annotations

import re

DRAFT = re.compile(
    r"(?:^|[\s-])(?:(?:counter-?)?proposals?|plans?|drafts?|texts?|papers?|outline|framework|"
    r"blueprint|document|version|roadmap|road map|formula|counter-?offer|non-?paper|"
    r"memorandum|maps?|package|article|protocol|treaty|communiqué)$",
    re.IGNORECASE,
)
"""A head noun that names a text under negotiation."""

DRAFT_VERBS = {
    "draft-tabled": """table circulate submit present unveil float offer lay deliver publish give
        hand send distribute introduce produce issue propose""",
    "draft-leaked": "leak",
    "draft-rewritten": "rewrite revise amend redraft replace rework redraw edit reword modify",
    "draft-accepted": "accept endorse approve adopt embrace",
    "draft-rejected": "reject disown refuse spurn rebuff dismiss decline throw tear turn",
}
DEADLINE_VERBS = {
    "deadline-missed": "slip pass miss expire lapse go",
    "deadline-met": "meet keep honour honor observe",
    "deadline-dropped": "drop abandon withdraw lift scrap waive shelve",
    "deadline-set": "set give impose fix",
}
PLAIN_VERBS = {
    "meeting": "meet convene confer gather reconvene",
    "call": "telephone phone",
    "visit": "visit fly arrive travel tour land",
    "briefing": "brief",
    "attack": """attack shell bomb raid ram ambush assassinate kidnap storm torpedo bombard strafe
        kill wound burn besiege massacre invade strike shoot explode seize""",
    "agreement": "sign initial ratify",
}
NOUNS = {
    "meeting": "meeting summit session round dinner lunch conference encounter audience",
    "call": "call telephone-call conversation",
    "visit": "visit trip",
    "briefing": "briefing news-conference press-conference",
    "attack": """attack bombing shelling explosion raid ambush assassination strike airstrike
        bombardment massacre clash killing ramming offensive incursion blast""",
    "ceasefire": "ceasefire cease-fire truce armistice",
    "agreement": "ceremony signature signing accord agreement deal",
}
DEADLINE = frozenset(
    ["deadline", "target", "ultimatum", "date", "dates", "deadlines", "targets", "timetable"]
)
OCCURS = frozenset(
    [
        "hold",
        "plan",
        "schedule",
        "cancel",
        "take",
        "begin",
        "end",
        "open",
        "close",
        "start",
        "postpone",
        "be",
        "resume",
        "adjourn",
        "expect",
        "convene",
        "follow",
        "fail",
        "collapse",
        "break",
        "conclude",
        "pencil",
        "arrange",
        "set",
        "happen",
        "attend",
        "host",
        "announce",
        "sign",
        "agree",
        "reach",
        "extend",
        "declare",
        "violate",
        "record",
        "occur",
        "kill",
        "claim",
        "injure",
        "hit",
        "leave",
        "finish",
        "end",
        "attack",
    ]
)
RAISING = frozenset(
    [
        "expect",
        "due",
        "plan",
        "schedule",
        "set",
        "likely",
        "intend",
        "suppose",
        "begin",
        "refuse",
        "go",
        "vote",
    ]
)
PRESS = re.compile(
    r"\b(?:(?:spoke|speaking|talked)\s(?:to|with)|told|briefed|informed)\s+(?:the\s+)?(?:reporters|journalists|correspondents|the\s+press|"
    r"a\s+news\s+conference|a\s+press\s+conference|"
    r"the\s+(?:Security\s+)?Council)\b"
    r"(?:\s+(?:at|in|outside|aboard|from|on|after)\s+(?:[\w’'-]+\s?){1,4}?(?=[,.;:“”\"]|$|\sthat\b))?"
)


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words.split()}


OF_DRAFT = _by_word(DRAFT_VERBS)
OF_DEADLINE = _by_word(DEADLINE_VERBS)
OF_VERB = _by_word(PLAIN_VERBS)
OF_NOUN = _by_word(NOUNS)
