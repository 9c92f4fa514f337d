"""What was said: the chance of a deal as estimated beside what it is given the record."""

from __future__ import annotations

from detente.results import Study
from detente.wording.first.row import Row
from detente.wording.numbers import percent

QUESTION = "Given what was said"
LABEL = "What was said"
HREF = "#basis-zone"


def given_row(study: Study) -> Row | None:
    """The row; none where what was said is not let move the estimates, or nothing was."""
    learned = study.deals.learned
    estimated = learned.moved_from if learned else None
    if learned is None or estimated is None:
        return None
    before = percent(estimated, HREF, fact="zone:estimated")
    after = percent(study.deals.chance, HREF, fact="zone")
    pieces = pieces_said(len(learned.beliefs.pieces))
    return Row(
        question=QUESTION,
        label=LABEL,
        says=(
            (
                (
                    "The chance that there is such a deal is ",
                    before,
                    " by the estimates as stated and ",
                    after,
                    f" given {pieces}. All figures here have learned from that.",
                ),
                ("It moves the chance from ", before, ", as estimated, to ", after, f": {pieces}."),
                ("From ", before, ", as estimated, to ", after, "."),
            ),
        ),
    )


def pieces_said(pieces: int) -> str:
    """So many answers and positions, in words."""
    if pieces == 1:
        return "the one answer or position on record that teaches something"
    return f"{pieces} answers and positions on record"
