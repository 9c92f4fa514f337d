"""The protocols of talks by name, and what each is; a new one has its name and its words here."""

from __future__ import annotations

PROTOCOLS = {
    "single-text": "the mediator's own, redrafted round by round",
    "alternating-offers": "the parties' texts in turn",
    "take-it-or-leave-it": "one text, put once: a no ends the talks",
}
"""In the order of the numbers by which kernels know them; the first is the usual one."""
USUAL = next(iter(PROTOCOLS))


def told() -> str:
    """All of them in a row, each with what it is."""
    return "; ".join(f"{name}, {what}" for name, what in PROTOCOLS.items())
