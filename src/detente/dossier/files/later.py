"""One finding where many things are later than the dossier's day: most likely the day is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from detente.dossier.model.dates import When
from detente.errors import Finding, Place
from detente.findings.making import found

_MANY = 4
_SHOWN = 6


def by_day(
    findings: Sequence[Finding], day: Place, as_of: When | None, say: Callable[[Place], str] = str
) -> list[Finding]:
    """The findings, those about what is later than the dossier's day made one if they are many.

    Parameters
    ----------
    findings : sequence of Finding
    day : Place
        Where the dossier's day stands.
    as_of : When, optional
        The dossier's day.
    say : callable, optional
        How a place is named.
    """
    late = sorted((f for f in findings if f.about.day), key=lambda finding: finding.about.day)
    if sum(finding.severity == "warning" for finding in late) < _MANY:
        return list(findings)
    places = list(dict.fromkeys(say(finding.place) for finding in late))
    shown = ", ".join(places[:_SHOWN]) + (", …" if len(places) > _SHOWN else "")
    message = (
        f"{len(late)} things are later than {as_of}, the day of the dossier: "
        f"the first is of {late[0].about.day}, the last of {late[-1].about.day}. "
        f"They stand in {shown}."
    )
    mend = "Mend as-of if that is wrong, else these dates; a meeting still to come is planned."
    joined = found("after-as-of", day, message, mend)
    return [*(finding for finding in findings if not finding.about.day), joined]
