"""A GENIUS domain and its profiles, as the files state them."""

from __future__ import annotations

from dataclasses import dataclass

from detente.errors import Finding, Place
from detente.exchange.genius.elements import Element
from detente.exchange.genius.scales import Curve, Scale, read_curve, read_number, read_scale
from detente.findings.making import found

DISCRETE = ("discrete", "")
_NEAR = 1e-9  # what rounding may add
NUMBERS = {"integer": True, "real": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue of a domain: a name, and the answers it may have.

    ``scale`` is None where the answers are listed; else they are its steps.
    """

    name: str
    index: str
    about: str | None
    answers: tuple[str, ...]
    scale: Scale | None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one party wants.

    Attributes
    ----------
    weights : dict of issue -> float
        As stated; GENIUS scales them to sum to 1.
    worths : dict of issue -> dict of answer -> float
        Evaluations by the rule of GENIUS: divided by the largest of their issue, or along a curve.
    no_deal : float
        The reservation value.
    discount : float or None
        Where it is stated and would matter.
    place : Place
    """

    weights: dict[str, float]
    worths: dict[str, dict[str, float]]
    no_deal: float
    discount: float | None
    place: Place


def is_uncertain(root: Element) -> bool:
    """Whether a profile knows some comparisons of packages only, as GENIUS lets parties do."""
    return (root.get("type") or "").lower() == "uncertain"


def is_profile(root: Element) -> bool:
    """Whether a file holds a party's wants, not a domain."""
    return root.tag == "utility_space" and any(
        child.tag == "weight" or child.named("evaluator") or _evaluated(child)
        for child in _inside(root, "issue", "weight")
    )


def issue_names(root: Element) -> set[str]:
    """The names of the issues of a domain or of a profile."""
    holder = next(iter(root.named("utility_space")), root)
    return {issue.get("name") or "" for issue in _inside(holder, "issue")}


def read_domain(root: Element, steps: int, findings: list[Finding]) -> tuple[Issue, ...]:
    """The issues of a domain, in its order."""
    holder = next(iter(root.named("utility_space")), root)
    issues: list[Issue] = []
    for element in _inside(holder, "issue"):
        issue = _issue(element, len(issues) + 1, steps, findings)
        if issue is not None and issue.name in [other.name for other in issues]:
            message = f'a second issue is called "{issue.name[:60]}".'
            findings.append(found("not-genius", element.place, message, "Rename one of the two."))
        elif issue is not None:
            issues.append(issue)
    if not issues and not findings:
        message = "the domain has no issue."
        findings.append(found("not-genius", root.place, message, "Name the folder of a domain."))
    return tuple(issues)


def read_profile(
    root: Element, issues: tuple[Issue, ...], findings: list[Finding]
) -> Profile | None:
    """What a profile says of the issues of a domain; None where it cannot be used."""
    before = len(findings)
    odd = root.below("hyper_rectangle", "ufun", "constraint", through="objective")
    if odd or root.get("type") not in (None, "any", "additive"):
        place = odd[0].place if odd else root.place
        message = "the profile is not a weighted sum over issues."
        mend = "Profiles that join issues have no counterpart in this format."
        findings.append(found("not-additive", place, message, mend))
        return None
    elements = _by_issue(root, issues, findings)
    weights = _weights(root, elements, findings)
    worths = {
        issue.name: _worths(elements[issue.name], issue, findings)
        for issue in issues
        if issue.name in elements
    }
    _say_nothing_at_stake(root, elements, weights, worths, findings)
    no_deal, discount = _reservation(root, findings), _discount(root, findings)
    if any(finding.severity == "error" for finding in findings[before:]):
        return None
    return Profile(
        weights=weights, worths=worths, no_deal=no_deal, discount=discount, place=root.place
    )


def _inside(element: Element, *tags: str) -> list[Element]:
    return element.below(*tags, through="objective")


def _evaluated(element: Element) -> bool:
    return any(item.get("evaluation") is not None for item in element.named("item"))


def _issue(element: Element, number: int, steps: int, findings: list[Finding]) -> Issue | None:
    name = element.get("name") or f"Issue {number}"
    kind = (element.get("vtype") or element.get("type") or element.get("etype") or "").lower()
    scale = None
    if kind in NUMBERS and not element.named("item"):
        scale = read_scale(element, NUMBERS[kind], findings)
        if scale is None:
            return None
        answers = tuple(f"{number:.12g}" for number in scale.steps(steps))
        _say_steps(name, scale, len(answers), element, findings)
    elif kind in (*DISCRETE, *NUMBERS):
        answers = tuple(dict.fromkeys(_value(item) for item in element.named("item")))
    else:
        message = f'issues of the type "{kind[:40]}" are not read.'
        mend = "Types are discrete, integer and real."
        findings.append(found("not-genius", element.place, message, mend))
        return None
    if len(answers) < 2:
        few = "one value" if answers else "no value"
        message = f'the issue "{name[:60]}" has {few}.'
        mend = "An issue is a question with at least two answers: add one, or take the issue away."
        findings.append(found("one-option", element.place, message, mend))
        return None
    return Issue(
        name=name,
        index=element.get("index") or str(number),
        about=element.get("description"),
        answers=answers,
        scale=scale,
        place=element.place,
    )


def _say_steps(
    name: str, scale: Scale, count: int, element: Element, findings: list[Finding]
) -> None:
    every = scale.whole and count == int(scale.high - scale.low) + 1
    if not every:
        message = (
            f'"{name[:60]}" runs from {scale.low:g} to {scale.high:g}; it is given {count} evenly '
            "spaced options."
        )
        findings.append(
            found("cut-into-steps", element.place, message, "Choose how many by --steps.")
        )


def _value(item: Element) -> str:
    return " ".join((item.attributes.get("value") or "").split())


def _by_issue(
    root: Element, issues: tuple[Issue, ...], findings: list[Finding]
) -> dict[str, Element]:
    """The element of each issue in a profile: of the same name, else of the same number."""
    there = _inside(root, "issue")
    by_name = {element.get("name") or "": element for element in there}
    by_index = {element.get("index") or "": element for element in there}
    matched: dict[str, Element] = {}
    for issue in issues:
        element = by_name.get(issue.name) or by_index.get(issue.index)
        if element is None:
            message = f'the profile does not have the issue "{issue.name[:60]}".'
            mend = "Add it with its weight and evaluations, as the domain has it."
            findings.append(found("profile-differs", root.place, message, mend))
        else:
            matched[issue.name] = element
    used = [id(element) for element in matched.values()]
    for element in there:
        if id(element) not in used:
            message = f'the domain has no issue "{(element.get("name") or "?")[:60]}".'
            mend = "It is left out; if it matters, add it to the domain."
            findings.append(found("left-out", element.place, message, mend))
    return matched


def _weights(
    root: Element, elements: dict[str, Element], findings: list[Finding]
) -> dict[str, float]:
    stated = {weight.get("index"): weight for weight in _inside(root, "weight")}
    weights: dict[str, float] = {}
    for name, element in elements.items():
        holder = stated.get(element.get("index"))
        if holder is None:
            message = f'the issue "{name[:60]}" has no weight.'
            mend = f'Add <weight index="{element.get("index") or "?"}" value="…"/>.'
            findings.append(found("profile-differs", element.place, message, mend))
            continue
        number = read_number(holder, "value", findings, least=0.0)
        if number is not None:
            weights[name] = number
    return weights


def _along(
    curve: Curve, element: Element, issue: Issue, findings: list[Finding]
) -> dict[str, float]:
    """What the answers are worth along a curve; that it leaves the scale is said."""
    drawn = {answer: curve.shape(float(answer)) for answer in issue.answers}
    beyond = [answer for answer, value in drawn.items() if not -_NEAR <= value <= 1 + _NEAR]
    if beyond:
        worst = max((drawn[answer] for answer in beyond), key=lambda value: abs(value - 0.5))
        shown = ", ".join(beyond[:4]) + (", …" if len(beyond) > 4 else "")
        rule = "is kept within them" if curve.kept else "a constant is taken as it stands"
        message = (
            f'"{issue.name[:60]}": the curve leads to {worst:.4g}, outside 0 and 1, at {shown}; '
            f"as in GENIUS, {'an evaluation ' if curve.kept else ''}{rule}."
        )
        mend = "If that is not meant, mend the slope and the offset, or the constant."
        findings.append(found("beyond-the-scale", element.place, message, mend))
    return {answer: curve.evaluation(float(answer)) for answer in issue.answers}


def _worths(element: Element, issue: Issue, findings: list[Finding]) -> dict[str, float]:
    if issue.scale is not None:
        curve = read_curve(element, issue.scale, findings)
        return {} if curve is None else _along(curve, element, issue, findings)
    stated: dict[str, float] = {}
    beyond: dict[str, float] = {}  # values that the domain does not have divide all the same
    answers = set(issue.answers)
    for item in element.named("item"):
        value = _value(item)
        number = read_number(item, "evaluation", findings, least=0.0)
        if value in stated or value in beyond:
            message = f'"{value[:60]}" is evaluated twice; the last evaluation counts.'
            findings.append(found("value-twice", item.place, message, "Take the other away."))
        if number is None:
            continue
        if value not in answers:
            message = f'the domain has no value "{value[:60]}" of "{issue.name[:60]}".'
            mend = "It is left out; its evaluation counts where the largest of them divides."
            findings.append(found("left-out", item.place, message, mend))
            beyond[value] = number
            continue
        stated[value] = number
    for lacking in [answer for answer in issue.answers if answer not in stated]:
        message = f'"{lacking[:60]}" of "{issue.name[:60]}" has no evaluation.'
        mend = "Add an item with this value and its evaluation."
        findings.append(found("profile-differs", element.place, message, mend))
    largest = max((*stated.values(), *beyond.values()), default=0.0)
    return {a: stated[a] / largest if largest else 0.0 for a in issue.answers if a in stated}


def _say_nothing_at_stake(
    root: Element,
    elements: dict[str, Element],
    weights: dict[str, float],
    worths: dict[str, dict[str, float]],
    findings: list[Finding],
) -> None:
    """Say which issues matter and have no evaluation above 0: once, if that is so of all."""
    matter = [name for name, weight in weights.items() if weight > 0 and worths.get(name)]
    idle = [name for name in matter if not any(worths[name].values())]
    everywhere = len(idle) == len(matter)
    for name in idle[:1] if everywhere else idle:
        what = "the profile" if everywhere else f'"{name[:60]}"'
        message = f"every evaluation of {what} is 0: whatever is agreed is worth the same."
        mend = "Give the best value of an issue the highest evaluation, or the issue no weight."
        place = root.place if everywhere else elements[name].place
        findings.append(found("no-stake", place, message, mend))


def _reservation(root: Element, findings: list[Finding]) -> float:
    for element in _inside(root, "reservation"):
        number = read_number(element, "value", findings, least=0.0)
        if number is not None and number > 1:
            message = f"the reservation value is {number:g}; utilities end at 1."
            mend = "State it on the scale from 0 to 1."
            findings.append(found("out-of-range", element.place, message, mend))
        return number or 0.0
    return 0.0


def _discount(root: Element, findings: list[Finding]) -> float | None:
    for element in _inside(root, "discount_factor"):
        number = read_number(element, "value", findings, least=0.0)
        # GENIUS takes a factor of 0 for none.
        if number is not None and number not in (0.0, 1.0):
            message = f"a discount factor of {number:g} is stated; it is left out."
            mend = "Time has its place under behaviour: and war: of a dossier."
            findings.append(found("left-out", element.place, message, mend))
            return number
    return None
