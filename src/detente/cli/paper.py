"""What commands that write a Word file ask of it, seen to before the work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from detente.wording.commands import files as words

if TYPE_CHECKING:
    from detente.brief.word import WordForm


def word_form(file: Path | None, template: Path | None, marking: str) -> WordForm | None:
    """How a Word file is written; None if none is asked for.

    Raises
    ------
    RefusedError
        If python-docx is not there, or the template is no Word file.
    """
    if file is None:
        if template or marking:
            raise typer.BadParameter(words.NO_WORD_FILE, param_hint="--docx")
        return None
    from detente.word.template import need_word, users_document

    need_word(file.name)
    if template is not None:
        users_document(template)
    from detente.brief.word import WordForm

    return WordForm(marking=marking, template=template)
