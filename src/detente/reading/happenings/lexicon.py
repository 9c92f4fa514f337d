"""The nouns that tell of each type of event, and the verbs that say it takes place."""

from __future__ import annotations

import re

DRAFT = re.compile(
    r"(?:^|[\s-])(?:(?:counter-?)?proposals?|plans?|drafts?|texts?|papers?|outline|framework|"
    r"blueprint|document|version|roadmap|road map|formula|counter-?offer|non-?paper|"
    r"memorandum|maps?|package|article|protocol|treaty|communiqué)$",
    re.IGNORECASE,
)
"""A head noun that names a text under negotiation."""

NOUNS = {
    "meeting": """meeting summit session round dinner lunch conference encounter audience talk
        negotiation consultation plenary retreat breakfast gathering interview face-to-face
        tete-a-tete""",
    "call": "call telephone-call conversation",
    "visit": "visit trip tour journey stopover",
    "briefing": "briefing news-conference press-conference",
    "attack": """attack bombing shelling explosion raid ambush assassination strike airstrike
        bombardment massacre clash killing ramming offensive incursion blast barrage shooting
        invasion seizure sinking kidnapping abduction assault skirmish firefight incident salvo
        siege murder hijacking bomb landing""",
    "ceasefire": "ceasefire cease-fire truce armistice cessation",
    "agreement": """ceremony signature signing accord accords agreement deal treaty exchange
        swap""",
}
LOOSE = frozenset(["talk", "negotiation", "consultation", "exchange", "deal", "accord", "treaty",
                   "agreement", "interview", "landing", "round"])  # fmt: skip
"""Nouns of what goes on or is hoped for, which name one event only with a verb of its course."""
COURSE = frozenset(
    [
        "begin",
        "open",
        "close",
        "start",
        "resume",
        "adjourn",
        "collapse",
        "break",
        "conclude",
        "cancel",
        "postpone",
        "schedule",
        "plan",
        "suspend",
        "reconvene",
        "sign",
        "reach",
        "initial",
        "hold",
        "end",
        "take",
        "announce",
        "clinch",
        "seal",
        "strike",
    ]
)
DRAFT_NOUNS = {
    "leak": "draft-leaked",
    "leaking": "draft-leaked",
    "rejection": "draft-rejected",
    "acceptance": "draft-accepted",
    "endorsement": "draft-accepted",
    "approval": "draft-accepted",
    "adoption": "draft-accepted",
    "rewriting": "draft-rewritten",
    "revision": "draft-rewritten",
    "redrafting": "draft-rewritten",
    "publication": "draft-tabled",
    "presentation": "draft-tabled",
    "submission": "draft-tabled",
    "tabling": "draft-tabled",
    "circulation": "draft-tabled",
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
        "attack",
        "have",
        "pay",
        "make",
        "launch",
        "conduct",
        "mount",
        "stage",
        "carry",
        "give",
        "deliver",
        "suspend",
        "stall",
        "overrun",
        "last",
        "drag",
        "produce",
        "reconvene",
        "foresee",
        "envisage",
        "convoke",
        "interrupt",
        "destroy",
        "wound",
        "damage",
        "strike",
        "foil",
        "repel",
        "boycott",
        "quit",
        "abandon",
        "enter",
        "hail",
        "wreck",
        "rock",
        "tear",
        "yield",
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
        "force",
        "compel",
        "oblige",
        "invite",
        "slate",
        "agree",
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


OF_NOUN = _by_word(NOUNS)
