"""The changes that matter between two drafts: figures, days, duties, who, how far, unless what.

A change is looked for where words differ inside a pair of points, and told by what it touches.
Synonyms, word order and spelling are no change here; a whole passage that came or went is one.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from ruamel.yaml import YAML

from detente.drafting.alignment import Alignment, Tie
from detente.drafting.likeness import words_of
from detente.drafting.redline import TOKEN
from detente.drafting.text import Numbered, TextPoint

ChangeKind = Literal[
    "number", "date", "modality", "negation", "condition", "reference", "actor", "bound", "scope",
    "passage", "dropped", "new",
]  # fmt: skip
KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
_SMALL = 4
"""Words of a change in which a modal verb is the change itself, not a part of more."""
REWORDED = 0.2
"""Less alike than this, the words of a pair are not compared one by one."""
_PASSAGE = 3
"""Words that say something, of which a passage that came or went has so many at least."""
_YEAR = re.compile(r"^(?:19|20|21)\d\d$")


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialChange:
    """One change that matters.

    Attributes
    ----------
    before, after : str
        The points' numbers; empty for what is new or dropped.
    kind : str
        What it touches: one of ``KINDS``.
    gone, come : str
        The words, with the unit or name beside them; empty where nothing went or came.
    """

    before: str
    after: str
    kind: ChangeKind
    gone: str = ""
    come: str = ""


@cache
def terms() -> Mapping[str, Any]:
    """The words by which a change is known to matter, by what they touch."""
    text = files("detente.drafting").joinpath("terms.yaml").read_text(encoding="utf-8")
    held: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    made: dict[str, Any] = {"numbers": {}}
    for name, words in held.items():
        if name == "numbers":
            for language in words.values():
                made[name] |= language
        elif isinstance(words, dict):
            made[name] = tuple(words)
            made |= {f"{name} {group}": frozenset(words[group]) for group in words}
        else:
            made[name] = frozenset(words)
    return made


def material_changes(
    before: Numbered, after: Numbered, alignment: Alignment
) -> tuple[MaterialChange, ...]:
    """The changes that matter, in the order of the later draft.

    Examples
    --------
    >>> from detente.drafting.alignment import align
    >>> from detente.drafting.text import numbered
    >>> old = numbered("1. Forces are limited to 600,000 personnel.")
    >>> new = numbered("1. Forces are limited to 800,000 personnel in peacetime.")
    >>> made = material_changes(old, new, align(old.points, new.points))
    >>> [(one.kind, one.gone, one.come) for one in made]
    [('number', '600,000 personnel', '800,000 personnel'), ('scope', '', 'in peacetime')]
    """
    old = {point.number: point for point in before.points}
    new = {point.number: point for point in after.points}
    words = [frozenset(_plain(w) for p in text.points for w in TOKEN.findall(p.text))
             for text in (before, after)]  # fmt: skip
    drafts = _Both(alignment=alignment, earlier=words[0], later=words[1])
    made: list[MaterialChange] = []
    for tie in alignment.ties:
        made += _of_tie(tie, old, new, drafts)
    return tuple(made)


def _of_tie(
    tie: Tie, old: Mapping[str, TextPoint], new: Mapping[str, TextPoint], drafts: _Both
) -> Iterator[MaterialChange]:
    first, then = ", ".join(tie.before), ", ".join(tie.after)
    gone = " ".join(old[number].text for number in tie.before)
    come = " ".join(new[number].text for number in tie.after)
    if not tie.before:
        yield MaterialChange(before="", after=then, kind="new", come=come)
    elif not tie.after:
        yield MaterialChange(before=first, after="", kind="dropped", gone=gone)
    else:
        pair = _Pair(gone, come, drafts, reworded=tie.likeness < REWORDED and not tie.by_hand)
        for kind, went, came in pair.changes():
            yield MaterialChange(before=first, after=then, kind=kind, gone=went, come=came)


class _Side:
    """The words of one text, and what each is; a number in words is its figure."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[tuple[int, int]] = []
        self.plain: list[str] = []
        for match in TOKEN.finditer(text):
            word, value = _plain(match.group()), _value(match.group())
            if value is not None and self._runs_on(match.start(), value):
                start, _ = self.spans.pop()
                whole = _together(float(self.plain.pop()), value)
                self.spans.append((start, match.end()))
                self.plain.append(_figure(whole))
            else:
                self.spans.append(match.span())
                self.plain.append(word if value is None else _figure(value))
        self.words = [text[start:end] for start, end in self.spans]
        self.known = frozenset(self.plain)

    def _runs_on(self, start: int, value: float) -> bool:
        """Whether a number goes on with the word before it: three hundred, 600 thousand."""
        if not self.plain or not _NUMBER.match(self.plain[-1]):
            return False
        between = self.text[self.spans[-1][1] : start]
        before = float(self.plain[-1])
        return not between.strip(" -") and (
            (value >= 100 and value.is_integer())
            or (before >= 20 and value < 10 <= before % 100)
            or (before < 10 == value)
        )

    def said(self, start: int, end: int) -> str:
        """The text from one word to before another."""
        if start >= end:
            return ""
        return self.text[self.spans[start][0] : self.spans[end - 1][1]].strip(" ,;.")

    def terms(self, start: int, end: int, name: str) -> frozenset[str]:
        """The terms of that name within these words."""
        joined = " " + " ".join(self.plain[start:end]) + " "
        inside = set(self.plain[start:end])
        held: frozenset[str] = terms()[name]
        return frozenset(t for t in held if (t in inside or (" " in t and f" {t} " in joined)))

    def group(self, start: int, end: int, name: str) -> frozenset[str]:
        """The groups of that name of which a term stands within these words."""
        groups = terms()[name]
        return frozenset(g for g in groups if self.terms(start, end, f"{name} {g}"))

    def is_number(self, at: int) -> bool:
        return _NUMBER.match(self.plain[at]) is not None

    def is_date(self, at: int) -> bool:
        """Whether a word is of a day or a length of time."""
        word, after = self.plain[at], self.plain[at + 1 : at + 3]
        if _YEAR.match(word):
            return True
        if word in terms()["months"]:  # but not the verb "may", nor to march
            around = self.plain[max(at - 1, 0) : at] + after[:1]
            return not self.words[at].islower() or any(map(_NUMBER.match, around))
        units = terms()["units"] | terms()["months"]
        return self.is_number(at) and any(near in units for near in after)

    def is_reference(self, at: int) -> bool:
        """Whether a number is that of a point."""
        return self.is_number(at) and at > 0 and self.plain[at - 1] in terms()["reference"]

    def is_name(self, at: int) -> bool:
        first = at == 0 or self.words[at - 1] in (".", ":", ";", "!", "?")
        word = self.words[at]
        return word[0].isupper() and (not first or (word.isupper() and len(word) > 1))

    def says(self, start: int, end: int) -> list[str]:
        """The words that say something, without those that only turn or loosen."""
        words = self.plain[start:end]
        return [w for w in words if w not in _loose() and w[0].isalnum() and not _NUMBER.match(w)]

    def is_subject(self, at: int) -> bool:
        """Whether a word stands before the verb of its clause, as far as that is told."""
        start = at
        while start > 0 and self.words[start - 1] not in (".", ";", ":"):
            start -= 1
        for n in range(start, len(self.plain)):
            if self.plain[n] in _modal() or self.plain[n] in terms()["be"]:
                return at < n
        return at < start + 4


