"""What the page of levers says that no template of its holds."""

from __future__ import annotations

COMPARING = "Comparing the levers"
TOGETHER = "Trying two levers together, and each now or later"
