"""Two texts of one point, word by word: what each stretch that differs touches."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.drafting.alignment import Alignment
from detente.drafting.likeness import words_of
from detente.drafting.quantities import Span, Told, changed_quantities, stale_references
from detente.drafting.terms import ChangeKind, terms
from detente.drafting.words import Words

_SMALL = 4
"""Words of a change in which a modal verb is the change itself, not a part of more."""
_PASSAGE = 3
"""Words that say something, of which a passage that came or went has so many at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """What one pair of points must know of the drafts."""

    alignment: Alignment
    earlier: frozenset[str]
    later: frozenset[str]


class PointPair:
    """Two texts of one point, word by word."""

    def __init__(self, before: str, after: str, drafts: Both, *, reworded: bool) -> None:
        self.old, self.new = Words(before), Words(after)
        self.drafts, self.reworded = drafts, reworded
        if reworded:
            self.hunks = [(0, len(self.old.plain), 0, len(self.new.plain))]
            return
        matcher = difflib.SequenceMatcher(None, self.old.plain, self.new.plain, autojunk=False)
        codes = [code[1:] for code in matcher.get_opcodes() if code[0] != "equal"]
        self.hunks = _joined(codes, self.new.plain)

    def changes(self) -> list[Told]:
        made: list[Told] = []
        for hunk in self.hunks:
            made += [change for change in self._of_hunk(*hunk) if change not in made]
        come = [(k, m) for _, _, k, m in self.hunks]
        stale = stale_references(self.new, come, self.drafts.alignment)
        made += [change for change in stale if change not in made]
        return made

    def _of_hunk(self, i: int, j: int, k: int, m: int) -> Iterator[Told]:
        told = False
        for change in changed_quantities(self.old, self.new, (i, j), (k, m), self.drafts.alignment):
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

    def _kinds(self, gone: Span, come: Span, *, told: bool) -> Iterator[ChangeKind]:
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

    def _names(self, gone: Span, come: Span) -> Iterator[ChangeKind]:
        """Whether who acts or who is bound changed."""
        old = {self.old.plain[at] for at in range(*gone) if self.old.is_name(at)}
        new = {self.new.plain[at] for at in range(*come) if self.new.is_name(at)}
        fresh = (old - self.new.known) | (new - self.old.known)
        if fresh:
            side, at = (self.new, come[0]) if come[1] > come[0] else (self.old, gone[0])
            yield "actor" if side.is_subject(at) else "bound"


def _without_shared(said: list[str], says: list[str]) -> tuple[list[str], list[str]]:
    """Words of both that are not the same but for their endings."""
    stems = [{stem for word in words for stem in words_of(word)} for words in (said, says)]
    both = stems[0] & stems[1]
    kept = [[w for w in words if not set(words_of(w)) & both] for words in (said, says)]
    return kept[0], kept[1]


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
