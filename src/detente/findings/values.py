"""Findings about single values and about names: words, numbers, dates, ids that nothing has."""

from __future__ import annotations

from detente.errors import Kind

VALUES: dict[str, Kind] = {
    "missing": Kind(
        "Something that is needed is missing",
        "Few words are needed, since what is left out is unknown: but a dossier has a title and a "
        "day, a party a name and a kind, an issue a name and options.",
    ),
    "unknown-word": Kind(
        "A word is not known here",
        "Most often it is misspelt or indented too far. What belongs in another file is refused "
        "in `dossier.yaml`.",
        "consant: required    # wrong\nconsent: required    # right",
    ),
    "no-value": Kind(
        "A name stands without what it names",
        "After the name of an option, a party or another thing of your own stands what it is.",
        "options: {old-line: The old line, new-line: }             # wrong\n"
        "options: {old-line: The old line, new-line: The new}      # right",
    ),
    "left-empty": Kind(
        "A word has no value",
        "What is left out is unknown, and so is what is left empty. If something was meant to "
        "stand there, write it; else take the word away.",
        "ends-in-months:             # doubtful\nends-in-months: 24 (6..72)  # right",
        "warning",
    ),
    "wrong-type": Kind(
        "A value is of another sort",
        "A list stands where one text belongs, or the other way round.",
        "sides: north            # wrong\nsides: [north, south]   # right",
    ),
    "not-one-of": Kind(
        "A value is not among those possible",
        "The message lists the possible words.",
        "kind: beligerent     # wrong\nkind: belligerent    # right",
    ),
    "bad-id": Kind(
        "This is not an id",
        "An id is short, of lower-case Latin letters, digits and hyphens, so that it can be typed "
        "anywhere. Names (`name:`) may be in any script.",
        "Middle Line: The ridge    # wrong\nmiddle-line: The ridge    # right",
    ),
    "bad-code": Kind(
        "This is not the code of a state",
        "`code:` is the three-letter code of a state in ISO 3166: UKR, RUS, USA. A party with one "
        "counts as a state when past conflicts are chosen to set this one beside; so a made-up "
        "code for a party that is none, such as TIG, is refused.",
        "tigray: {name: Tigray, code: TIG}  # wrong\ntigray: {name: Tigray}             # right",
    ),
    "bad-language": Kind(
        "This is not the tag of a language",
        "Languages are named as in BCP 47: en, uk, pt-BR, zh-Hant.",
    ),
    "duplicate-id": Kind(
        "Two things have the same id",
        "An id names one statement, event, source, person or red line; a second one would make "
        "references ambiguous.",
    ),
    "not-an-estimate": Kind(
        "This is not an estimate",
        "A number may be exact, a range, a likeliest value with a range, or one of several values "
        "with their weights. A range is from the 5th to the 95th percentile. A number has a point "
        "(0.5), and may be in per cent: `70 %` is 0.7.",
        "0.4\n0.2..0.6\n0.3 (0.1..0.6)\n70 % (60..80)\n{one-of: {0.2: 3, 0.6: 1}}",
    ),
    "decimal-comma": Kind(
        "A number has a comma where its point belongs",
        "Numbers are written with a point. Between braces a comma would end the value, and half of "
        "the number be lost.",
        "{cost-per-month: 0,06}    # wrong: reads as 0\n{cost-per-month: 0.06}    # right",
    ),
    "not-finite": Kind(
        "A number is not finite",
        "`NaN` and infinities say nothing. Leave the number out if it is unknown.",
    ),
    "interval-upside-down": Kind(
        "An interval is upside down",
        "The lower end stands first.",
        "0.6..0.2    # wrong\n0.2..0.6    # right",
    ),
    "mode-outside-interval": Kind(
        "The likeliest value lies outside its interval",
        "Move it inside, or widen the interval.",
        "0.7 (0.1..0.6)    # wrong\n0.5 (0.1..0.6)    # right",
    ),
    "bad-weights": Kind(
        "The weights of one-of make no sense",
        "Each value has a weight of at least 0, and one of them is above 0.",
        "{one-of: {0.2: 3, 0.6: 1}}",
    ),
    "out-of-range": Kind(
        "A number lies outside what it can be",
        "A chance lies between 0 and 1; a weight, a cost or a duration is not below 0; nor is "
        "what a lever makes of it.",
        "absolute: 1.2    # wrong\nabsolute: 0.9    # right",
    ),
    "not-a-change": Kind(
        "This is not a change",
        "A lever adds (`+0.1`, `-0.1`), multiplies (`x0.8`) or sets (`0.4`) a number; a range may "
        "follow. A factor is 0 or more, in its range too.",
        "war.south.cost-per-month: +0.004 (0.001..0.008)\nsouth.red-lines.absolute: x0.8 (0.6..1)",
    ),
    "change-clipped": Kind(
        "A lever takes a number further than it can go",
        "What lies beyond the limit counts as the limit. It is said where that cuts off more than "
        "a tenth of the range (5th to 95th percentile) of what the lever makes of the number; of "
        "several numbers, a tenth of all their ranges together.",
        "balance: 0.5 (0.25..0.75)                         # what is known\n"
        "changes: {war.balance: +0.4 (0.3..0.5)}           # doubtful: up to 1.2, counts as 1\n"
        "changes: {war.balance: +0.1 (0..0.2)}             # right",
        "advice",
    ),
    "not-a-date": Kind(
        "This is not a date",
        "Dates are written year first (ISO 8601), and imprecise ones as in EDTF.",
        "2025-11-20, 2025-11, 2025\n2025-11-20~                # about\n"
        "2025-11-19/2025-11-21      # between",
    ),
    "no-such-date": Kind(
        "A date does not exist",
        "The calendar has no such day; often day and month are exchanged.",
        "2031-02-30    # wrong",
    ),
    "bad-position": Kind(
        "This is not a position",
        "A position names an issue, an option of it (or none), and a stance; several are separated "
        "by semicolons.",
        "border=middle-line:accepts; army=cap-50k:rejects; dam:undecided",
    ),
    "bad-grade": Kind(
        "This is not a grade",
        "Grades are NATO's: a letter from A (reliable) to F (cannot be judged) for the source, and "
        "a digit from 1 (confirmed) to 6 (cannot be judged) for what it says.",
        "B2",
    ),
    "bad-hash": Kind(
        "This is not a SHA-256",
        "It is the fingerprint of the source's text, 64 digits and letters from a to f, as "
        "`sha256sum` prints it.",
    ),
}


