"""Role sheets and the trainer's page: what a class is handed, and what it looks back on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.brief.paper import blocks_of
from detente.brief.pictures import Picture, Words, picture
from detente.brief.templating import environment, style_sheet
from detente.brief.word import WordForm
from detente.charts.league import LeagueRow, league_chart
from detente.classroom.debrief import Debrief, TeamResult
from detente.classroom.roles import Role
from detente.dossier.inputs.names import line_names
from detente.dossier.model.dossier import Dossier
from detente.phrases import listed
from detente.word.blocks import Pages
from detente.word.write import docx_bytes
from detente.wording import classroom as words
from detente.wording import names
from detente.wording.names import day
from detente.wording.numbers import percent, plain
from detente.wording.phrases import capital
from detente.wording.stances import quoted
from detente.worlds.lines import conditions_words, rule_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer on a role sheet."""

    words: str
    points: str
    today: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue on a role sheet."""

    name: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSheet:
    """Everything that a role sheet shows: what is public, and one party's own."""

    title: str
    party: str
    about: str
    people: str
    interests: tuple[str, ...]
    issues: tuple[Issue, ...]
    links: tuple[str, ...]
    lines: tuple[str, ...]
    no_deal: str
    some_issues: bool
    others: str
    all_issues: str
    exact: bool


def role_sheet(dossier: Dossier, role: Role) -> RoleSheet:
    """What the sheet of a role shows."""
    party = dossier.parties[role.party]
    wants = party.wants
    stated = dict(zip(line_names(wants.red_lines), wants.red_lines, strict=True)) if wants else {}
    joined = [link for link in wants.links if set(link.when) <= set(role.issues)] if wants else []
    said = quoted(dossier)
    return RoleSheet(
        title=dossier.title,
        party=party.name,
        about=dossier.about or "",
        people=listed(f"{person.name} ({person.role})" for person in party.people.values()),
        interests=party.interests,
        issues=tuple(_issue(dossier, issue, role) for issue in role.issues),
        links=tuple(
            words.link(conditions_words(dossier, link.when, said), points)
            for link, points in zip(joined, role.links, strict=True)
        ),
        lines=tuple(
            words.line(
                names.issue(dossier, stated[line.line].issue),
                rule_words(dossier, stated[line.line], said),
                line.absolute,
                line.costs,
            )
            for line in role.lines
        ),
        no_deal=words.points(role.no_deal),
        some_issues=bool(party.required_on),
        others=listed(names.party(dossier, id) for id in dossier.required if id != role.party),
        all_issues=listed(f"“{issue.name}”" for issue in dossier.issues.values()),
        exact=role.exact,
    )


def _issue(dossier: Dossier, issue: str, role: Role) -> Issue:
    record = dossier.issues[issue]
    return Issue(
        name=record.name,
        answers=tuple(
            Answer(
                words=record.options[one.option],
                points=words.points(one.points),
                today=one.option == record.today,
            )
            for one in role.issues[issue]
        ),
    )


def render_role(dossier: Dossier, role: Role) -> str:
    """A role sheet as one self-contained page."""
    return (
        environment()
        .get_template("role.html")
        .render(role=role_sheet(dossier, role), css=style_sheet("brief", "print"))
    )


def role_docx(dossier: Dossier, role: Role, form: WordForm) -> bytes:
    """A role sheet as the bytes of a Word file: the page's own words."""
    pages = Pages(
        title=f"{dossier.title}: {names.party(dossier, role.party)}",
        day=dossier.date,
        day_words=day(dossier.date),
        blocks=blocks_of(render_role(dossier, role), {}),
        marking=form.marking,
    )
    return docx_bytes(pages, template=form.template)


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """One team on the trainer's page."""

    name: str
    cells: tuple[str, ...]
    outcome: str
    left: str
    better: str
    best: bool
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """One role over all teams."""

    name: str
    ranked: str
    no_deal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceRow:
    """A package by principle."""

    name: str
    points: tuple[str, ...]
    answers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefPage:
    """Everything that the trainer's page shows."""

    title: str
    headline: str
    method: tuple[str, ...]
    picture: Picture
    heads: tuple[str, ...]
    parties: tuple[str, ...]
    teams: tuple[Team, ...]
    roles: tuple[RoleRow, ...]
    references: tuple[ReferenceRow, ...]


