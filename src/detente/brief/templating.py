"""How templates are filled: sentences with their figures and links, terms with their meaning."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from importlib import resources

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from detente.glossary import meaning
from detente.wording.numbers import SPACE, Figure, Link, Part, Sentence, plain
from detente.wording.phrases import capital, count
from detente.wording.principles import principles_cited

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ufffe\uffff\ud800-\udfff]")


def say(sentence: Sentence | Part) -> Markup:
    """A sentence with its figures and links.

    >>> str(say(("A < B, ", Figure(text="5 %", range="3–9", href="#basis"))))
    'A &lt; B, <a class="fig" href="#basis"><b>5 %</b> <span class="range">(3–9)</span></a>'
    """
    parts = sentence if isinstance(sentence, tuple) else (sentence,)
    return Markup("").join(_part(part) for part in parts)


def say_unlinked(sentence: Sentence | Part) -> Markup:
    """A sentence whose figures and links lead nowhere, for a page that stands alone."""
    parts = sentence if isinstance(sentence, tuple) else (sentence,)
    bare = (replace(part, href="") if isinstance(part, Figure | Link) else part for part in parts)
    return say(tuple(bare))


def _part(part: Part) -> Markup:
    if isinstance(part, Figure):
        return _figure(part)
    if isinstance(part, Link):
        return link(part)
    return escape(part)


def _figure(figure: Figure) -> Markup:
    # An error stays on the line of its figure; a range may go to the next where columns are narrow.
    joint = SPACE if figure.spread.startswith("±") else " "
    spread = Markup('{}<span class="range">{}</span>').format(joint, figure.spread)
    spread = spread if figure.range else Markup("")
    inner = Markup("<b>{}</b>{}").format(figure.text, spread)
    fact = Markup(' data-fact="{}"').format(figure.fact) if figure.fact else ""
    if not figure.href:
        return Markup('<span class="fig"{}>{}</span>').format(fact, inner)
    return Markup('<a class="fig" href="{}"{}>{}</a>').format(figure.href, fact, inner)


def link(link: Link) -> Markup:
    """A link inside the page, or its words alone where it leads nowhere."""
    if not link.href.startswith("#"):
        return escape(link.text)
    title = Markup(' title="{}"').format(link.title) if link.title else ""
    return Markup('<a href="{}"{}>{}</a>').format(link.href, title, link.text)


def term(word: str, shown: str = "") -> Markup:
    """A word of the glossary, with its one-line meaning on it.

    >>> str(term("gain"))[:36]
    '<a class="term" href="#word-gain" ti'
    """
    return Markup('<a class="term" href="#word-{}" title="{}">{}</a>').format(
        slug(word), meaning(word), shown or word
    )


def slug(word: str) -> str:
    """A word as part of an id.

    >>> slug("Kalai–Smorodinsky solution")
    'kalai-smorodinsky-solution'
    """
    return "".join(c if c.isalnum() else "-" for c in word.lower().replace(",", ""))


def legible(page: str) -> str:
    """A page with a sign of its own for each control, and each letter that turns others round.

    >>> legible("a\\x07b\\u202ec")
    'a\ufffdb\ufffdc'
    """
    return _UNFIT.sub("\ufffd", page)


@lru_cache(maxsize=2)
def environment(*, linked: bool = True, above: str = "") -> Environment:
    """How templates of the brief are filled; those of a package ``above`` come before them."""
    packages = (above, "detente.brief") if above else ("detente.brief",)
    made = Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(say=say if linked else say_unlinked, link=link, slug=slug)
    made.filters.update(count=count, capital=capital, plain=plain, svg=Markup)
    made.globals.update(term=term, principles_cited=principles_cited)
    return made


@lru_cache(maxsize=8)
def style_sheet(*names: str) -> Markup:
    """Our own style sheets by name, one after another."""
    templates = resources.files("detente.brief").joinpath("templates")
    sheets = [templates.joinpath(f"{name}.css").read_text("utf-8") for name in names]
    return Markup("\n".join(sheets))  # noqa: S704 - our own style sheets
