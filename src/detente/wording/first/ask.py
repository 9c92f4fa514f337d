"""What to ask next: the one thing not on record that would tell most."""

from __future__ import annotations

from detente.inference.observations import Observation
from detente.results import Study
from detente.wording.first.row import Row
from detente.wording.numbers import Figure
from detente.wording.observations import asks

QUESTION = "What to ask next"
_OF = {
    "zone": "of a deal that suits all",
    "deal": "of a deal by the last date",
}


def ask_row(study: Study, first: Observation, of: str, moves: float, error: float) -> Row:
    """The row: what would tell most, and by how much it is expected to move which chance."""
    told = Figure(text=f"{100 * moves:.1f}", range=f"±{200 * error:.1f}", href="#ask-next")
    words = asks(study.dossier, first)
    said = (f"{words}. It is expected to move the chance {_OF[of]} by ", told, " points.")
    return Row(question=QUESTION, label=QUESTION, says=((said,),))
