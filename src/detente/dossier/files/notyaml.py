"""Why a text is no YAML, as a finding that a person can act on."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError

from detente.errors import Finding, Place
from detente.findings.making import found

_COLON = re.compile(r"""^(\s*(?:- )?[^\s:"'{\[][^:]*:\s+)([^"'{\[\s].*?:(?:\s.*)?)$""")
_IN_BRACES = re.compile(r"""^[^"'#]*[\[{][^"'#]*?\s(#\S.*[\]}].*)$""")


def not_yaml(error: MarkedYAMLError, text: str, file: str) -> Finding:
    """Where and why a text is no YAML, in words."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    here = lines[line] if line < len(lines) else ""
    tabbed = here[: len(here) - len(here.lstrip())].find("\t")
    if tabbed >= 0 or "'\\t'" in str(error.problem):
        return found(
            "tab",
            Place(file, line + 1, max(tabbed, here.find("\t"), 0) + 1),
            "a tab stands where the indentation is.",
            "Indent with spaces: YAML knows no tabs.",
        )
    begins = error.context_mark.line if error.context_mark else line
    for number in range(begins, min(line + 1, len(lines))):
        note = _IN_BRACES.search(lines[number][:500])
        if note:
            return found(
                "not-yaml",
                Place(file, number + 1, note.start(1) + 1),
                f'"{note[1][:40]}" is not read, and so a bracket stays open: '
                "after a blank, # begins a note.",
                "If the # belongs to a text, put quotation marks around the whole of the text.",
            )
    colon = _COLON.search(here[:500])
    if colon and "mapping values are not allowed" in str(error.problem):
        return found(
            "not-yaml",
            Place(file, line + 1, column + 1),
            f'"{colon[2].strip()[:40]}" holds a colon and a blank, which begin a value.',
            "If the colon belongs to a text, put quotation marks around the whole of the text.",
        )
    problem = " ".join(str(error.problem or error.context or "it cannot be read").split())
    return found(
        "not-yaml",
        Place(file, line + 1, column + 1),
        f"this is not YAML: {problem[:160]}.",
        "Often a colon without a space after it, a quotation mark or bracket left open, "
        "or uneven indentation, here or in the line before.",
    )


def unreadable(error: Exception, text: str, file: str) -> Finding:
    """What stands in a text that the parser itself stumbles over."""
    position = getattr(error, "position", None)
    line, column = 1, 1
    if isinstance(position, int):
        line = text.count("\n", 0, position) + 1
        column = position - (text.rfind("\n", 0, position) + 1) + 1
    character = getattr(error, "character", None)
    if character is not None:
        code = character if isinstance(character, int) else ord(character)
        what = f"a control character (U+{code:04X}) stands here."
    else:
        what = "this is not YAML."
    return found(
        "not-yaml",
        Place(file, line, column),
        what,
        "Open the file in an editor and take it away, or write the line anew.",
    )
