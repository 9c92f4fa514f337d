"""Two texts of one point, word by word: what each stretch that differs touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from detente.drafting.alignment import Alignment
from detente.drafting.quantities import Told, changed_quantities, stale_references
from detente.drafting.same import contrary
from detente.drafting.stretches import (
    Stretch,
    changed_places,
    has_voice,
    hunks,
    is_turned,
    stretches,
)
from detente.drafting.terms import LISTING, ChangeKind, barring
from detente.drafting.words import Words

_SMALL = 4
"""Words of a change in which a modal verb is the change itself, not a part of more."""
_PASSAGE = 3
"""Words that say something, of which a passage that came or went has so many at least."""

_MANY = 3
"""So many stretches in other words are one: the point was written anew, to be read as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """What one pair of points must know of the drafts: the keys of their words, and the links."""

    alignment: Alignment
    earlier: frozenset[str]
    later: frozenset[str]


def changes_of(before: str, after: str, drafts: Both, *, reworded: bool) -> list[Told]:
    """The changes that matter from one text of a point to another.

    Parameters
    ----------
    before, after : str
    drafts : Both
    reworded : bool
        Whether word by word nothing is left to compare: then one change, if what weighs differs.
    """
    old, new = Words(before), Words(after)
    old.turn_comparisons(new)
    new.turn_comparisons(old)
    differ = [(0, len(old.plain), 0, len(new.plain))] if reworded else hunks(old, new)
    figures = list(changed_quantities(old, new, differ, drafts.alignment))
    made: list[Told] = []
    other_words: list[Stretch] = []
    lone: list[Stretch] = []
    every = list(stretches(old, new, differ, figures))
    moved = _moved(every)
    for n, stretch in enumerate(every):
        here = [figure.told(old, new) for figure in figures if figure.hunk == n]
        kinds = list(dict.fromkeys(_marked(stretch, moved))) or list(_by_preposition(stretch))
        # A noun beside a figure that changed is another one too.
        if not kinds and (not here or not stretch.alone):
            kinds = list(_content(stretch, drafts))
            if kinds == ["scope"]:
                lone.append(stretch)
        if reworded:
            weighs = {"negation", "modality", "condition", "actor", "bound"} & set(kinds)
            kinds = ["passage"] if here or weighs else []
        if "wording" in kinds:
            other_words.append(stretch)
        made += [*here, *((kind, *stretch.words()) for kind in kinds)]
    if is_turned(old, new, differ):
        made = _verb_once(made, lone)
    if len(other_words) >= _MANY:
        made = [told for told in made if told[0] != "wording"]
        first, last = other_words[0], other_words[-1]
        gone = old.said(first.gone.start, last.gone.end)
        made.append(("wording", gone, new.said(first.come.start, last.come.end)))
    places = None if made else changed_places(old, new)
    if places is not None:
        i, j, k, m = places
        what: ChangeKind = "number" if new.is_number(k) else _who(new, k)
        made.append((what, old.said(i, j), new.said(k, m)))
    return list(dict.fromkeys([*made, *stale_references(new, differ, drafts.alignment)]))


def _verb_once(made: Sequence[Told], lone: Sequence[Stretch]) -> list[Told]:
    """The changes, with a verb that went here and came there as another told once.

    In a turned clause it changes its place: the Board conducts it, it is carried out by the Board.
    """
    gone = [stretch for stretch in lone if stretch.gone.said]
    come = [stretch for stretch in lone if stretch.come.said]
    if len(gone) != 1 or len(come) != 1 or has_voice(gone[0].gone) == has_voice(come[0].come):
        return list(made)
    went, came = gone[0].words(), come[0].words()
    parts = [("scope", *went), ("scope", *came)]
    return [*(told for told in made if told not in parts), ("wording", went[0], came[1])]


def _moved(every: Sequence[Stretch]) -> set[ChangeKind]:
    """What went in one stretch and came in another, in other words, and so changed nothing."""
    gone = [(stretch.gone.text, stretch.gone.places) for stretch in every]
    come = [(stretch.come.text, stretch.come.places) for stretch in every]
    moved: set[ChangeKind] = set()
    # A word of negation that is the same one has moved already, or bars another thing.
    words = [[text.plain[at] for text, places in side for at in places] for side in (gone, come)]
    bars = [[word for word in side if word in barring()] for side in words]
    if len(bars[0]) == len(bars[1]) and set(bars[0]).isdisjoint(bars[1]):
        moved.add("negation")
    turns = [frozenset(group for text, places in side for group in text.group(places, "condition"))
             for side in (gone, come)]  # fmt: skip
    if _same_turn(*turns):
        moved.add("condition")
    return moved