def debrief_page(dossier: Dossier, debrief: Debrief) -> DebriefPage:
    """What the trainer's page shows."""
    called = {party: names.brief_party(dossier, party) for party in debrief.parties}
    return DebriefPage(
        title=dossier.title,
        headline=words.headline(debrief),
        method=words.method(debrief),
        picture=_picture(called, debrief),
        heads=words.league_heads(tuple(called.values()), exact=debrief.exact),
        parties=tuple(called.values()),
        teams=tuple(_team(dossier, debrief, team) for team in debrief.teams),
        roles=tuple(_role_row(dossier, debrief, party) for party in debrief.parties),
        references=tuple(
            ReferenceRow(
                name=words.PACKAGES[principle],
                points=tuple(words.whole(one.points[party]) for party in debrief.parties),
                answers=_answers(dossier, one.package),
            )
            for principle, one in debrief.references.items()
        ),
    )


def _answers(dossier: Dossier, package: Mapping[str, str]) -> str:
    return "; ".join(_each(dossier, package))


def _each(dossier: Dossier, package: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(
        f"{names.issue(dossier, issue)}: {names.option(dossier, issue, option)}"
        for issue, option in package.items()
    )


def league_cells(dossier: Dossier, debrief: Debrief, team: TeamResult) -> tuple[str, ...]:
    """A team's row in the league, after its name."""
    chance = () if debrief.exact else (plain((percent(team.in_zone),)) if team.in_zone else "–",)
    return (
        words.outcome(dossier, team),
        *(words.whole(team.points[party]) for party in debrief.parties),
        words.nash_share(team),
        *chance,
        words.left_each(dossier, team),
    )


def _team(dossier: Dossier, debrief: Debrief, team: TeamResult) -> Team:
    return Team(
        name=team.team,
        cells=tuple(map(capital, league_cells(dossier, debrief, team))),
        outcome=words.outcome(dossier, team),
        left=words.left(dossier, team),
        better=words.better(dossier, team),
        best=team.on_frontier,
        answers=_each(dossier, team.package),
    )


def _role_row(dossier: Dossier, debrief: Debrief, party: str) -> RoleRow:
    ranked = sorted(debrief.teams, key=lambda team: (-team.points[party], team.team))
    return RoleRow(
        name=names.party(dossier, party),
        ranked=", ".join(f"{team.team} {words.whole(team.points[party])}" for team in ranked),
        no_deal=words.whole(debrief.no_deal[party]),
    )


def _picture(called: Mapping[str, str], debrief: Debrief) -> Picture:
    nash = debrief.references.get("nash")
    inside = [point for point in debrief.frontier if _suits(debrief, point)]
    rows = [
        LeagueRow(
            party=name,
            no_deal=debrief.no_deal[party],
            low=min((point[party] for point in inside), default=None),
            high=max((point[party] for point in inside), default=None),
            nash=nash.points[party] if nash else None,
            teams=tuple((team.team, team.points[party]) for team in debrief.teams),
        )
        for party, name in called.items()
    ]
    table = tuple(
        (row.party, *map(words.whole, (row.no_deal, *_nash(row), *(at for _, at in row.teams))))
        for row in rows
    )
    told = Words(
        id="league-picture",
        title=(words.headline(debrief),),
        sub=words.CAPTION,
        head=(
            "Party",
            words.GOING_ON,
            *(["Nash"] if nash else []),
            *(team.team for team in debrief.teams),
        ),
        rows=table,
    )
    return picture(told, lambda form: league_chart(rows, across=words.POINTS, form=form))


def _nash(row: LeagueRow) -> list[float]:
    return [] if row.nash is None else [row.nash]


def _suits(debrief: Debrief, point: Mapping[str, float]) -> bool:
    return all(point[party] >= debrief.no_deal[party] for party in debrief.parties)


def render_debrief(dossier: Dossier, debrief: Debrief) -> str:
    """The trainer's view as one self-contained page."""
    return (
        environment()
        .get_template("debrief.html")
        .render(debrief=debrief_page(dossier, debrief), css=style_sheet("brief", "print"))
    )
