"""What the parts of answers have in common, and what findings look like in them."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """A part of an answer; what it holds is fixed, and so are the words."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FindingAnswer(Answer):
    """One thing to mend."""

    file: str
    line: int
    column: int
    slug: str
    severity: str
    message: str
    mend: str