def _same_turn(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of conditions are one: "where" is "when", and is "if"."""
    if not one or not other:
        return one == other
    loose = {"case", "provided", "afterwards"} if "case" in one ^ other else set()
    return one - loose == other - loose


def _marked(stretch: Stretch, moved: Set[ChangeKind]) -> Iterator[ChangeKind]:
    """What is told by terms and names."""
    gone, come = stretch.gone, stretch.come
    old, new = gone.text, come.text
    denied = old.terms(gone.places, "negation"), new.terms(come.places, "negation")
    turned = bool(denied[0]) != bool(denied[1]) and not stretch.most
    if (turned and "negation" not in moved) or _contrary(stretch):
        yield "negation"
    levels = old.group(gone.places, "modality"), new.group(come.places, "modality")
    # "Shall" that came to or went from a text in the present tense changes nothing.
    short = stretch.most <= _SMALL and levels[0] | levels[1] != {"duty"}
    # "May not" is what must not be: that it may is its contrary, told as such.
    if not turned and levels[0] != levels[1] and (all(levels) or short):
        yield "modality"
    turns = old.group(gone.places, "condition"), new.group(come.places, "condition")
    if not _same_turn(*turns) and (all(turns) or "condition" not in moved):
        yield "condition"
    if _names_differ(stretch):
        yield _who(new, come.start) if come.end > come.start else _who(old, gone.start)
    scopes = old.terms(gone.places, "scope"), new.terms(come.places, "scope")
    few = max(gone.end - gone.start, come.end - come.start) <= 2
    if scopes[0] != scopes[1] and (stretch.alone or all(scopes) or few):
        yield "scope"
    listing = [{side.text.plain[at] for at in side.places} & LISTING for side in (gone, come)]
    if not stretch.most and all(listing) and listing[0] != listing[1]:
        yield "scope"


def _contrary(stretch: Stretch) -> bool:
    gone, come = stretch.gone, stretch.come
    one = len(gone.said) == len(come.said) == 1
    return one and contrary(gone.text.plain[gone.said[0]], come.text.plain[come.said[0]])


def _by_preposition(stretch: Stretch) -> Iterator[ChangeKind]:
    """What one small word for another before the same noun turns round, or puts elsewhere."""
    places = stretch.prepositions()
    if places is not None:
        words = stretch.gone.text.plain[places[0]], stretch.come.text.plain[places[1]]
        yield "negation" if contrary(*words) else "scope"


def _content(stretch: Stretch, drafts: Both) -> Iterator[ChangeKind]:
    """What words are that no term tells: a passage, a part more or less, one for another."""
    gone, come = stretch.gone, stretch.come
    if not stretch.most:
        return
    if not stretch.alone:
        yield _who(come.text, come.start) if _known(stretch, drafts) else "wording"
        return
    # A pronoun for a name, or an auxiliary, is no more and no less than what it stands for.
    replaced = gone.start < gone.end and come.start < come.end
    whole = gone.text.says(gone.start, gone.end) and come.text.says(come.start, come.end)
    if stretch.most >= 2 or not replaced or whole:
        yield "passage" if stretch.most >= _PASSAGE else "scope"


def _known(stretch: Stretch, drafts: Both) -> bool:
    """Whether one thing took another's place: both drafts have words for both."""
    old, new = stretch.gone.text.keys, stretch.come.text.keys
    went = any(old[at] in drafts.later for at in stretch.gone.said)
    return went and any(new[at] in drafts.earlier for at in stretch.come.said)


def _names_differ(stretch: Stretch) -> bool:
    names = [
        {side.text.keys[at] for at in side.places if side.text.is_name(at)}
        for side in (stretch.gone, stretch.come)
    ]
    fresh = (names[0] - stretch.come.text.known) | (names[1] - stretch.gone.text.known)
    return bool(fresh)


def _who(text: Words, at: int) -> ChangeKind:
    """Whether words are of who acts, or of who or what is bound."""
    return "actor" if text.is_subject(at) else "bound"
