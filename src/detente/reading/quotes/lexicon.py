"""Verbs and phrases of saying, thinking, wanting and refusing, in every form."""

from __future__ import annotations

import re

from detente.reading.people.words import word_set

MASK = "\ue000"
"""Stands for every character of a quotation, so that nobody in it is taken for its speaker."""

_SAY = """say state declare announce add claim argue insist maintain contend assert note observe
remark explain reply respond answer write tweet acknowledge concede admit confirm reiterate repeat
stress emphasize emphasise underline underscore warn caution predict suggest indicate signal hint
imply disclose reveal report allege testify recall comment complain joke quip conclude clarify
affirm reaffirm boast lament mention continue agree proclaim protest counter retort swear vow pledge
promise threaten deny forecast opine muse concur rejoin volunteer stipulate intimate aver determine
rule decide propose recommend request demand urge ask recount ponder pray plead grumble mutter
whisper shout exclaim cry snap sigh murmur venture recognize recognise post relay recommend
telegraph cable interject object begin reason laugh shrug smile sneer scoff fume thunder summarize
summarise elaborate sum tell put read specify speculate submit accept profess hold offer swear"""
_TELL = """tell inform assure remind advise notify warn promise instruct caution persuade convince
brief reassure urge implore beg answer"""
_THINK = """believe think hope fear expect feel suspect consider doubt worry calculate reckon assume
judge estimate regret see imagine trust"""
_WANT = """want reject oppose deny demand welcome condemn regret denounce dismiss refuse accept
favour favor support deplore seek endorse propose dispute insist propose reiterate reaffirm
stress emphasize emphasise underline note recall commend express urge request implore"""
_CALL = """call describe dismiss brand denounce characterize characterise label term hail praise
condemn criticize criticise portray liken deride dub decry mock welcome speak talk refer cite quote
invoke blame thank express compare accuse offer"""
_IRREGULAR = {
    "say": "says said saying", "tell": "tells told telling", "sum": "sums summed summing",
    "write": "writes wrote written writing", "think": "thinks thought thinking",
    "feel": "feels felt feeling", "swear": "swears swore sworn swearing", "read": "reads reading",
    "speak": "speaks spoke speaking spoken", "forecast": "forecasts forecasting",
    "seek": "seeks sought seeking", "concur": "concurs concurred concurring",
    "deny": "denies denied denying", "reply": "replies replied replying",
    "testify": "testifies testified testifying", "clarify": "clarifies clarified clarifying",
    "worry": "worries worried worrying", "cry": "cries cried crying",
    "imply": "implies implied implying", "notify": "notifies notified notifying",
    "signal": "signals signaled signalled signaling signalling", "put": "puts putting",
    "label": "labels labeled labelled labeling labelling", "admit": "admits admitted admitting",
    "aver": "avers averred", "refer": "refers referred referring", "begin": "begins began",
    "specify": "specifies specified specifying", "snap": "snaps snapped", "beg": "begs begged",
    "quip": "quips quipped quipping", "decry": "decries decried decrying", "see": "sees saw",
    "regret": "regrets regretted regretting", "dub": "dubs dubbed dubbing",
    "submit": "submits submitted submitting", "hold": "holds held", "sigh": "sighs sighed sighing",
}  # fmt: skip
SOUNDS = word_set("laugh shrug smile sneer sum begin read put post hold continue object")
"""Verbs that say something only beside a quotation."""


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
NOUNS_TOO = word_set(
    """claim claims report reports demand demands call calls promise promises answer answers
    reply comment comments remark remarks hope hopes fear fears note notes request requests
    pledge pledges vow vows offer offers praise suspect suspects signal signals hint hints
    estimate estimates doubt doubts label labels blame warning warnings state states rule rules
    post posts cable cables talk talks term terms brand murmur whisper cry cries protest
    protests counter object objects feeling meaning urge welcome support favour favor dispute
    disputes threat read reading begin reason reasons judge judges trust regret regrets worry
    worries quote quotes brief briefs position saying thought caution forecast forecasts
    thinking hold sum laugh smile shrug sigh see"""
)
"""Forms that are nouns as often as verbs."""

