"""Findings about what the parts of a dossier say of each other."""

from __future__ import annotations

from detente.errors import Kind

SENSE: dict[str, Kind] = {
    "no-required-party": Kind(
        "No party's consent is required",
        "A deal is a package that every required party accepts; without one, anything would be.",
        "consent: required",
    ),
    "leave-of-some": Kind(
        "The leave of some of several is asked",
        "A deal needs the leave of every party that is `required`; that five of six suffice cannot "
        "be stated. Mark those required whose leave decides, or make the group one party that "
        "wants what its deciding member wants, and name that as an assumption.",
        "consent: five of six    # wrong\nconsent: required       # for those that decide",
    ),
    "no-issue": Kind("There is no issue", "Without a question there is nothing to agree on."),
    "one-option": Kind(
        "An issue has fewer than two options",
        "An issue is a question with at least two answers, of which today's state is often one.",
    ),
    "weights-do-not-sum": Kind(
        "Weights do not sum to 1",
        "Weights share out what matters to a party: their likeliest values sum to 1. If only their "
        "order is known, write `order:` instead.",
        "weights: {border: 0.6, army: 0.3}    # wrong: 0.9\n"
        "order: border > army                 # or",
    ),
    "order-and-weights": Kind(
        "Both an order and numbers are given",
        "One way to say it: numbers if they are known, else the order alone.",
    ),
    "said-twice": Kind(
        "One thing is said in two ways",
        "A party's no-deal value follows from the war or the standoff, or is stated once; how "
        "long a deal lives is said for every deal (`any-deal:`) or by the issues that guard it "
        "(`by:`).",
    ),
    "ranked-twice": Kind("A name stands twice in an order", "Name each once."),
    "not-ordered": Kind(
        "at-least or at-most needs an order",
        "The options of this issue are marked `ordered: false`; name them one by one instead.",
    ),
    "empty-condition": Kind(
        "A condition names nothing",
        "`when:` and `unless:` name at least one issue and its options.",
        "when: {border: middle-line, guarantee: none}",
    ),
    "not-a-plan": Kind(
        "A plan cannot be followed",
        "A plan is one line: the levers that are used first, and after each semicolon what has to "
        "have come about by which day, and the levers that are in force from then on. A lever that "
        "was dropped cannot be taken up again, and nothing follows once the mediator has left.",
        "steps: press-south; if south refuses by 2031-08-01, pay-for-troops",
    ),
    "same-side": Kind(
        "Both sides of the war are the same party", "Name the two parties that fight."
    ),
    "war-and-standoff": Kind(
        "A war and a standoff are both described",
        "What happens without a deal is one thing: a war (`war:`), or today's state that goes on "
        "until it lapses (`standoff:`).",
    ),
    "no-end": Kind(
        "A standoff that never ends costs a party that discounts nothing",
        "What waiting costs has no end then, and no no-deal value follows from it.",
        "standoff: {lapses-in-months: 24 (9..60), north: {cost-per-month: 0.01}}",
    ),
    "upside-down-stakes": Kind(
        "Dictating peace is worth less than being dictated to",
        "Worths are on the scale of packages: what a side dictates is worth more to it than what "
        "is dictated to it.",
        "{dictating: -0.5, dictated-to: 1.2}    # wrong\n"
        "{dictating: 1.2, dictated-to: -0.5}    # right",
    ),
    "overlapping-stakes": Kind(
        "Dictating peace may be worth less than being dictated to",
        "The two ranges overlap: in some draws a side gains by losing, and a deal is the harder.",
        "{dictating: 1.2 (1..1.4), dictated-to: 0.4 (0.2..1.6)}    # doubtful\n"
        "{dictating: 1.2 (1..1.4), dictated-to: -0.2 (-0.5..0)}    # right",
        "advice",
    ),
    "response-before-draft": Kind(
        "A response comes before its draft", "One of the two dates is wrong."
    ),
    "draft-descends-from-itself": Kind(
        "A draft descends from itself",
        "`derived-from:` names drafts that came before; here they lead back in a circle.",
    ),
    "draft-before-origin": Kind(
        "A draft is older than one it was made from",
        "`derived-from:` names drafts that came before. One of the two dates is wrong, or the two "
        "drafts are exchanged.",
    ),
    "tied-and-apart": Kind(
        "Points tied by hand contradict each other",
        "`tied:` and `apart:` stand under the later draft and name another, its point and the "
        "point here. A draft has no ties to itself, and a pair stands under one of the two.",
        "tied: [plan-b 3=5]    # wrong under plan-b\ntied: [plan-a 3=5]    # right under plan-b",
    ),
    "two-options-of-one-issue": Kind(
        "A draft gives two answers to one issue",
        "In a package each issue has one answer. If a draft has two, they are answers to two "
        "questions: split the issue, or choose the option that the text as a whole amounts to.",
        "points: {1: {border: [old-line, middle-line]}}    # wrong\n"
        "points: {1: {border: middle-line}}                # right",
    ),
    "accepts-and-objects": Kind(
        "A response or a statement contradicts itself",
        "A point is accepted or objected to; who accepts the whole objects to none of its points, "
        "who rejects it does not accept all that is named, and who is silent on it names none. "
        "Nor does one statement accept an option and reject it.",
        "{stance: accepts, objects: [1, 2]}         # doubtful\n"
        "{stance: accepts-part, objects: [1, 2]}    # right",
        "warning",
    ),
    "another-speaker": Kind(
        "Words of another stand for a party's own",
        "A statement is of the party for which it is said, and its person is one of that party's. "
        "An answer to a draft, and a red line that is `declared`, rest on the party's own "
        "statements, not on those of the other side; several may answer by one joint statement.",
        "responses: {north: {stance: rejects, statement: s4}}    # doubtful: s4 is of the South\n"
        "responses: {north: {stance: rejects, statement: s3}}    # right",
        "warning",
    ),
    "deadline-due-before-set": Kind(
        "A deadline is due before it was set", "One of the two dates is wrong."
    ),
    "missed-early": Kind(
        "A deadline is missed before it is due",
        "Until the day it is due a deadline is open, or was kept, dropped or moved. Most often a "
        "year is mistyped.",
        "{set: 2031-04-02, due: 2032-04-20, became: missed, became-on: 2031-04-20}    # doubtful\n"
        "{set: 2031-04-02, due: 2031-04-20, became: missed, became-on: 2031-04-20}    # right",
        "warning",
    ),
    "known-before-date": Kind(
        "Something is known before it happened",
        "`known` is the day on which something came out later, as a leak does; leave it empty "
        "otherwise.",
    ),
    "until-before-date": Kind("Something ends before it begins", "One of the two dates is wrong."),
    "end-before-start": Kind(
        "A place in a source is upside down",
        "`start` and `end` count characters from the beginning of the source's text.",
    ),
    "after-as-of": Kind(
        "Something is later than the dossier's day",
        "The dossier says what was known on its day (`as-of:`). Mend the date, or the day; a "
        "meeting still to come is `planned`.",
        "",
        "warning",
    ),
    "begun-already": Kind(
        "A lever begins before the dossier's day",
        "Levers are what can still be done, so it acts from the dossier's day on. What it has done "
        "by then belongs into the numbers that it changes, as they stand on that day.",
        "",
        "advice",
    ),
    "date-passed": Kind(
        "A date of interest has passed",
        "The forecast looks ahead from the dossier's day. A lever that was over by then, and a "
        "deadline that a lever would have set for an earlier day, change nothing.",
        "",
        "warning",
    ),
    "forecast-at-odds": Kind(
        "A saved forecast is at odds with itself",
        "A range is upside down, a date stands twice or lies before the day of the forecast, or "
        "the outcome came before anybody asked. A saved forecast is changed by `detente forecast "
        "resolve` alone: take the file as it was written, from a copy.",
    ),
    "same-name": Kind(
        "Two things are called the same",
        "In answers, parties, issues, options, tracks, drafts, levers and people go by their "
        "names: of two that are called the same nobody could say which is meant. What is said "
        "under another name (`also`) is found by it, so it is the name of one alone.",
        "options: {old-line: The ridge, middle-line: The ridge}             # doubtful\n"
        "options: {old-line: The line of 2024, middle-line: The ridge}      # right",
        "warning",
    ),
    "odd-role": Kind(
        "A party stands in a role that is not its own",
        "The sides of a war are the two parties that fight, and a deal needs their leave; who "
        "mediates is none of them. What the war costs another that fights is said beside theirs.",
        "sides: [north, union]    # doubtful: the union mediates\nsides: [north, south]    # right",
        "warning",
    ),
    "line-on-best": Kind(
        "A red line excludes what the party wants most",
        "A party whose line lies across the option that it values most itself would hardly ever "
        "agree. Most often the line names the other side's option, or worths are upside down.",
        "worth: {border: {old-line: 1, front-line: 0}}\n"
        "red-lines: [{issue: border, never: old-line, absolute: 0.6}]      # doubtful\n"
        "red-lines: [{issue: border, never: front-line, absolute: 0.6}]    # right",
        "warning",
    ),
    "no-stake": Kind(
        "Every option of an issue is worth the same to a party",
        "Then nothing of what it wants hangs on the issue, however much it is said to matter. Of "
        "each issue the best option is worth 1, the worst 0.",
        "border: {old-line: 1, middle-line: 1, front-line: 1}      # doubtful\n"
        "border: {old-line: 1, middle-line: 0.5, front-line: 0}    # right",
        "warning",
    ),
    "chance-unknown": Kind(
        "How long a deal with an option lives is unknown",
        "Where it is said for some options of an issue that guards a deal, a wide default stands "
        "in for the others, and is printed among the assumptions.",
        "by: {guarantee: {none: 0.35, consult: 0.5, troops: 0.8}}",
        "warning",
    ),
    "broad-target": Kind(
        "A lever changes numbers of several sorts by the same",
        "A target means every number whose name begins and goes on as it does. To add one amount "
        "to costs, beliefs and worths alike is hardly meant; several numbers of one sort are.",
        "changes: {war.south: +0.004}                   # doubtful\n"
        "changes: {war.south.cost-per-month: +0.004}    # right",
        "warning",
    ),
    "far-date": Kind(
        "A date of interest is too far away",
        "Talks are played week by week up to the last date of interest, for 50 years at most; what "
        "is known today says little of later ones.",
        "by: [2031-09-01, 2099-05-12]    # wrong\nby: [2031-09-01, 2032-05-12]    # right",
    ),
    "other-event": Kind(
        "What is forecast is called by another event's name",
        "The chance is that all whose leave is needed sign one text. A ceasefire, a renewal, the "
        "end of the war or an election is another event. Answers "
        "speak of a settlement signed in any case, and quote what the dossier calls it.",
        "event: ceasefire            # doubtful\nevent: settlement signed    # right",
        "warning",
    ),
    "one-track": Kind(
        "Tracks in parallel where there is one text",
        "Tracks that are negotiated in parallel are two or more, and only one of those can be "
        "signed ahead of the rest. As it stands, it changes nothing.",
        "mediation: {tracks: parallel, early-harvest: yes}\nissues: {border: {track: land, …}, …}",
        "warning",
    ),
    "date-twice": Kind(
        "Dates of interest stand twice, or out of order",
        "Each is answered once, the earlier ones first.",
        "by: [2031-09-01, 2032-05-12]",
        "advice",
    ),
    "idle-lever": Kind(
        "A lever changes nothing, or next to nothing",
        "It begins after the last day that is looked at, waits longer than that, works up to its "
        "strength over many years, changes a number by nothing, sets a deadline that hangs over "
        "the talks already, or has no effect at all. A lever "
        "that is a name and nothing else means to go on as before.",
        "changes: {war.south.cost-per-month: x1}      # doubtful\n"
        "changes: {war.south.cost-per-month: x1.2}    # right",
        "warning",
    ),
    "idle-draft": Kind(
        "A draft says nothing of any issue",
        "What it gives the parties cannot be worked out, nor is it set beside other drafts.",
        "points: {1: {border: front-line}, 2: {army: cap-50k}}",
        "advice",
    ),
    "idle-line": Kind(
        "A red line excludes nothing, or everything",
        "Say which options lie beyond it.",
        "{issue: border, never: front-line, absolute: 0.6}\n"
        "{issue: guarantee, at-least: troops, absolute: 0.4}",
        "warning",
    ),
    "no-wants": Kind(
        "Nothing is known of what a required party wants",
        "Wide defaults stand in, and the analysis says little. An order of the issues alone would "
        "say more.",
        "wants: {order: border > army, why: a-guess}",
        "warning",
    ),
    "weight-unknown": Kind(
        "How much an issue matters to a party is unknown",
        "A wide default stands in, and is printed among the assumptions.",
        "",
        "warning",
    ),
    "worth-unknown": Kind(
        "What an option is worth to a party is unknown",
        "A wide default stands in, and is printed among the assumptions. An order alone says much.",
        "army: best-to-worst no-cap, cap-80k, cap-50k",
        "warning",
    ),
    "no-why": Kind(
        "Estimates rest on nothing",
        "Every number can be walked back to a source or to a named assumption. The nearest `why:` "
        "around an estimate counts for it; one line may serve a whole part.",
        "war:\n  why: [report#chapter 4, a-ridge]",
        "warning",
    ),
    "no-hash": Kind(
        "A place in a text is given, but not which text",
        "`start` and `end` count characters of one very text. Its SHA-256, under `custom.sha256` "
        "of the source, says which.",
        '{"id": "report", "type": "report", "custom": {"sha256": "9f86d081884c7d65…"}}',
        "warning",
    ),
    "no-today": Kind(
        "Where an issue stands today is not said",
        "What going on without a deal is worth is measured by today's state. Of an issue without "
        "one, the mean of its options stands in.",
        "today: front-line",
        "advice",
    ),
    "deadline-passed": Kind(
        "What became of a deadline is not said",
        "It was due before the dossier's day. What became of it tells how credible the next is.",
        "became: missed",
        "advice",
    ),
    "point-not-in-text": Kind(
        "A point is not in the draft's text",
        "Paragraphs of `drafts/NAME.md` carry the numbers of the points (1. 2. 3.), so that both "
        "can be read side by side.",
        "",
        "advice",
    ),
    "odd-scale": Kind(
        "A number is far off the scale it is counted on",
        "All that is at stake for a party is worth 1 to it: a cost a month of 5 would be five "
        "times all of it, every month. The balance of a war runs from 0 to 1, a lever's cost "
        "from 0 to 1, a discount is a share a month. The number is taken as it stands.",
        "war:\n  north:\n    cost-per-month: 0.006 (0.001..0.02)  # not 6 (1..20)",
        "advice",
    ),
    "stretched-worth": Kind(
        "Worths of an issue do not run from 0 to 1",
        "Of each issue the worst option is worth 0 to a party, the best 1; how much the issue "
        "matters is said by its weight. Other worths are stretched to that scale, and keep their "
        "proportions only. A range that goes beyond it shrinks the others where it does.",
        "border: {old-line: 0.9, middle-line: 0.8, front-line: 0.7}   # read as 1, 0.5, 0\n"
        "border: {old-line: 1, middle-line: 0.8, front-line: 0}       # right",
        "advice",
    ),
    "unread-number": Kind(
        "Nothing is worked out from a number",
        "What dictating peace is worth counts for the two sides of the war; how a party bargains, "
        "for those whose leave is needed or whose wants are stated. Of a party whose leave is "
        "needed on some issues alone (`required-on:`), only these count. Said of another party or "
        "issue, a number changes nothing.",
        "",
        "advice",
    ),
    "later-source": Kind(
        "A source came out after the dossier's day",
        "A history written later may tell what was said and done before, and statements and events "
        "have days of their own. No estimate has it as a reason; one that had would know what came "
        "after.",
        "",
        "advice",
    ),
    "list-in-a-text": Kind(
        "Several may stand in one text",
        "Between brackets each stands for itself; without them a text with commas is one.",
        "interests: water for the plain, an end to the shelling      # one\n"
        "interests: [water for the plain, an end to the shelling]    # two",
        "advice",
    ),
    "first-guess": Kind(
        "A dossier still stands as it began",
        "A new dossier has two issues and numbers of nobody, so that every command works from the "
        "first day on. What is worked out from them is about no dispute at all.",
        "",
        "advice",
    ),
    "unused-assumption": Kind(
        "Nothing rests on an assumption",
        "Name it where it matters (`why:`), or take it away.",
        "",
        "advice",
    ),
}
