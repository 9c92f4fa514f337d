"""A folder of GENIUS files: which is the domain, and whose profiles the others are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path, PurePosixPath

from detente.dossier.lookup import suggest
from detente.errors import DossierError, Finding, Place, path_of
from detente.exchange.genius.elements import MAX_BYTES, Element, parse_xml
from detente.exchange.genius.profiles import (
    Issue,
    Profile,
    is_profile,
    is_uncertain,
    issue_names,
    read_domain,
    read_profile,
)
from detente.findings.making import errors_in, found, in_order
from detente.userfiles import Mends, read_within, refuse

MAX_FILES = 200
STEPS = 11
SHOWN = 8
_MENDS = Mends(
    other="Put a file of XML there.",
    unread="Check its rights.",
    large="A domain needs far fewer; ask whoever sent the file.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A domain and whoever negotiates in it.

    Attributes
    ----------
    title : str
        The folder's name.
    issues : tuple of Issue
    profiles : dict of str -> Profile
        By the name of the file without its ending, in the domain's order, else by name.
    names : dict of str -> str
        What the domain calls whoever has a profile, where it does.
    findings : tuple of Finding
        Advice: what was left out or cut.
    """

    title: str
    issues: tuple[Issue, ...]
    profiles: dict[str, Profile]
    names: dict[str, str]
    findings: tuple[Finding, ...]


def read_genius(folder: str | Path, *, steps: int = STEPS, domain: str | None = None) -> Scenario:
    """The domain and the profiles in a folder.

    Parameters
    ----------
    folder : str or Path
        Holds one domain and a profile for each party, as GENIUS writes them.
    steps : int
        How many options an issue gets whose answer is a number; whole numbers get no more than
        there are.
    domain : str, optional
        The file of the domain, where the folder holds several; its ending may be left out.

    Returns
    -------
    Scenario

    Raises
    ------
    DossierError
        With every finding, if at least one is an error.

    References
    ----------
    Lin, Kraus, Baarslag, Tykhonov, Hindriks & Jonker (2014), the GENIUS environment: a utility is
    the weighted sum of evaluations, each divided by the largest of its issue; weights are scaled
    to sum to 1.
    """
    if steps < 2:
        raise ValueError(f"steps is {steps}; it must be 2 or more")
    path = path_of("folder", folder)
    findings: list[Finding] = []
    roots = _roots(path, findings)
    chosen = _domain(path, roots, domain, findings)
    issues = read_domain(roots[chosen], steps, findings) if chosen else ()
    named = _named(roots[chosen]) if chosen else {}
    files = _certain(roots, _profiles(roots, chosen), findings) if issues else []
    files.sort(key=lambda name: list(named).index(name) if name in named else len(named))
    read = {name: read_profile(roots[name], issues, findings) for name in files}
    if not files and not errors_in(findings):
        findings.append(_none(path.name, "the folder holds no profile that can be read."))
    if errors_in(findings):
        raise DossierError(in_order(findings))
    return Scenario(
        title=path.resolve().name or "GENIUS",
        issues=issues,
        profiles={_stem(name): profile for name, profile in read.items() if profile is not None},
        names={_stem(name): word for name, word in named.items() if word},
        findings=in_order(findings),
    )


def _roots(path: Path, findings: list[Finding]) -> dict[str, Element]:
    """The root of every XML file in the folder."""
    if not path.is_dir():
        what = "a file" if path.exists() else "nowhere to be found"
        raise DossierError([_none(str(path)[:200], f"this is {what}, not a folder.")])
    files = sorted(p for p in path.iterdir() if p.suffix.lower() == ".xml" and p.is_file())
    if len(files) > MAX_FILES:
        raise DossierError([_none(path.name, f"the folder holds more than {MAX_FILES} files.")])
    roots: dict[str, Element] = {}
    for file in files:
        try:
            roots[file.name] = parse_xml(_bytes(file, path), file.name, findings)
        except DossierError as error:
            findings += error.findings
    return roots


def _bytes(file: Path, folder: Path) -> bytes:
    if not file.resolve().is_relative_to(folder.resolve()):
        message = "the link leads out of the folder, and is not followed."
        mend = "Put a copy of the file in the folder instead."
        raise refuse("link-out", file.name, message, mend)
    return read_within(file, file.name, MAX_BYTES, _MENDS)


