"""What would change our mind, on the deal, on the forecast and on what the mediator should do."""

from __future__ import annotations

import math

from detente.brief.first.row import Forms, Row
from detente.brief.inputwords import Ends, ends
from detente.brief.names import cut
from detente.brief.numbers import SPACE, Figure, Sentence, whole
from detente.levers.tornado import Swing
from detente.results import Study

_LEAST = 0.01


def mind_row(study: Study) -> Row:
    """The widest swing of each answer, in words."""
    found = [swing for swing in study.tornado.swings if _tells(swing)]
    says = [_zone(study, swing) for swing in found[:1]]
    says += [_zone(study, swing) for swing in found[1:2]]
    if not says:
        says = [(("No single input moves the chance of a deal by a point.",),)]
    return Row(question="What would change our mind", label="What would move it", says=tuple(says))


def _tells(swing: Swing) -> bool:
    return not math.isnan(swing.width) and swing.width >= _LEAST


def _zone(study: Study, swing: Swing) -> Forms:
    said, (first, second) = swing_ends(study, swing), swing_figures(study, swing, "zone")
    told = swing_ends(study, swing, tight=True)
    return (
        (
            f"{said.topic}: {said.first}, a deal is possible in ",
            first,
            f" of cases; {said.second}, in ",
            second,
            ".",
        ),
        (f"{told.topic}: {told.first} ", first, f", {told.second} ", second, "."),
        (f"{cut(told.topic, 52)}: ", first, " or ", second, "."),
    )


def swing_ends(study: Study, swing: Swing, *, tight: bool = False) -> Ends:
    """An input that swings an answer, in words."""
    entry = next((e for e in study.deals.worlds.inputs.inputs if e.name == swing.name), None)
    return ends(study.dossier, entry, swing.label, (swing.low, swing.high), tight)


def swing_figures(study: Study, swing: Swing, of: str) -> tuple[Figure, Figure]:
    """The answer at the two ends, in the order in which they are said."""
    both = [
        Figure(
            text=f"{whole(value)}{SPACE}%",
            href=f"#input-{swing.name}",
            fact=f"swing:{of}:{swing.name}:{end}",
        )
        for end, value in (("low", swing.at_low), ("high", swing.at_high))
    ]
    if swing_ends(study, swing).flipped:
        both.reverse()
    return both[0], both[1]


def plain_sentence(words: str) -> Sentence:
    """Words as a sentence."""
    return (f"{words.rstrip('. ')}.",)
