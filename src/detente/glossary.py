"""The words of peace talks as this package uses them, each with one meaning.

The glossary page of the reference, the brief's one-line meanings and the help texts all read from
here, so a word means the same everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WORDS: Mapping[str, str] = MappingProxyType(
    {
        # who
        "party": "One who bargains: a state, a government, an armed group, an alliance.",
        "principal": "The person who decides for a party.",
        "spokesperson": "A person who speaks for a party without deciding for it.",
        "mediator": "A party that brokers: it carries texts and sets the pace of the talks.",
        "negotiator": "A party that bargains over the terms, and bears no arms in the conflict.",
        "guarantor": "A party that stands behind a promise made in a deal.",
        "required party": "A party without whose leave there is no deal, on all issues or on some.",
        # what about
        "issue": "One question that a deal must answer.",
        "option": "One answer to an issue.",
        "track": "A group of issues handled together.",
        "single undertaking": "All tracks in one text: nothing is agreed until everything is.",
        "tracks in parallel": "Each track with a text of its own, judged by its own issues.",
        "initialled": "Said of a track's text to which all have said yes; it binds with the whole.",
        "audience cost": "What it costs a party that its public reads what it was asked to give.",
        "pen": "Who drafts the text; a mediator's may lean to one party.",
        "early harvest": "Signing one track ahead of the rest, where that is a loss to nobody.",
        "partial deal": "A track signed ahead of the rest, and no settlement.",
        "channel": "The way by which words reach the other side, such as an envoy or the press.",
        "package": "An answer to every issue.",
        "deal": "A package that every required party accepts.",
        # what is wanted
        "position": "What a party says it wants.",
        "interest": "Why a party wants it.",
        "red line": "What a party will not give; declared by the party or assessed by the analyst.",
        "absolute": "Said of a red line that nothing offered elsewhere can move.",
        "weight": "The importance of an issue to a party; a party's weights sum to 1.",
        "worth": "What a package is worth to a party: 0 for its worst package, 1 for its best.",
        "link": "Worth that two or more answers have together and not apart.",
        "no-deal value": "What going on without a deal is worth to a party (its BATNA).",
        "gain": "What a package is worth to a party above its no-deal value.",
        # what is known
        "statement": "One attributed utterance: who said what to whom, for which party, and when.",
        "source": "Where a statement or an estimate stands, so that another person can find it.",
        "document": "A text that was read: an article, a statement, a transcript, a draft.",
        "suggestion": "What a document says, proposed to a person to accept, correct or reject.",
        "quote": "The very words of a statement.",
        "paraphrase": "The sense of a statement in the analyst's words.",
        "stated": "Said by a party; shown apart from what is assessed.",
        "assessed": "Believed by the analyst; shown apart from what is stated.",
        "as of": "The day up to which things are known; what became known later is left out.",
        "dossier": "The folder that holds all that is known of one negotiation.",
        "assumption": "A judgement that no source carries, with a name so that it can be found.",
        "finding": "One thing to mend in a dossier, with its place and how to mend it.",
        # what is on the table
        "draft": "A text on the table.",
        "point": "One numbered clause of a draft.",
        "response": "A party's answer to a draft as a whole.",
        "objection": "A party's answer to one point of a draft.",
        "remark": "What somebody wrote into the margin of a draft; it may be an objection.",
        "amendment": "A change of a point that somebody proposes: a tracked change in Word.",
        "stance": "How a party stands to an option, from demands to a red line.",
        "single negotiating text": "A way of mediating: the mediator alone holds the pen, asks for "
        "criticism instead of acceptance, and redrafts.",
        "protocol": "How talks are held: who tables a text when, and what a no means.",
        "alternating offers": "A protocol: the parties table texts in turn.",
        "take-it-or-leave-it": "A protocol: one text is put once, and a no ends the talks.",
        "deadline": "A day by which someone wants an answer from someone.",
        # what could be agreed
        "zone": "The packages by which every required party gains and which all would keep "
        "(the zone of possible agreement, ZOPA).",
        "frontier": "The packages that no other package betters for one party at nobody's expense.",
        "solution": "The package a principle of fairness picks from the zone.",
        "Nash solution": "The package with the largest product of gains.",
        "egalitarian solution": "The package whose smallest gain is largest.",
        "Kalai–Smorodinsky solution": "The package whose smallest share of the ideal gain is "
        "largest.",
        "utilitarian solution": "The package with the largest sum of gains.",
        "ideal gain": "The most a party gains by any package in the zone.",
        "fairness": "The smallest share of its ideal gain that any party gets.",
        "binding constraint": "A red line or an issue that closes the zone.",
        "gap": "The least that would have to give way for a zone to open.",
        "signed, not kept": "Said of a package that all gain by and one would later break.",
        # the war
        "balance": "How the war stands: at 1 one side dictates, at 0 the other does.",
        "drift": "How fast the balance moves in a month; each side believes its own.",
        "exhaustion": "The end of the fighting without a deal and without dictation.",
        # or the standoff
        "standoff": "Today's state going on without a deal, at a cost of waiting, until it lapses.",
        "fallback": "What a party expects once a standoff has lapsed.",
        # how long it holds
        "durability": "The chance that a signed deal holds, as a share of the time to come.",
        "guarantee": "A promise that raises durability.",
        # what a mediator can do
        "lever": "Something a mediator can do to move the talks.",
        "plan": "Levers in force first, and others instead once a party refuses or no deal comes.",
        "what is lost": "Of the chance of a zone what does not become a deal: talks end, "
        "or what goes on beside them, no text in the zone is found or one is refused, or the deal "
        "is not kept.",
        "bundle": "Levers that are used together.",
        "persuasion": "A lever that works by information and argument.",
        "extraction": "A lever that draws a concession from one party as a favour to the mediator.",
        "termination": "A lever that works by the threat to leave.",
        "deprivation": "A lever that takes something away from a party.",
        "gratification": "A lever that gives a party something.",
        "regret": "How much chance of a kept deal a lever loses against the best lever in a draw.",
        # how sure
        "estimate": "An uncertain number as a person states it: a value, a range, both, or a rank.",
        "range": "The 5th to the 95th percentile: 90 % of draws lie inside. Where a few draws "
        "carry a mean beyond these, the range reaches to it.",
        "draw": "One sample of everything that is uncertain.",
        "path": "One way in which the talks may go on from one draw.",
        "seed": "The one number behind every random number of a study.",
        "stream": "A named series of random numbers that depends on the seed and the name alone.",
        "representative package": "The package that lies in the zone in most draws.",
        # when
        "forecast": "A chance of a stated event by a stated day.",
        "prior": "A chance without the evidence that talks have lasted until the as-of date: as if "
        "they began on it.",
        "base rate": "How often the same event came about in a class of past cases.",
        "class of conflict": "The kind of past cases a conflict is set beside: between states, "
        "within a state, or none.",
        "pool": "The model's chance and the base rate of the same event joined into one, by a "
        "stated weight of the model.",
        "resolution": "What came of the event that was forecast.",
        "Brier score": "The squared distance between a forecast and what came; 0 is best.",
        "calibration": "Whether events forecast at 70 % come about in seven cases of ten.",
        "ending": "How a path ends: in a settlement, as somebody leaves the talks, as what goes on "
        "without a deal comes to its own end, or open.",
    }
)

_OF_WAR = frozenset({"balance", "drift", "exhaustion"})
_OF_STANDOFF = frozenset({"standoff", "fallback"})


def words_for(*, war: bool) -> dict[str, str]:
    """The words that answers about a conflict use: those of war, or those of a standoff.

    >>> "exhaustion" in words_for(war=False), "fallback" in words_for(war=False)
    (False, True)
    """
    others = _OF_STANDOFF if war else _OF_WAR
    return {word: meaning for word, meaning in WORDS.items() if word not in others}


def meaning(word: str) -> str:
    """The one-line meaning of a word.

    Raises
    ------
    KeyError
        If the glossary does not hold the word.

    Examples
    --------
    >>> meaning("gain")
    'What a package is worth to a party above its no-deal value.'
    """
    return WORDS[word]