def _domain(
    path: Path, roots: dict[str, Element], asked: str | None, findings: list[Finding]
) -> str | None:
    """The file of the domain; what is neither it nor a profile is said to be left out."""
    candidates = _domains(roots)
    for root in roots.values():
        if root.tag not in ("negotiation_template", "utility_space"):
            message = f"<{root.tag[:40]}> is neither a domain nor a profile; it is left out."
            mend = "Nothing need be done if it belongs to something else."
            findings.append(found("left-out", root.place, message, mend))
    if asked is not None:
        matching = [
            name for name in candidates if asked.lower() in (name.lower(), _stem(name).lower())
        ]
        if matching:
            return matching[0]
        message = f'the folder holds no domain "{asked[:60]}".'
        mend = suggest(asked, [_stem(name) for name in candidates], what="Domains")
        findings.append(found("not-genius", Place(path.name), message, mend))
        return None
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        names = ", ".join(_stem(name) for name in candidates)
        message = f"the folder holds {len(candidates)} domains: {names[:400]}."
        mend = f"Choose one: --domain {_stem(candidates[0])}."
        findings.append(found("not-genius", roots[candidates[1]].place, message, mend))
    elif not errors_in(findings):
        findings.append(_inside(path) or _none(path.name, "the folder holds no domain."))
    return None


def _domains(roots: dict[str, Element]) -> list[str]:
    templates = [name for name, root in roots.items() if root.tag == "negotiation_template"]
    plain = [n for n, root in roots.items() if root.tag == "utility_space" and not is_profile(root)]
    return templates or plain


def _profiles(roots: dict[str, Element], domain: str | None) -> list[str]:
    """The files of the profiles of a domain: all, or where there are several domains, its own."""
    profiles = sorted((name for name in roots if is_profile(roots[name])), key=_natural)
    others = [name for name in _domains(roots) if name != domain]
    if domain is None or not others:
        return profiles
    wanted = issue_names(roots[domain])
    own = [name for name in profiles if wanted <= issue_names(roots[name])] or profiles
    if any(issue_names(roots[other]) == wanted for other in others):
        own = [name for name in own if _nearest(name, domain, others)]
    return own


def _nearest(name: str, domain: str, others: list[str]) -> bool:
    """Whether a file is called as a domain is, at least as much as after any other."""
    return all(_alike(name, domain) >= _alike(name, other) for other in others)


def _alike(name: str, other: str) -> int:
    """How many characters two names begin with in common."""
    pairs = zip(name.lower(), other.lower(), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _certain(roots: dict[str, Element], profiles: list[str], findings: list[Finding]) -> list[str]:
    """The profiles whose preferences are known; the others are said to be left out."""
    for name in profiles:
        if is_uncertain(roots[name]):
            message = "the profile is of uncertain preferences; it is left out."
            mend = 'If its evaluations are meant, take type="UNCERTAIN" away.'
            findings.append(found("left-out", roots[name].place, message, mend))
    return [name for name in profiles if not is_uncertain(roots[name])]


def _inside(path: Path) -> Finding | None:
    """Where the domains are, if they lie in folders of the folder that is named."""
    folders = sorted(one.name for one in path.iterdir() if one.is_dir() and any(one.glob("*.xml")))
    if not folders:
        return None
    listed = ", ".join(folders[:SHOWN]) + (", …" if len(folders) > SHOWN else "")
    message = f"the folder holds no domain; there are XML files in its folders {listed}."
    mend = f"Name one of those, such as {path / folders[0]}."
    return found("not-genius", Place(path.name), message, mend)


def _none(file: str, message: str) -> Finding:
    mend = "Name the folder with the domain's XML file and a profile for each party."
    return found("not-genius", Place(file), message, mend)


def _named(domain: Element) -> dict[str, str]:
    """The files of profiles that the domain names, in its order, and what it calls their owners."""
    agents = [agent for agent in domain.named("agent") if agent.get("utility_space")]
    files = [PurePosixPath((a.get("utility_space") or "").replace("\\", "/")).name for a in agents]
    return {file: agent.get("name") or "" for file, agent in zip(files, agents, strict=True)}


def _stem(name: str) -> str:
    return PurePosixPath(name).stem


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    """A key that puts the second before the tenth."""
    parts = re.findall(r"\d+|\D+", name.lower())
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)
