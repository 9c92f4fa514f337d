"""The door to coreference by its former names."""

from __future__ import annotations

from detente.reading.people.coreference import Coreference as Cast
from detente.reading.people.coreference import coreference_of as cast_of

__all__ = ["Cast", "cast_of"]