@cache
def _modal() -> frozenset[str]:
    return frozenset().union(*(terms()[f"modality {group}"] for group in terms()["modality"]))


@cache
def _loose() -> frozenset[str]:
    """Words that only turn, bind or loosen others."""
    turning = frozenset().union(*(terms()[f"condition {group}"] for group in terms()["condition"]))
    loose: frozenset[str] = terms()["empty"] | terms()["negation"] | terms()["be"]
    return loose | turning | _modal()


_LONG_AR = 3
_NUMBER = re.compile(r"^\d+(?:\.\d+)?$")


def _without_shared(said: list[str], says: list[str]) -> tuple[list[str], list[str]]:
    """Words of both that are not the same but for their endings."""
    stems = [{stem for word in words for stem in words_of(word)} for words in (said, says)]
    both = stems[0] & stems[1]
    kept = [[w for w in words if not set(words_of(w)) & both] for words in (said, says)]
    return kept[0], kept[1]


def _plain(word: str) -> str:
    plain = word.casefold().replace("’", "'")
    # "And" is written to the word after it in Arabic.
    return plain[1:] if len(plain) > _LONG_AR and plain[0] == "و" else plain


def _value(word: str) -> float | None:
    """The value of a number, in figures or words."""
    plain = _plain(word)
    if plain[0].isdigit():
        figures = re.sub(r"(?:st|nd|rd|th)$", "", plain)
        if re.fullmatch(r"\d{1,2}:\d\d", figures):
            hours, minutes = figures.split(":")
            return int(hours) + int(minutes) / 60
        if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", figures):
            return float(re.sub(r"[.,]", "", figures))
        try:
            return float(figures.replace(",", "."))
        except ValueError:
            return None
    parts = [terms()["numbers"].get(part) for part in plain.split("-")]
    return None if None in parts else float(sum(parts))