_ADJECTIVES = (
    "adamant|confident|convinced|certain|sure|hopeful|concerned|worried|afraid|skeptical|sceptical|"
    "insistent|clear|optimistic|pessimistic|aware|persuaded|unequivocal|explicit|emphatic|firm|"
    "categorical|satisfied|disappointed"
)
_BE = r"(?:is|was|are|were|be|been|being|remains?|remained|sounded|seemed|appeared)"
PHRASES = re.compile(
    r"\b(?:(?:made|makes?|making)\s(?:it\s)?(?:(?:\w+ly|very|quite|no)\s)?(?:clear|plain|known)"
    r"|le(?:ft|aves?)\s(?:little|no)\sdoubt|let\sit\sbe\sknown|make\sno\ssecret"
    r"|(?:took|takes?)\sthe\s(?:view|position)|g[ai]ves?\s(?:\w+\s)?(?:assurances?|notice|warning)"
    rf"|{_BE}\s(?:(?:also|still|\w+ly|less|more)\s)?(?:{_ADJECTIVES})"
    r"(?=\s(?:(?:to|with|on)\s(?:[\w.’'-]+\s){1,4}?)?that\b)"
    r"|(?:went|goes)\son(?:\sto\ssay)?|(?:put|puts|putting)\sit|rul(?:ed?|es|ing)\sout"
    r"|call(?:s|ed|ing)?\s(?:\w+ly\s)?(?:for|on|upon)|press(?:es|ed|ing)?\sfor"
    r"|push(?:es|ed|ing)?\sfor|appeal(?:s|ed|ing)?\s(?:for|to)|ask(?:s|ed|ing)?\sfor"
    r"|insist(?:s|ed|ing)?\s(?:up)?on|(?:warn|caution)(?:s|ed|ing)?\s(?:of|against)"
    r"|complain(?:s|ed|ing)?\s(?:of|about)|object(?:s|ed|ing)?\sto|t(?:ake|ook|akes)\sissue\swith"
    r"|(?:is|are|was|were)\sof\sthe\sview|ha(?:s|ve)\sit|point(?:s|ed|ing)?\sout"
    r"|spell(?:s|ed)\sout|(?:laid|lays?)\sdown|set(?:s)?\sout"
    r"|ma(?:de|kes?)\sthe\s(?:case|point))\b",
    re.IGNORECASE,
)
ACCORDING = re.compile(
    r"\baccording\sto\b|\bin\sthe\s(?:words|view|opinion|eyes|telling)\sof\b|\bas\stold\sby\b"
    r"|\bin\s(?:his|her|their|its|[\w.-]+(?:\s[\w.-]+){0,3}[’']s?)\s(?:view|opinion|telling|account)(?=,)",
    re.IGNORECASE,
)
_NOUNS = (
    "insistence|claims?|warnings?|assertions?|arguments?|belief|view|statements?|suggestions?|"
    "demands?|hopes?|fears?|promises?|pledges?|vows?|assurances?|conclusions?|contention|"
    "announcements?|admission|allegations?|accusations?|complaints?|remarks?|predictions?|threats?|"
    "concerns?|acknowledge?ment|declarations?|denials?|proposals?|position|expectation|"
    "conviction|feeling|reports?|signals?|rumou?rs?|charges?|guarantees?|undertakings?|hints?|"
    "assessment|judge?ment|observation|reply|answer|comment|word|confidence|doubts?|regret|satisfaction|alarm|optimism|message|pleas?|calls?|requests?|opinion"
)
NOUN_THAT = re.compile(
    rf"\b(?:{_NOUNS})(?=,?\s(?:(?:by|from|of)\s(?:[\w.’'-]+\s){{1,6}}?|(?:to|on|in|at|last|this)\s"
    r"(?:[\w.’'-]+\s){1,4}?)?(?:(?:is|was|remains)\s)?that\b)",
    re.IGNORECASE,
)
"""A noun of saying with its own "that": what is said follows."""
NOUN_OF = re.compile(
    rf"\b(?:{_NOUNS}|words|phrase|verdict|message|descriptions?|talk|advice|references?|boast|"
    r"motto|joke|quip|retort|response|explanation)(?=(?:\s(?:of|to|for|about|was|is|were|on|came|as)"
    rf"\b[^.,;{MASK}]{{0,60}}?|:|,)\s?{MASK})",
    re.IGNORECASE,
)
"""A noun of saying whose words are a quotation."""

IMPERSONAL = re.compile(
    r"\b[Ii]t\s(?:is|was|has\sbeen|had\sbeen)\s(?:also\s|further\s|finally\s|\w+ly\s)?(?:agreed|"
    r"announced|decided|understood|reported|noted|recalled|stressed|alleged|rumou?red|claimed|"
    r"suggested|said|believed|feared)(?=,?\s(?:by\s[\w\s]{2,30}\s|in\s\w+\s)?that\b)"
)
"""A saying that the text gives to nobody: "it is understood that"."""

DAYS = word_set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
MONTHS = word_set(
    """January February March April May June July August September October November December
    Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Oct. Nov. Dec."""
)
DATELINE = re.compile(
    r"(?:[A-Z][A-Z’'.-]{1,20}[,\s]{1,2}){1,4}"
    r"(?:[A-Z][\w.]{0,20}[,\s]{1,2}|\d{1,4}[,\s]{1,2}){0,5}"
    r"(?:\([^)]{2,30}\)\s)?(?:[—–-]|--)\s"
)
"""Place and day in capital letters before a report."""
AUX = word_set(
    """has have had is was are were will would also later then earlier again once repeatedly now
    both all even still only since long first just further did do does may could might can must
    should been be being recently today yesterday already soon often always sometimes too
    himself used herself themselves itself yet neither nor never not cannot shall to finally"""
)
"""Words between a subject and its verb."""

DOCUMENTS = word_set(
    """text draft plan treaty agreement deal paper document law constitution clause article
    accord evidence data polls poll experience history map maps protocol proposal framework
    formula version language wording provision provisions paragraph move moves result results
    figures numbers pictures images photographs video records signs sign fact facts event events
    outcome vote phrase word words line lines name title logic"""
)
"""What "says" or "suggests" something without being somebody."""