_LOOK = "The message lists the names there are, and the nearest one."


def _unknown(what: str, where: str) -> Kind:
    return Kind(f"There is no {what} of this name", f"{where} {_LOOK}")


NAMES: dict[str, Kind] = {
    "unknown-party": _unknown("party", "Parties stand under `parties:`."),
    "unknown-person": _unknown("person", "People stand under `people:` of their party."),
    "unknown-track": _unknown("track", "Tracks stand under `tracks:`."),
    "unknown-issue": _unknown("issue", "Issues stand under `issues:`."),
    "unknown-option": _unknown("option", "Options stand under `options:` of their issue."),
    "unknown-source": _unknown("source", "Sources stand in `sources.json`."),
    "unknown-statement": _unknown("statement", "Statements stand in `statements.csv`."),
    "unknown-why": Kind(
        "A reason is not known",
        "A reason is the name of an assumption (under `assumptions:`), the id of a source (in "
        "`sources.json`; a place in it may follow after #) or the id of a statement. " + _LOOK,
        "why: [a-vote, report#chapter 2, s12]",
    ),
    "unknown-draft": _unknown(
        "draft", "Drafts stand under `drafts:`, their texts in `drafts/` under the same name."
    ),
    "not-a-pair": Kind(
        "Words under `tied:` or `apart:` are no pair of points",
        "A pair names an earlier draft, its point and the point of the draft in which it stands.",
        "tied: [3=5]           # wrong: of which draft is 3?\ntied: [plan-a 3=5]    # right",
    ),
    "unknown-point": _unknown("point", "Points stand under `points:` of their draft, by number."),
    "unknown-deadline": _unknown("deadline", "Deadlines stand under `deadlines:`."),
    "unknown-target": Kind(
        "A lever changes a number that does not exist",
        "A lever names what it changes by words joined with dots. All numbers whose name begins "
        "with the first word and holds the others in that order are meant: "
        "`south.red-lines.absolute` is every red line of the South.",
        "changes: {south.red-line.absolute: x0.8}     # wrong\n"
        "changes: {south.red-lines.absolute: x0.8}    # right",
    ),
}
