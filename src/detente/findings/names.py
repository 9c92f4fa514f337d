"""Findings about names that nothing has."""

from __future__ import annotations

from detente.findings.kind import Kind

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
