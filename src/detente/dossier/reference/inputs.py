"""The reference page of the inputs: every uncertain number, as declared and as the model has it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from detente.dossier.inputs.kind import InputKind
from detente.dossier.inputs.registry.index import INPUTS
from detente.stated import shortly

_BLANK = re.compile(r"{([a-z]+)}")
_INTRO = """\
# Inputs

Every uncertain number of a dossier, by the name that a lever (`changes:`) and `dossier.set` use;
ids of the dossier stand between `<` and `>`. A lever may shorten a name: all are meant that begin
with its first word and hold the others in that order. What the dossier leaves out has the default,
printed among the assumptions and varied in the tornado. Draws and changes are kept in the range.
"""


def inputs_page() -> str:
    """The page, in Markdown."""
    return "\n".join((_INTRO, *(line for kind in INPUTS.values() for line in _entry(kind))))


def _entry(kind: InputKind) -> Iterator[str]:
    word = kind.field
    name = _BLANK.sub(r"<\1>", kind.name)
    yield f"## `{name}`\n"
    yield f"{word.meaning if word else _plain(kind.label) + '.'}\n"
    low, high = kind.lawful
    limits = (
        f"{_end(low)} to {_end(high)}" if kind.lawful != (-math.inf, math.inf) else "any number"
    )
    unit = f", {word.unit}" if word and word.unit else ""
    yield f"- Range: {limits}{unit}."
    yield f"- In a dossier: {kind.when[0].lower()}{kind.when[1:]}"
    for default in kind.defaults.values():
        shown = "anything" if default.estimate is None else f"`{default.estimate}`"
        case = f" ({default.when})" if default.when else ""
        yield f"- Default{case}: {shown}. {default.assumption}"
    yield ""


def _plain(label: str) -> str:
    return _BLANK.sub(r"a \1", label)


def _end(number: float) -> str:
    return "no end" if math.isinf(number) else shortly(number)
