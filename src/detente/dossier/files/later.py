"""One finding where many things are later than the dossier's day: most likely the day is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from detente.errors import Finding, Place
from detente.findings.making import found

_MANY = 4
_SHOWN = 6
_LATE = re.compile(r"\b(?:is of|came out on) (\S+), after (\S+), the day of the dossier")


def by_day(
    findings: Sequence[Finding], day: Place, say: Callable[[Place], str] = str
) -> list[Finding]:
    """The findings, those about what is later than the dossier's day made one if they are many.

    Parameters
    ----------
    findings : sequence of Finding
    day : Place
        Where the dossier's day stands.
    say : callable, optional
        How a place is named.
    """
    said = ((_LATE.search(finding.message), finding) for finding in findings)
    late = [(match[1], match[2], finding) for match, finding in said if match]
    if sum(finding.severity == "warning" for *_, finding in late) < _MANY:
        return list(findings)
    late.sort(key=lambda one: one[0])
    gone = {id(finding) for *_, finding in late}
    places = list(dict.fromkeys(say(finding.place) for *_, finding in late))
    shown = ", ".join(places[:_SHOWN]) + (", …" if len(places) > _SHOWN else "")
    message = (
        f"{len(late)} things are later than {late[0][1]}, the day of the dossier: "
        f"the first is of {late[0][0]}, the last of {late[-1][0]}. They stand in {shown}."
    )
    mend = "Mend as-of if that is wrong, else these dates; a meeting still to come is planned."
    joined = found("after-as-of", day, message, mend)
    return [*(finding for finding in findings if id(finding) not in gone), joined]
