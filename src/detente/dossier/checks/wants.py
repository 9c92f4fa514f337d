"""What a party wants: weights, worth of options, red lines, links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from detente.dossier.checks.desk import Desk, options_among
from detente.dossier.files.tree import Path
from detente.dossier.inputs.names import issues_for
from detente.dossier.model.parties import Party
from detente.dossier.model.wants import OptionWorth, RedLine, Wants
from detente.phrases import listed

TOLERANCE = 1e-6


def check_wants(desk: Desk) -> None:
    """Check what each party wants."""
    for id, party in desk.dossier.parties.items():
        if party.wants is not None:
            path = ("parties", id, "wants")
            _weights(desk, id, party.wants, path)
            _lacking_weights(desk, id, party, path)
            _worth(desk, id, party, path)
            _lines(desk, id, party.wants.red_lines, path)
            for number, link in enumerate(party.wants.links):
                here = (*path, "links", number, "when")
                desk.conditions(link.when, here, who=f'a link of "{id}" names')


def _weights(desk: Desk, id: str, wants: Wants, path: Path) -> None:
    who = f'party "{id}" weighs'
    for issue in wants.weights:
        here = (*path, "weights", issue)
        desk.refer("issue", issue, desk.names.issues, here, who=who, key=True)
    ranked = [issue for group in wants.order for issue in group]
    for issue in dict.fromkeys(ranked):
        desk.refer("issue", issue, desk.names.issues, (*path, "order"), who=f'party "{id}" ranks')
    _once(desk, ranked, (*path, "order"), who=f'party "{id}" ranks')
    if wants.order and wants.weights:
        desk.add_key(
            "order-and-weights",
            (*path, "weights"),
            f'party "{id}" has both an order and weights.',
            "Keep the weights if they are known, else the order.",
        )
    total = sum(estimate.centre for estimate in wants.weights.values())
    weights = (*path, "weights")
    if wants.weights and desk.intact(weights) and abs(total - 1) > TOLERANCE:
        desk.add_key(
            "weights-do-not-sum",
            weights,
            f'the likeliest weights of party "{id}" sum to {total:.6g}, not to 1.',
            "Write them in per cent, as in 35 %."
            if abs(total - 100) < 0.5
            else f"Change them so that they sum to 1, by {1 - total:+.6g} in all.",
        )


def _lacking_weights(desk: Desk, id: str, party: Party, path: Path) -> None:
    wants = party.wants
    assert wants is not None
    weighed = {issue for group in wants.order for issue in group} | set(wants.weights)
    lacking = [issue for issue in issues_for(desk.dossier, id) if issue not in weighed]
    ranked = [issue for group in wants.order for issue in group]
    if (
        lacking
        and len(ranked) == len(set(ranked))  # else one is likely meant to be another
        and weighed <= set(desk.names.issues)
        and desk.intact((*path, "weights"))
        and desk.intact((*path, "order"))
        and desk.intact((*path[:-1], "consent"))
    ):
        desk.add_key(
            "weight-unknown",
            path,
            f'how much {_list(lacking)} matter{"s" if len(lacking) == 1 else ""} to "{id}" '
            "is unknown.",
            "Put each into order: or weights:; else a wide default stands in.",
            name=lacking[0],
        )


def _worth(desk: Desk, id: str, party: Party, path: Path) -> None:
    wants = party.wants
    assert wants is not None
    stated = set(wants.worth)
    for issue, worth in wants.worth.items():
        here = (*path, "worth", issue)
        who = f'party "{id}" values'
        if desk.refer("issue", issue, desk.names.issues, here, who=who, key=True):
            stated |= {_option_worth(desk, id, issue, worth, here) or issue}
    lacking = [issue for issue in issues_for(desk.dossier, id) if issue not in stated]
    if lacking and set(wants.worth) <= set(desk.names.issues) and desk.intact((*path, "worth")):
        if not desk.intact((*path[:-1], "consent")):
            return  # on which issues its leave is needed is not known yet
        desk.add_key(
            "worth-unknown",
            path,
            f'what the options of {_list(lacking)} are worth to "{id}" is unknown.',
            "Add them to worth:, if only as best-to-worst a, b, c; else a wide default stands in.",
            name=lacking[0],
        )


def _option_worth(desk: Desk, id: str, issue: str, worth: OptionWorth, path: Path) -> str | None:
    """Check what options are worth; another issue, if all of them are options of that."""
    known = desk.names.issues[issue]
    who = f'party "{id}" values, on "{issue}",'
    values = f'party "{id}" values'
    other = desk.options_of(issue, worth.options, path, who=values)
    ranked = dict.fromkeys(worth.ranked)
    other = desk.options_of(issue, ranked, path, who=values, ranked=True) or other
    _once(desk, worth.ranked, path, who=who)
    if worth.best_to_worst and worth.options:
        desk.add(
            "order-and-weights",
            path,
            f'party "{id}" has both an order and numbers for the options of "{issue}".',
            "Keep the numbers if they are known, else best-to-worst.",
        )
    stated = (*worth.options, *worth.ranked)
    counts = issue in issues_for(desk.dossier, id)
    lacking = [option for option in known if option not in stated] if counts else []
    if lacking and set(stated) <= set(known) and desk.intact(path):
        desk.add_key(
            "worth-unknown",
            path,
            f'what {_list(lacking)} of "{issue}" {"is" if len(lacking) == 1 else "are"} worth '
            f'to "{id}" is unknown.',
            "Add an estimate for each; else a wide default stands in.",
            name=lacking[0],
        )
    return other


def _lines(desk: Desk, id: str, lines: tuple[RedLine, ...], path: Path) -> None:
    seen: set[str] = set()
    for number, line in enumerate(lines):
        here = (*path, "red-lines", number)
        if line.id is not None and line.id in seen:
            desk.add(
                "duplicate-id",
                (*here, "id"),
                f'a second red line of "{id}" has the id "{line.id}".',
                "Rename one.",
                name=line.id,
            )
        seen.add(line.id or "")
        who = f'a red line of "{id}" names'
        if desk.refer("issue", line.issue, desk.names.issues, (*here, "issue"), who=who):
            _line_options(desk, line, here, who)
        if line.unless:
            desk.conditions(line.unless, (*here, "unless"), who=who)
            _always_lifted(desk, line, (*here, "unless"))
        if line.since is not None:
            desk.late((*here, "since"), line.since, None)
        desk.refer_each(
            "statement", line.declared, desk.names.statements, (*here, "declared"), who=who
        )


def _line_options(desk: Desk, line: RedLine, path: Path, who: str) -> None:
    known = desk.names.issues[line.issue]
    desk.refer_each("option", line.never, known, (*path, "never"), who=who)
    for word, option in (("at-least", line.at_least), ("at-most", line.at_most)):
        if option is not None:
            desk.refer("option", option, known, (*path, word), who=who)
            desk.ordered(line.issue, word, (*path, word))
    named = {*line.never, line.at_least, line.at_most} - {None}
    beyond = options_beyond(line, known)
    issue = desk.dossier.issues.get(line.issue)  # its name may be known, and the rest set aside
    if issue is None or ((line.at_least or line.at_most) and not issue.ordered):
        return
    empty = any(desk.left_empty((*path, word)) for word in ("never", "at-least", "at-most"))
    whole = desk.intact(path) and named <= set(known) and not empty
    if whole and len(beyond) in (0, len(known)):
        much = "no option" if not beyond else "every option"
        desk.add(
            "idle-line",
            path,
            f'this red line on "{line.issue}" excludes {much}.',
            "Say what it excludes: never: an option, at-least: or at-most: an option.",
        )


def _always_lifted(desk: Desk, line: RedLine, path: Path) -> None:
    """Warn of a red line that excludes nothing, since what lifts it holds of every package."""
    if not desk.intact(path):
        return
    for issue, options in line.unless.items():
        known = desk.names.issues.get(issue, ())
        stated = {*options.any_of, options.at_least, options.at_most} - {None}
        if not stated <= set(known) or not set(options_among(options, known)) >= set(known):
            return
    desk.add_key(
        "idle-line",
        path,
        f'this red line on "{line.issue}" excludes nothing: what lifts it holds of every package.',
        "Name under unless: only the options that lift it.",
    )


def options_beyond(line: RedLine, options: tuple[str, ...]) -> tuple[str, ...]:
    """The options that a red line excludes.

    >>> line = RedLine.model_validate({"issue": "army", "at-least": "b", "absolute": 1})
    >>> options_beyond(line, ("a", "b", "c"))
    ('a',)
    """
    low = options.index(line.at_least) if line.at_least in options else 0
    high = options.index(line.at_most) if line.at_most in options else len(options)
    return tuple(
        option for at, option in enumerate(options) if option in line.never or not low <= at <= high
    )


def _once(desk: Desk, words: Iterable[str], path: Path, *, who: str) -> None:
    for word, times in Counter(words).items():
        if times > 1:
            desk.add("ranked-twice", path, f'{who} "{word}" twice.', "Name each once.")


def _list(words: list[str]) -> str:
    quoted = [f'"{word}"' for word in words[:4]]
    return listed([*quoted, f"{len(words) - 4} more"] if len(words) > 4 else quoted)
