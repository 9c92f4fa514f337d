"""Plain values as YAML that reads well: short mappings on one line, long ones line by line."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

WIDTH = 100
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
# Line ends that YAML folds, controls, and colons that it may take for its own.
_DELICATE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]|^[:?-]|:(?![\\w/])")
_WHOLE = re.compile(r"^(?:0|[1-9]\d{0,8})$")


def block(value: Any) -> str:
    """A value line by line, its short parts each on one line.

    >>> print(block({"title": "Two Rivers", "as-of": "2031-05-12"}), end="")
    title: Two Rivers
    as-of: 2031-05-12
    """
    return _dump(_styled(value, room=WIDTH, top=True))


def flow(value: Any) -> str:
    """A value on one line.

    >>> flow({"border": "0.5 (0.3..0.7)", "army": 1.0})
    '{border: 0.5 (0.3..0.7), army: 1}'
    """
    # Inside braces of its own, so that a text is quoted where it has to be inside braces.
    text = _dump(_flowing({"_": _ready(value)})).strip()
    return text[len("{_: ") : -1]


def _dump(value: Any) -> str:
    yaml = YAML()
    yaml.width = 1_000_000  # a text stays on its line, however long
    yaml.allow_unicode = True
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump(value, out)
    return out.getvalue()


def _styled(value: Any, *, room: int, top: bool = False) -> Any:
    if not isinstance(value, dict | list) or not value:
        return _flowing(_ready(value))
    if not top and len(flow(value)) <= room:
        return _flowing(_ready(value))
    styled: CommentedSeq | CommentedMap
    if isinstance(value, list):
        styled = CommentedSeq(_flowing(_ready(inner)) for inner in value)
    else:
        styled = CommentedMap(
            (_key(key), _styled(x, room=room - 2 - len(str(key)))) for key, x in value.items()
        )
    styled.fa.set_block_style()
    return styled


def _flowing(value: Any) -> Any:
    """The same in braces and brackets."""
    if isinstance(value, dict):
        mapping = CommentedMap((key, _flowing(inner)) for key, inner in value.items())
        mapping.fa.set_flow_style()
        return mapping
    if isinstance(value, list):
        sequence = CommentedSeq(_flowing(inner) for inner in value)
        sequence.fa.set_flow_style()
        return sequence
    return value


def _ready(value: Any) -> Any:
    """Numbers and days as such, so that they are not quoted."""
    if isinstance(value, dict):
        return {_key(key): _ready(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_ready(inner) for inner in value]
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, str) and _WHOLE.match(value):
        return int(value)
    if isinstance(value, str) and _DAY.match(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            return value
    if isinstance(value, str) and _DELICATE.search(value):
        return DoubleQuotedScalarString(value)
    return value


def _key(key: Any) -> Any:
    return int(key) if isinstance(key, str) and _WHOLE.match(key) else key
