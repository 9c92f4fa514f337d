"""What the page of estimates says that its template does not hold."""

from __future__ import annotations

from detente.wording.numbers import moved

NEEDS_A_REASON = "A number needs a reason: name a source, a statement or an assumption, or say why."
NEEDS_A_NUMBER = "Write a number, such as 0.3, or a range, such as 0.1 0.3 0.6."
NOT_ALONE = (
    "Only an order is known of it, or nothing: such numbers hang together and are not changed one "
    "by one here."
)
UNTOUCHED = (
    "Not for the zone: it changes nothing in any of these draws. Talks and forecast may rest on it."
)
NOISE = "No more than noise: the difference lies within twice its error."
SUBJECTS = {
    "war": "The war",
    "standoff": "Going on as today",
    "durability": "Whether a deal holds",
    "behaviour": "How the parties act",
    "mediation": "Mediation",
}


def nothing_of(name: str) -> str:
    """A number that is not there."""
    return f"This dossier has no number “{name}”."


def matters(points: str) -> str:
    """That a number matters, by how many points.

    >>> matters("+4.0 ±1.2")
    'It matters: +4.0 ±1.2 points.'
    """
    return f"It matters: {points} points."


def run(draws: int, seed: int) -> str:
    """By what the difference is told.

    >>> run(250, 1)
    'Fast figures, before and after on the same draws: 250 draws, seed 1; after ±: twice the error.'
    """
    return (
        f"Fast figures, before and after on the same draws: {draws} draws, seed {seed}; after ±: "
        "twice the error."
    )


def saved(what: str) -> str:
    """That a number was saved."""
    return f"Saved: {what}"


def told(moves: float, error: float) -> str:
    """Whether a change of a number matters to the chance of a zone.

    >>> told(0.0, 0.0) == UNTOUCHED, told(0.01, 0.02) == NOISE, told(0.04, 0.006)
    (True, True, 'It matters: +4.0 ±1.2 points.')
    """
    if moves == error == 0.0:
        return UNTOUCHED
    return matters(moved(moves, error)) if abs(moves) > 2.0 * error else NOISE
