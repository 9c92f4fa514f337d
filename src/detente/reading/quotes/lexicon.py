"""Verbs and phrases of saying, thinking, wanting and refusing, in every form."""

from __future__ import annotations

import re

_SAY = """say state declare announce add claim argue insist maintain contend assert note observe remark
explain reply respond answer write tweet acknowledge concede admit confirm reiterate repeat stress
emphasize emphasise underline underscore warn caution predict suggest indicate signal hint imply
disclose reveal report allege testify recall comment complain joke quip conclude clarify affirm
reaffirm boast lament mention continue agree proclaim protest counter retort swear vow pledge promise
threaten deny forecast theorize opine muse concur rejoin volunteer stipulate specify intimate aver
determine rule decide propose recommend request demand urge ask recount relate ponder pray
plead grumble mutter whisper shout exclaim cry growl snap sigh murmur venture recognize recognise"""
_TELL = "tell inform assure remind advise notify warn promise instruct caution persuade convince"
_THINK = """believe think hope fear expect feel suspect consider understand accept know doubt
worry calculate reckon assume judge estimate regret"""
_WANT = "want refuse reject oppose offer dismiss seek deny demand propose promise pledge vow threaten"
_CALL = """call describe dismiss brand denounce characterize characterise label term hail praise condemn
criticize criticise reject portray liken deride dub decry mock welcome speak talk refer cite quote
invoke vow promise pledge demand insist urge offer accuse blame thank express"""
_IRREGULAR = {
    "say": "says said saying", "tell": "tells told telling", "write": "writes wrote written writing",
    "think": "thinks thought thinking", "feel": "feels felt feeling", "swear": "swears swore swearing",
    "understand": "understands understood understanding", "know": "knows knew knowing",
    "speak": "speaks spoke speaking spoken", "forecast": "forecasts forecasting",
    "seek": "seeks sought seeking", "concur": "concurs concurred concurring",
    "deny": "denies denied denying", "reply": "replies replied replying",
    "testify": "testifies testified testifying", "clarify": "clarifies clarified clarifying",
    "worry": "worries worried worrying", "cry": "cries cried crying", "imply": "implies implied implying",
    "notify": "notifies notified notifying", "signal": "signals signaled signalled signaling signalling",
    "label": "labels labeled labelled labeling", "admit": "admits admitted admitting",
    "aver": "avers averred", "refer": "refers referred referring", "specify": "specifies specified specifying",
    "relate": "relates related relating", "snap": "snaps snapped", "quip": "quips quipped quipping",
    "decry": "decries decried decrying", "regret": "regrets regretted regretting", "dub": "dubs dubbed dubbing",
    "reaffirm": "reaffirms reaffirmed reaffirming", "stress": "stresses stressed stressing",
    "confess": "confesses confessed confessing", "express": "expresses expressed expressing",
}  # fmt: skip


def _forms(lemma: str) -> list[str]:
    if lemma in _IRREGULAR:
        return [lemma, *_IRREGULAR[lemma].split()]
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    s = lemma + ("es" if lemma.endswith(("s", "ch", "sh")) else "s")
    return [lemma, s, lemma + "ed", lemma + "ing"]


def _table(lemmas: str) -> dict[str, str]:
    return {form: lemma for lemma in lemmas.split() for form in _forms(lemma)}


SAY, TELL, THINK, WANT, CALL = map(_table, (_SAY, _TELL, _THINK, _WANT, _CALL))
"""Lemmas by form; a verb may stand in several."""

LEMMAS = {**CALL, **WANT, **THINK, **TELL, **SAY}

_ADJECTIVES = (
    "adamant|confident|convinced|certain|sure|hopeful|concerned|worried|afraid|skeptical|sceptical|"
    "insistent|clear|optimistic|pessimistic|aware|persuaded|unequivocal|explicit|emphatic|firm"
)
_BE = r"(?:is|was|are|were|be|been|remains?|remained|sounded|seemed|appeared)"
PHRASES = re.compile(
    r"\b(?:(?:made|makes|make|making)\s(?:it\s)?(?:\w+ly\s|very\s)?(?:clear|plain|known)"
    r"|le(?:ft|aves|ave)\s(?:little|no)\sdoubt"
    r"|(?:took|takes|take)\sthe\sview|g[ai]ve\s(?:\w+\s)?(?:assurances?|notice|warning)"
    rf"|{_BE}\s(?:also\s|still\s|not\s|\w+ly\s|less\s|more\s)?(?:{_ADJECTIVES})(?=\s(?:to\s[\w\s]{{2,40}}\s)?that\b)"
    r"|went\son|goes\son|put\sit|ruled?\sout|rules\sout|ruling\sout|call(?:s|ed|ing)?\sfor"
    r"|press(?:es|ed|ing)?\sfor|push(?:es|ed|ing)?\sfor|appeal(?:s|ed|ing)?\sfor|of\sthe\sview"
    r"|has\sit|have\sit|points?\sout|pointed\sout|pointing\sout|spell(?:s|ed)\sout|lay\sdown|laid\sdown"
    r"|set\sout|ma(?:d|k)e\sthe\s(?:case|point))\b"
)
ACCORDING = re.compile(r"\b[Aa]ccording\sto\b|\b[Ii]n\sthe\s(?:words|view|opinion|eyes)\sof\b")
NOUNS = (
    "insistence|claim|claims|warning|warnings|assertion|argument|belief|view|statement|suggestion|"
    "demand|hope|fear|fears|promise|pledge|vow|assurance|assurances|conclusion|contention|"
    "announcement|admission|allegation|accusation|complaint|remark|remarks|prediction|threat|"
    "message|concern|concerns|acknowledgment|acknowledgement|declaration|impression|denial|"
    "proposal|position|expectation|conviction|feeling|understanding|report|reports|signal"
)
FORMS = re.compile(
    r"\b(?:" + "|".join(sorted(LEMMAS, key=len, reverse=True)) + r")\b"
)
NOUN_THAT = re.compile(rf"\b(?:{NOUNS})(?=\s(?:(?:by|from|of)\s[\w\s.’'-]{{2,50}}?\s)?that\b)")
EDGES = re.compile(
    r",?\s(?:and|but|or|nor|yet)\sthat\s(?!(?:is|was|has|will|would|could|may|might)\b)"
)
"""Where a further clause with its own "that" begins."""

PARTICIPLE = re.compile(
    r",\s(?:(?:and|but)\s)?(?:adding|saying|warning|arguing|insisting|noting|stressing|claiming|"
    r"telling|calling|describing|declaring|suggesting|explaining|accusing|citing|urging|according|"
    r"reiterating|maintaining|signalling|signaling|promising|vowing|predicting|acknowledging|"
    r"conceding|as\s(?:he|she|they|[A-Z]))\b"
)
