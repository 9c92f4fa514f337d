"""The sheets of a workbook: which part of a dossier each holds, and what its columns mean."""

from __future__ import annotations

from typing import Final, get_args

from detente.dossier.files.workbook.evidence import EVIDENCE, KNOWN, WHY
from detente.dossier.files.workbook.shape import Column, Sheet, col, estimates, key
from detente.dossier.model.drafts import STANCES, Became
from detente.dossier.model.levers import Leverage
from detente.dossier.model.parties import Kind

SINCE = col("since", about="The day since which it holds.")
VALUE = Column(head="estimate", at=(), sort="estimate", about="0.4, 0.2..0.6, 0.3 (0.1..0.6)")
NAME = Column(head="name", at=(), sort="text", about="Its name, in any script.", width=60)
TEXT = Column(head="text", at=(), sort="text", about="In words.", width=90)
ESTIMATE = Sheet(title="", about="", where=(), keys=(), columns=(VALUE, WHY, SINCE), kind="values")
PARTY, ISSUE = key("party", "Parties"), key("issue", "Issues")
OPTION = key("option", "Options", "An option of the issue; empty where the reason is of all.")
_OF_PARTY = ("parties", "*", "wants")

FIRST_SHEETS: Final = 5
"""Those to fill in first: with them alone there is an answer."""
SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        title="Dossier",
        about="What is said once: title, day, the war as a whole, the mediation, the forecast.",
        where=(),
        keys=(key("what", about="Do not change this column."),),
        columns=(
            Column(head="value", at=(), sort="word", width=60),
            WHY,
            SINCE,
            Column(head="meaning", at=(), sort="text", width=60),
        ),
        kind="single",
    ),
    Sheet(
        title="Parties",
        about="Who bargains, mediates, or stands behind a promise.",
        where=("parties", "*"),
        keys=(key("party"),),
        columns=(
            col("name", "text", "Its name, as it calls itself.", width=24),
            col("kind", choices=get_args(Kind)),
            col("code", about="ISO 3166 alpha-3, for a state."),
            col(
                "consent",
                "consent",
                "required, ratifies, or on: issue; issue.",
                choices=("required", "ratifies"),
            ),
            col("principal", about="The person who decides.", of="People"),
            col("interests", "list", "Why it wants what it wants.", width=50),
            col("also", "list", "Other names by which it is called.", newer=True),
            WHY,
        ),
    ),
    Sheet(
        title="Issues",
        about="The questions at stake; their options stand on the next sheet.",
        where=("issues", "*"),
        keys=(key("issue"),),
        columns=(
            col("name", "text"),
            col("track", of="Tracks"),
            col("about", "text"),
            col("ordered", "flag", "no, if the options have no order.", choices=("yes", "no")),
            col("today", about="The option that stands today.", of="Options"),
            col("keywords", "list", "Words by which texts about it are found."),
            WHY,
        ),
    ),
    Sheet(
        title="Options",
        about="The answers to each issue, in their natural order.",
        where=("issues", "*", "options", "*"),
        keys=(ISSUE, key("option")),
        columns=(NAME,),
        kind="texts",
    ),
    Sheet(
        title="Worths",
        about="What each option is worth to a party: an estimate, or a rank (1 is best) where "
        "only the order is known.",
        where=(*_OF_PARTY, "worth", "*", "*"),
        keys=(PARTY, ISSUE, OPTION),
        columns=(
            VALUE,
            Column(head="rank", at=(), about="1 is best; where only the order is known."),
            WHY,
            SINCE,
        ),
        kind="options",
        reserved=("why", "best-to-worst"),
    ),
    Sheet(
        title="Wants",
        about="What each party wants, as a whole: the order of its issues where only that is "
        "known. A row without more says that its wants are described.",
        where=_OF_PARTY,
        keys=(PARTY,),
        columns=(
            col("order", "word", "a > b = c, from most to least important.", width=60),
            col("scale", choices=("rescaled", "native")),
            col("no-deal", "estimate", "Worth of no deal, for a party that no war touches."),
            WHY,
        ),
    ),
    Sheet(
        title="Weights",
        about="How much each issue matters to a party; the likeliest weights of one sum to 1.",
        where=(*_OF_PARTY, "weights", "*"),
        keys=(PARTY, ISSUE),
        columns=(VALUE, WHY, SINCE),
        kind="values",
    ),
    Sheet(
        title="Red lines",
        about="What a party will not give. What joins two issues stands under unless.",
        where=(*_OF_PARTY, "red-lines", "#"),
        keys=(PARTY,),
        columns=(
            col("id", about="A name for it; may be left out."),
            col("issue", of="Issues"),
            col("never", "ids", "Options it will never take.", of="Options"),
            col("at-least", of="Options"),
            col("at-most", of="Options"),
            col("unless", "conditions", "guarantee=troops; army=cap-80k|no-cap; border>=ridge"),
            col("absolute", "estimate", "The chance that no price moves it."),
            col("otherwise-costs", "estimate", "What crossing it costs, where it is not."),
            col("declared", "list", "Statements that declared it."),
            col("assessed", "list", "Sources or assumptions it is assessed from."),
            SINCE,
            WHY,
        ),
    ),
    Sheet(
        title="Links",
        about="Worth that several answers have only together.",
        where=(*_OF_PARTY, "links", "#"),
        keys=(PARTY,),
        columns=(
            col("when", "conditions", "border=middle-line; guarantee=none|consult"),
            col("adds", "estimate", "Worth that this adds, or takes (below 0)."),
            WHY,
        ),
    ),
    Sheet(
        title="War",
        about="What the war is to each party; the war as a whole stands on the sheet Dossier.",
        where=("war", "*"),
        keys=(PARTY,),
        columns=(
            *estimates("dictating", "dictated-to", "cost-per-month", "believes-drift"),
            *estimates("belief-spread", "discount-a-month", "no-deal"),
            WHY,
        ),
        reserved=("why", "sides", "began", "balance", "moves", "ends-in-months"),
    ),
    Sheet(
        title="Standoff",
        about="What waiting is to each party, where there is no war; when it lapses stands on the "
        "sheet Dossier.",
        where=("standoff", "*"),
        keys=(PARTY,),
        columns=(*estimates("cost-per-month", "fallback", "discount-a-month", "no-deal"), WHY),
        reserved=("why", "lapses-in-months"),
        newer=True,
    ),
    Sheet(
        title="People",
        about="The people of the parties.",
        where=("parties", "*", "people", "*"),
        keys=(PARTY, key("person")),
        columns=(
            col("name", "text", width=24),
            col("role", "text"),
            col("also", "list", "Other names."),
            col("from", about="The first day in that role, as far as known.", newer=True),
            col("until", about="The last day in that role.", newer=True),
            WHY,
        ),
    ),
    Sheet(
        title="Tracks",
        about="Groups of issues handled together.",
        where=("tracks", "*"),
        keys=(key("track"),),
        columns=(NAME,),
        kind="texts",
    ),
    Sheet(
        title="Durability",
        about="The share of time that a deal lives, by the option that guards it; or its chance "
        "to hold as long as holds-for-months says.",
        where=("durability", "by", "*", "*"),
        keys=(ISSUE, OPTION),
        columns=(VALUE, WHY, SINCE),
        kind="options",
        reserved=("why",),
    ),
    Sheet(
        title="Breaking costs",
        about="What an option makes breaking the deal cost.",
        where=("durability", "breaking-costs", "*", "*"),
        keys=(ISSUE, OPTION),
        columns=(VALUE, WHY, SINCE),
        kind="options",
        reserved=("why",),
    ),
    Sheet(
        title="If it fails",
        about="Worth that a failed deal brings a party.",
        where=("durability", "if-it-fails", "*"),
        keys=(PARTY,),
        columns=(VALUE, WHY, SINCE),
        kind="values",
    ),
    Sheet(
        title="Shifts",
        about="The same, where the deal had certain answers.",
        where=("durability", "and", "#"),
        keys=(),
        columns=(
            col("party", of="Parties"),
            col("when", "conditions", "army=cap-50k"),
            col("adds", "estimate"),
            WHY,
        ),
    ),
    Sheet(
        title="Drafts",
        about="The texts on the table.",
        where=("drafts", "*"),
        keys=(key("draft"),),
        columns=(
            col("name", "text"),
            col("by", "ids", "Parties.", of="Parties"),
            col("date"),
            KNOWN,
            col("derived-from", "ids", "The drafts before it.", of="Drafts"),
            WHY,
        ),
    ),
    Sheet(
        title="Points",
        about="What each point of a draft says: an option of an issue; the word unknown instead "
        "of an issue where no source gives it; nothing where it touches no issue here.",
        where=("drafts", "*", "points", "*"),
        keys=(key("draft", "Drafts"), key("point", about="Its number.")),
        columns=(col("issue", of="Issues"), col("option", of="Options")),
        kind="points",
    ),
    Sheet(
        title="Responses",
        about="The answer of each party to a draft.",
        where=("drafts", "*", "responses", "*"),
        keys=(key("draft", "Drafts"), PARTY),
        columns=(
            col("stance", choices=STANCES),
            col("date"),
            KNOWN,
            col("accepts", "ids", "Points, by number."),
            col("objects", "ids", "Points, by number."),
            col("complete", "flag", "yes, if all objections are listed.", choices=("yes", "no")),
            col("statement", "ids", "Statements, by id."),
            WHY,
        ),
    ),
    Sheet(
        title="Deadlines",
        about="Who set which deadline for whom, and what became of it.",
        where=("deadlines", "*"),
        keys=(key("deadline"),),
        columns=(
            col("name", "text"),
            col("set-by", of="Parties"),
            col("for", "ids", of="Parties"),
            col("set"),
            col("due"),
            col("became", choices=get_args(Became)),
            col("became-on"),
            KNOWN,
            col("statement", "ids"),
            WHY,
        ),
    ),
    Sheet(
        title="Behaviour",
        about="How each party answers; what is left out gets a wide default.",
        where=("behaviour", "*"),
        keys=(PARTY,),
        columns=(
            *estimates("firmness", "holding-out", "patience-months", "noise"),
            *estimates("yes-for-show", "bargaining-no"),
            WHY,
        ),
        reserved=("why", "deadline-fatigue"),
    ),
    Sheet(
        title="Levers",
        about="What a mediator can do; what each changes stands on the next sheet.",
        where=("levers", "*"),
        keys=(key("lever"),),
        columns=(
            col("name", "text"),
            col("by", of="Parties"),
            col("source", choices=get_args(Leverage)),
            col("from"),
            col("until"),
            *estimates("delay-months", "ramp-months"),
            Column(head="deadline for", at=("deadline", "for"), of="Parties"),
            Column(head="deadline due", at=("deadline", "due")),
            Column(head="deadline why", at=("deadline", "why"), sort="list"),
            col("ends-mediation", "flag", choices=("yes", "no")),
            col("costs", "estimate", "What it costs who uses it."),
            col("price", "list", "In words.", width=40),
            WHY,
        ),
    ),
    Sheet(
        title="Changes",
        about="The numbers that a lever changes: +0.1 adds, -0.1 takes, x0.8 multiplies, 0.4 sets; "
        "a range may follow.",
        where=("levers", "*", "changes", "*"),
        keys=(key("lever", "Levers"), key("target", "Targets", "south.red-lines.absolute")),
        columns=(Column(head="change", at=(), sort="change", width=24), WHY),
        kind="values",
    ),
    Sheet(
        title="Assumptions",
        about="What is taken to be so without a source.",
        where=("assumptions", "*"),
        keys=(key("assumption"),),
        columns=(TEXT,),
        kind="texts",
    ),
    *EVIDENCE,
    Sheet(
        title="More",
        about="What has no column on its own sheet: where it stands, and what it says, in YAML.",
        where=(),
        keys=(key("where", about="The words that lead to it, with / between them."),),
        columns=(Column(head="value", at=(), sort="yaml", width=90),),
        kind="more",
        newer=True,
    ),
)
"""In the order of the workbook; one visible table."""