def _together(before: float, value: float) -> float:
    return before * value if value >= 100 and before < value else before + value


def _figure(value: float) -> str:
    return f"{value:.0f}" if value.is_integer() else f"{value:.3f}"


class _Pair:
    """Two texts of one point, word by word."""

    def __init__(self, before: str, after: str, drafts: _Both, *, reworded: bool) -> None:
        self.old, self.new = _Side(before), _Side(after)
        self.drafts, self.reworded = drafts, reworded
        if reworded:
            self.hunks = [(0, len(self.old.plain), 0, len(self.new.plain))]
            return
        matcher = difflib.SequenceMatcher(None, self.old.plain, self.new.plain, autojunk=False)
        codes = [code[1:] for code in matcher.get_opcodes() if code[0] != "equal"]
        self.hunks = _joined(codes, self.new.plain)

    def changes(self) -> list[tuple[ChangeKind, str, str]]:
        made: list[tuple[ChangeKind, str, str]] = []
        for hunk in self.hunks:
            made += [change for change in self._of_hunk(*hunk) if change not in made]
        made += [change for change in self._stale() if change not in made]
        return made

    def _of_hunk(self, i: int, j: int, k: int, m: int) -> Iterator[tuple[ChangeKind, str, str]]:
        told = False
        for change in self._figures((i, j), (k, m)):
            told = True
            yield change
        gone, come = self.old.said(i, j), self.new.said(k, m)
        kinds = list(self._kinds((i, j), (k, m), told=told))
        if self.reworded:
            # Word by word nothing is left to compare: one change, if anything of weight differs.
            weighty = told or {"negation", "modality", "condition", "actor", "bound"} & set(kinds)
            kinds = ["passage"] if weighty else []
        for kind in kinds:
            yield kind, gone, come

    def _kinds(
        self, gone: tuple[int, int], come: tuple[int, int], *, told: bool
    ) -> Iterator[ChangeKind]:
        old, new = self.old, self.new
        whole = old.says(*gone), new.says(*come)
        said, says = _without_shared(*whole)
        # A pronoun for a name, or an auxiliary, is no more and no less than what it stands for.
        replaced = gone[1] > gone[0] and come[1] > come[0] and not (whole[0] and whole[1])
        alone = (not said or not says) and not (replaced and len(said) + len(says) < 2)
        levels = old.group(*gone, "modality"), new.group(*come, "modality")
        # "Shall" that came to or went from a text in the present tense changes nothing.
        short = max(len(said), len(says)) <= _SMALL and levels[0] | levels[1] != {"duty"}
        if levels[0] != levels[1] and (all(levels) or short):
            told = True
            yield "modality"
        denied = old.terms(*gone, "negation"), new.terms(*come, "negation")
        if bool(denied[0]) != bool(denied[1]) and not said and not says:
            told = True
            yield "negation"
        conditions = old.group(*gone, "condition"), new.group(*come, "condition")
        if conditions[0] != conditions[1]:
            told = True
            yield "condition"
        for kind in self._names(gone, come):
            told = True
            yield kind
        scopes = old.terms(*gone, "scope"), new.terms(*come, "scope")
        few = max(gone[1] - gone[0], come[1] - come[0]) <= 2
        if scopes[0] != scopes[1] and (alone or all(scopes) or few):
            told = True
            yield "scope"
        if not told and alone and (said or says):
            yield "passage" if max(len(said), len(says)) >= _PASSAGE else "scope"
        elif not told and self._swapped(said, says):
            yield "actor" if new.is_subject(come[0]) else "bound"
        elif not told and self._is_passage(said, says):
            yield "passage"

    def _swapped(self, said: list[str], says: list[str]) -> bool:
        """Whether one thing took another's place: both drafts have words for both."""
        went = [word for word in said if word in self.drafts.later]
        came = [word for word in says if word in self.drafts.earlier]
        if len(said) == len(says) == 1 and said[0].islower():
            return bool(went and came)  # a word for a word is a synonym more often than not
        return bool(went or came)

    def _is_passage(self, said: list[str], says: list[str]) -> bool:
        stems = [set(words_of(" ".join(words))) for words in (said, says)]
        return min(map(len, stems)) >= 2 * _PASSAGE and not stems[0] & stems[1]

    def _figures(
        self, gone: tuple[int, int], come: tuple[int, int]
    ) -> Iterator[tuple[ChangeKind, str, str]]:
        """Numbers, days and references that changed."""
        old = [_Figure.at(self.old, at) for at in range(*gone) if _is_figure(self.old, at)]
        new = [_Figure.at(self.new, at) for at in range(*come) if _is_figure(self.new, at)]
        kinds: tuple[ChangeKind, ...] = ("reference", "date", "number")
        for kind in kinds:
            went = [figure for figure in old if figure.kind == kind]
            came = [figure for figure in new if figure.kind == kind]
            if [figure.value for figure in went] == [figure.value for figure in came]:
                continue
            if kind == "reference" and self._same_points(went, came):
                continue
            yield kind, _words(self.old, went), _words(self.new, came)

    def _same_points(self, went: list[_Figure], came: list[_Figure]) -> bool:
        """Whether references follow the points to their new numbers."""
        after = self.drafts.alignment.after
        follow = [number for figure in went for number in after(figure.value)]
        return follow == [figure.value for figure in came]

    def _stale(self) -> Iterator[tuple[ChangeKind, str, str]]:
        """References that stayed while the point they meant has another number now."""
        for at in range(len(self.new.plain)):
            if not self.new.is_reference(at) or any(k <= at < m for _, _, k, m in self.hunks):
                continue
            number = self.new.plain[at]
            meant = self.drafts.alignment.after(number)
            if meant and number not in meant:
                words = self.new.said(at - 1, at + 1)
                yield "reference", words, words

    def _names(self, gone: tuple[int, int], come: tuple[int, int]) -> Iterator[ChangeKind]:
        """Whether who acts or who is bound changed."""
        old = {self.old.plain[at] for at in range(*gone) if self.old.is_name(at)}
        new = {self.new.plain[at] for at in range(*come) if self.new.is_name(at)}
        fresh = (old - self.new.known) | (new - self.old.known)
        if fresh:
            side, at = (self.new, come[0]) if come[1] > come[0] else (self.old, gone[0])
            yield "actor" if side.is_subject(at) else "bound"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Both:
    """What one pair of points must know of the drafts."""

    alignment: Alignment
    earlier: frozenset[str]
    later: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    kind: ChangeKind
    value: str
    start: int
    end: int

    @classmethod
    def at(cls, side: _Side, at: int) -> _Figure:
        if side.is_reference(at):
            return cls(kind="reference", value=side.plain[at], start=at - 1, end=at + 1)
        kind: ChangeKind = "date" if side.is_date(at) else "number"
        end = at + 1
        while end < len(side.plain) and end <= at + 2 and side.plain[end][0].isalnum():
            if side.plain[end] in terms()["empty"]:
                break
            end += 1
        return cls(kind=kind, value=side.plain[at], start=at, end=end)


def _is_figure(side: _Side, at: int) -> bool:
    return side.is_number(at) or side.is_date(at)


def _words(side: _Side, figures: Sequence[_Figure]) -> str:
    if not figures:
        return ""
    return side.said(figures[0].start, max(figure.end for figure in figures))


def _joined(
    hunks: Iterable[Sequence[int]], words: Sequence[str]
) -> list[tuple[int, int, int, int]]:
    """Changes that nothing but one small word parts are one."""
    made: list[tuple[int, int, int, int]] = []
    for i, j, k, m in hunks:
        near = bool(made) and i - made[-1][1] <= 1 and k - made[-1][3] <= 1
        if near and all(w in terms()["empty"] or not w.isalnum() for w in words[made[-1][3] : k]):
            made[-1] = (made[-1][0], j, made[-1][2], m)
        else:
            made.append((i, j, k, m))
    return made
