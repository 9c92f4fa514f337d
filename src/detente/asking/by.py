"""What may be decided by what is asked: what puts questions in order."""

from __future__ import annotations

from typing import Literal

By = Literal["zone", "deal", "choice"]
"""Whether there is a zone, whether there is a deal by the last date, or which lever to choose."""
