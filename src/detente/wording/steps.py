"""What long work is at, step by step; the first page asks two of the same questions."""

from __future__ import annotations

OPENS, MIND = "What would open it", "What would change our mind"
STEPS = {
    "draws": "What may be true",
    "answers": "What answers reveal",
    "deals": "What could be agreed",
    "openings": OPENS,
    "play": "How talks unfold",
    "combine": "What levers bring together",
    "swings": MIND,
}
"""By the name of the step; any other name, such as that of a file, is its own."""
