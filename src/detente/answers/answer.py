"""What every answer is made of."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

Number = float | None


class Answer(BaseModel):
    """A part of an answer; what it holds is fixed, and so are the words."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Headed(Answer):
    """What every answer carries: how to get it again."""

    version: str
    dossier: str = Field(description="The dossier's title.")
    dossier_hash: str = Field(description="SHA-256 of the dossier's content.")
    as_of: str
    seed: int
    draws: int
    cautions: list[str] = []


class ChanceAnswer(Answer):
    """A probability, 0 to 1, its range, and how far another seed would move it."""

    chance: Number
    low: Number
    high: Number
    error: Number = Field(default=None, description="Standard error of the chance by sampling.")


class RangeAnswer(Answer):
    """A quantity and its range."""

    median: Number
    low: Number
    high: Number


class FindingAnswer(Answer):
    """One thing to mend."""

    file: str
    line: int
    column: int
    slug: str
    severity: str
    message: str
    mend: str
