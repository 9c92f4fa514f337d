"""Where a default stands in for what nobody states, in words."""

from __future__ import annotations

from detente.dossier.inputs.registry.durability import ANY_DEAL
from detente.dossier.inputs.registry.standoff import AGAINST_TODAY
from detente.dossier.inputs.registry.wants import WEIGHTS, WORTH
from detente.dossier.inputs.subjects import states_no_deal
from detente.dossier.model.dossier import Dossier
from detente.estimates import Estimate
from detente.worlds.inputs import Inputs


def unstated(dossier: Dossier, inputs: Inputs) -> tuple[str, ...]:
    """The parties whose no-deal value nobody states."""
    return tuple(id for id in dossier.required if AGAINST_TODAY.of(party=id) in inputs)


def _partly_known(dossier: Dossier, inputs: Inputs, party: str) -> tuple[str, ...]:
    """On which issues a default stands in for what a party wants, in words; empty on none."""
    by_issue = {
        issue.name: [
            inputs.of(name)
            for name in (
                WEIGHTS.of(party=party, issue=id),
                *(WORTH.of(party=party, issue=id, option=option) for option in issue.options),
            )
            if name in inputs
        ]
        for id, issue in dossier.issues.items()
    }
    counts = {issue: found for issue, found in by_issue.items() if found}
    open_ = [issue for issue, found in counts.items() if any(one.default for one in found)]
    if not open_:
        return ()
    return (
        f"{dossier.parties[party].name}: wants are known in part, and a wide default stands in for "
        f"weights or worths on {len(open_)} of {len(counts)} issues ({'; '.join(open_)}).",
    )


def cautions(dossier: Dossier, inputs: Inputs) -> tuple[str, ...]:
    """What to bear in mind of worlds in which defaults stand in, in words."""
    open_issues = [issue.name for issue in dossier.issues.values() if issue.today is None]
    found: list[str] = []
    by_today = [id for id in dossier.required if not states_no_deal(dossier, id)]
    if open_issues and by_today:
        named = "; ".join(open_issues)
        found.append(
            "Today's answer is not known on some issues, where every option counts alike "
            f"in the worth of going on: {named}."
        )
    for id in dossier.required:
        if dossier.parties[id].wants is None:
            name = dossier.parties[id].name
            found.append(f"{name}: wants are not known, and any are taken as equally likely.")
        else:
            found += _partly_known(dossier, inputs, id)
    silent = unstated(dossier, inputs)
    if silent:
        named = ", ".join(dossier.parties[id].name for id in silent)
        found.append(
            f"Nothing says what going on without a deal is worth to {named}: a wide range around "
            "the worth of today's state stands in."
        )
    if not dossier.durability.by and dossier.durability.any_deal is None:
        holds = inputs.of(ANY_DEAL.name).estimate == Estimate.parse(1)
        taken = "a deal that is made holds" if holds else "every deal is taken to live as long"
        found.append(f"Nothing says what makes a deal last: {taken}.")
    for lever in dossier.levers.values():
        idle = [target for target in lever.changes if not inputs.matching(target)]
        if idle:
            found.append(f"“{lever.name}” changes what plays no part here: {', '.join(idle)}.")
    return tuple(found)
