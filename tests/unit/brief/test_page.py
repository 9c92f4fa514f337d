"""The page: whole in itself, every link leads somewhere, nothing a person wrote is markup."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import UndefinedError

import detente
from detente.brief.changes import snapshot
from detente.brief.page import SECTIONS, brief, render
from detente.brief.templating import environment
from detente.results import Study

HOSTILE = "<script>alert(1)</script>\"' onload='x' {{ 7 * 7 }} {% endif %} Ru\u202essia"


class Page(HTMLParser):
    """The tags of a page, with ids, links and the words in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.handlers: list[str] = []
        self.words: list[str] = []
        self.headings: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.handlers += [name for name in found if name.startswith("on")]
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            self.links.append(found["href"])
        elif "href" in found or "src" in found:
            self.loads.append(found.get("href", "") + found.get("src", ""))

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self.tags and self.tags[-1] == "h2":
            self.headings.append(data.strip())

    @property
    def text(self) -> str:
        return " ".join(self.words)


def test_the_same_study_gives_the_same_page(small_study: Study, small_page: str) -> None:
    assert render(small_study) == small_page


def test_every_link_leads_to_one_place_in_the_page(small_page: str) -> None:
    page = Page(small_page)
    assert len(page.ids) == len(set(page.ids))
    assert len(page.links) > 100
    assert all(link.startswith("#") for link in page.links)
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_nothing_is_loaded_and_nothing_runs(small_page: str) -> None:
    page = Page(small_page)
    assert page.loads == ["data:,"]
    assert not {"script", "iframe", "object", "embed", "img", "form"} & set(page.tags)
    assert not page.handlers
    style = small_page[small_page.index("<style>") : small_page.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style


def test_the_order_is_that_of_the_reader(small_page: str) -> None:
    headings = [heading for heading in Page(small_page).headings if heading]
    assert headings == [
        "The answer in ten lines",
        "Where do the talks stand?",
        "What is on the table, and whose way does it go?",
        "Is there a deal?",
        "What stands in its way, and what would open it?",
        "What happens next, by when?",
        "What can the mediator do, and what does each choice cost?",
        "What would change our mind?",
        "What is this built on?",
    ]


def test_every_statement_source_assumption_and_input_has_its_place(
    small_study: Study, small_page: str
) -> None:
    ids = set(Page(small_page).ids)
    dossier = small_study.dossier
    assert {f"statement-{statement.id}" for statement in dossier.statements} <= ids
    assert {f"source-{id}" for id in dossier.sources} <= ids
    assert {f"assumption-{id}" for id in dossier.assumptions} <= ids
    assert {f"draft-{id}" for id in dossier.drafts} <= ids
    assert {f"lever-{id}" for id in small_study.levers.levers} <= ids
    assert {f"input-{entry.name}" for entry in small_study.deals.worlds.inputs.inputs} <= ids


def test_it_says_how_to_make_it_again(small_study: Study, small_page: str) -> None:
    text = Page(small_page).text
    assert small_study.dossier_hash in text
    assert small_study.version in text
    assert all(caution in text for caution in small_study.cautions)


def test_every_chart_is_drawn_in_both_forms_and_told_in_a_table(small_page: str) -> None:
    figures = re.findall(r"<figure.*?</figure>", small_page, flags=re.DOTALL)
    assert len(figures) >= 6
    for figure in figures:
        assert figure.count('<svg id="') == 2
        assert figure.count("role-mark marks") or figure.count("role-mark layer")
        assert re.search(r"<figcaption>[^<]{12,}", figure)
        assert "<table>" in figure or 'id="timeline-picture"' in figure


def test_what_a_person_wrote_is_never_markup(small_study: Study) -> None:
    dossier = small_study.dossier
    parties = {id: p.model_copy(update={"name": HOSTILE}) for id, p in dossier.parties.items()}
    issues = {
        id: i.model_copy(update={"name": HOSTILE, "options": dict.fromkeys(i.options, HOSTILE)})
        for id, i in dossier.issues.items()
    }
    levers = {
        id: lever.model_copy(update={"name": HOSTILE, "price": (HOSTILE,)})
        for id, lever in dossier.levers.items()
    }
    drafts = {id: d.model_copy(update={"name": HOSTILE}) for id, d in dossier.drafts.items()}
    statements = [s.model_copy(update={"text": HOSTILE}) for s in dossier.statements]
    changed = {
        "title": HOSTILE, "about": HOSTILE, "parties": parties, "issues": issues,
        "levers": levers, "drafts": drafts, "statements": statements,
        "assumptions": dict.fromkeys(dossier.assumptions, HOSTILE),
    }  # fmt: skip
    text = render(replace(small_study, dossier=dossier.model_copy(update=changed)))
    page = Page(text)
    assert "script" not in page.tags
    assert not page.handlers
    assert HOSTILE in page.text
    assert "49" not in page.text.split(HOSTILE)[0], "a template inside a name is text"


def test_without_a_zone_the_page_says_so(small_study: Study) -> None:
    deals = small_study.deals
    summaries = {
        name: replace(summary, package={}, shares={}) for name, summary in deals.summaries.items()
    }
    none = replace(deals.chance, value=0.0, low=0.0, high=0.0)
    changed = replace(deals, chance=none, summaries=summaries, openings=(), representative=None)
    text = render(replace(small_study, deals=changed))
    assert "No package suits all whatever is uncertain, so there is none to show." in text
    assert "Practically none: " in Page(text).text


def test_a_dossier_without_war_drafts_and_statements_still_reads(small_study: Study) -> None:
    bare = small_study.dossier.model_copy(
        update={"drafts": {}, "statements": (), "events": (), "deadlines": {}, "about": None}
    )
    deals = replace(small_study.deals, drafts={})
    page = Page(render(replace(small_study, dossier=bare, deals=deals, answers=())))
    assert "No draft is on record." in page.text


@pytest.mark.usefixtures("no_pictures")
def test_write_brief_writes_what_render_gives(small_study: Study, tmp_path: Path) -> None:
    file = detente.write_brief(small_study, tmp_path / "brief.html")
    assert file.read_bytes() == render(small_study).encode()


def test_a_part_that_is_missing_is_an_error_and_not_a_gap(small_study: Study) -> None:
    shown = {"brief": brief(small_study), "css": "", "linked": True, "crowd": ""}
    for template, missing in (("talks.html", "pictures"), ("page.html", "sections")):
        with pytest.raises(UndefinedError, match=missing):
            environment().get_template(template).render(shown)


def test_every_section_stands_once_in_the_contents_and_on_the_page(small_study: Study) -> None:
    text = render(small_study, since=snapshot(small_study))
    for name in SECTIONS:
        id = name.replace("_", "-")
        assert text.count(f'<li><a href="#{id}">') == 1
        assert text.count(f'<h2 id="{id}">') == 1
    assert "What changed since" not in render(small_study)
