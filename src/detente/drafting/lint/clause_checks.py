"""The checks of the rules about a single point."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from detente.dossier.points import TextPoint
from detente.drafting.clauses import Clause
from detente.drafting.likeness import words_of
from detente.drafting.lint.draft import Draft, Hit, lint_words, match_words, pattern
from detente.drafting.terms import terms
from detente.drafting.verbs import clause_words

_NOT = re.compile(r"\b(?:[Nn]ot|[Nn]o|never|[Nn]either|nor|may|can|could)\b")
_ELECTIONS = re.compile(r"\b(?:elections?|referendum)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\s+(?:the\s+)?(\d[\d,. ]*\d|\d+|[a-z]+(?:-[a-z]+)?)((?:\s+[\w%-]+){0,3})")
_DONE = re.compile(
    r"\b(?:hereby|not|no|never|made up)\b|"
    r"(?<!also )\bby\s+(?!the\s+(?:end|beginning|middle|date|day|time)\b)"
    r"(?:(?:the|both|each|either|all|its|their|whichever|any)\s|(?![A-Z][a-z]+\s+\d)[A-Z])"
)
"""That somebody does it, that it is done by this text itself, or that it is not done."""
_ALONG = re.compile(
    r"\b(?:before|while|during|alongside|together with|with their)\b", re.IGNORECASE
)
_LEAST = 100
"""What is less is counted on sight."""
_NOUN = re.compile(
    r"\s+(?!(?:in|on|at|by|of|for|and|to)\b)[a-z]+(?:\s(?!as\b|is\b|was\b)[a-z]+s\b)?"
)
_AFTERWARDS = re.compile(r"\b(?:until|unless|once|if|[Ww]hile|as|[Ww]hen|not)\s[^,;]*$")
_SEVERAL = 4
_SIGNED = frozenset(["adopt", "conclude", "extend", "write"])


def nobody_acts(draft: Draft) -> Iterator[Hit]:
    """A passive act without an agent, and nobody whose act it plainly is."""
    for clause in draft.all_clauses():
        if not clause.passive or clause.actor or clause.act not in clause_words()["performed"]:
            continue
        done = _DONE.search(clause.words.text) or _agents().search(clause.words.text)
        if not done and not _is_said(draft, clause):
            yield Hit(point=clause.point, words=clause.words)


@cache
def _agents() -> re.Pattern[str]:
    """Somebody without a name by whom a thing is done: "by regional partners"."""
    actors = "|".join(clause_words()["actors"])
    return re.compile(rf"\bby\s+(?:[\w-]+\s+){{0,3}}(?:{actors})\b")


def _is_said(draft: Draft, clause: Clause) -> bool:
    """Whether another clause says who does it: of the point, or of the same thing."""
    about = set(words_of(clause.subject.text)) - terms()["empty"] if clause.subject else set()
    return any(
        other.act == clause.act
        and other.actor
        and (other.point == clause.point or about & set(words_of(other.words.text)))
        for other in draft.all_clauses()
    )


def no_day(draft: Draft) -> Iterator[Hit]:
    """An act that is done once, and neither its clause nor another of the point has a day."""
    for point in draft.text.points:
        there = draft.clauses[point.number]
        told = pattern("stages").search(point.text) or pattern("elsewhere").search(point.text)
        if told or any(clause.deadline for clause in there):
            continue
        for clause in there:
            said = clause.words.text
            if _is_once(clause) and not _NOT.search(said) and not _ALONG.search(said):
                yield Hit(point=point.number, words=clause.words)
                break


def _is_once(clause: Clause) -> bool:
    if clause.act in clause_words()["once"]:
        return bool(clause.actor) or clause.passive
    if not clause.actor:
        return False
    return clause.act in _SIGNED or (
        clause.act == "hold" and bool(_ELECTIONS.search(clause.words.text))
    )


def no_measure(draft: Draft) -> Iterator[Hit]:
    """A ceiling or floor on something that must be counted, without a way of counting."""
    for point in draft.text.points:
        if any(clause.measure for clause in draft.clauses[point.number]):
            continue
        for match in pattern("ceilings").finditer(point.text):
            figure = _FIGURE.match(point.text, match.end())
            if (
                figure is None
                or not _is_many(figure[1], figure[2])
                or pattern("no_count").search(figure[2])
            ):
                continue
            if not re.match(r"\s*(?:%|per cent)", point.text[figure.end(1) :]):
                yield Hit(point=point.number, words=match_words(point, _upto(point, match, figure)))
                break


def _upto(point: TextPoint, match: re.Match[str], figure: re.Match[str]) -> re.Match[str]:
    """From a word to the end of the figure behind it and the noun it counts."""
    noun = _NOUN.match(point.text, figure.end(1))
    end = noun.end() if noun else figure.end(1)
    found = re.compile(r".+", re.DOTALL).match(point.text, match.start(), end)
    return found or match


def _is_many(word: str, after: str) -> bool:
    """Whether a figure is so large that it takes a rule to count."""
    if word[0].isdigit():
        return float(re.sub(r"[, ]", "", word).rstrip(".") or 0) >= _LEAST
    values = [terms()["numbers"].get(part, 0) for part in f"{word} {after}".split()]
    return bool(values[0] > 0 and max(values) >= _LEAST)


def no_starting_line(draft: Draft) -> Iterator[Hit]:
    """A pull-back by a distance, without the line it is measured from."""
    for clause in draft.all_clauses():
        said = clause.words.text
        back = pattern("back").search(said) and pattern("distance").search(said)
        if back and re.search(r"\d", said) and not re.search(r"\b(?:from|behind|of)\b", said):
            yield Hit(point=clause.point, words=clause.words)


def nobody_verifies(draft: Draft) -> Iterator[Hit]:
    """A limit or a withdrawal that neither its point nor the whole has anybody verify."""
    watched = draft.watched()
    for point in draft.text.points:
        if point.number in watched:
            continue
        for clause in draft.clauses[point.number]:
            limits = clause.act in lint_words()["needs_verifying"]
            said = clause.words.text
            if limits and pattern("forces").search(said) and not _NOT.search(said):
                yield Hit(point=point.number, words=clause.words)
                break


def nobody_judges(draft: Draft) -> Iterator[Hit]:
    """A consequence of a breach, without anybody who finds that there was one."""
    judged = any(
        pattern("judged").search(said) and pattern("consequence").search(said)
        for said in (clause.words.text for clause in draft.all_clauses())
    )
    if judged:
        return
    for point in draft.text.points:
        if pattern("judged").search(point.text):
            continue
        for clause in draft.clauses[point.number]:
            if pattern("penal").search(clause.words.text):
                yield Hit(point=point.number, words=clause.words)
                break


def nobody_pays(draft: Draft) -> Iterator[Hit]:
    """Rebuilding, compensation or relief in a point that names nobody who pays."""
    for point in draft.text.points:
        there = draft.clauses[point.number]
        if any(clause.payer for clause in there):
            continue
        for clause in there:
            match = pattern("costly").search(clause.words.text)
            if match and not _AFTERWARDS.search(clause.words.text, 0, match.start()):
                yield Hit(point=point.number, words=clause.words)
                break


def no_stages(draft: Draft) -> Iterator[Hit]:
    """Stages, and nothing in the point that tells one from the next."""
    for point in draft.text.points:
        match = pattern("stages").search(point.text)
        if match and not pattern("stage_told").search(point.text):
            yield Hit(point=point.number, words=match_words(point, match))


def prisoners_without_list(draft: Draft) -> Iterator[Hit]:
    """Prisoners who are freed, in a draft that has no list of them."""
    if any(
        pattern("lists").search(point.text) and pattern("prisoners").search(draft.whole())
        for point in draft.text.points
    ):
        return
    for clause in draft.all_clauses():
        if pattern("prisoners").search(clause.words.text) and pattern("freed").search(
            clause.words.text
        ):
            yield Hit(point=clause.point, words=clause.words)
            return


def amnesty_without_exception(draft: Draft) -> Iterator[Hit]:
    """An amnesty in a point that excepts nothing."""
    for point in draft.text.points:
        if pattern("no_amnesty").search(point.text) or pattern("exception").search(point.text):
            continue
        for clause in draft.clauses[point.number]:
            if pattern("amnesty").search(clause.words.text):
                yield Hit(point=point.number, words=clause.words)
                break


def several_in_one(draft: Draft) -> Iterator[Hit]:
    """A point with four stipulations or more, none of which has a letter."""
    for point in draft.text.points:
        there = [clause for clause in draft.clauses[point.number] if clause.verb]
        if len(there) >= _SEVERAL:
            yield Hit(point=point.number, words=there[0].words, more=str(len(there)))


CLAUSE_CHECKS = {
    "nobody-acts": nobody_acts,
    "no-day": no_day,
    "no-measure": no_measure,
    "no-starting-line": no_starting_line,
    "nobody-verifies": nobody_verifies,
    "nobody-judges": nobody_judges,
    "nobody-pays": nobody_pays,
    "no-stages": no_stages,
    "prisoners-without-list": prisoners_without_list,
    "amnesty-without-exception": amnesty_without_exception,
    "several-in-one": several_in_one,
}
