"""How talks end: words, and their numbers in arrays."""

from __future__ import annotations

ENDINGS = ("settlement", "mediator-leaves", "party-leaves", "dictated", "exhausted", "open")
SETTLEMENT, MEDIATOR_LEAVES, PARTY_LEAVES, DICTATED, EXHAUSTED, OPEN = range(6)
