"""What a page is made of, counted before anything is built from it."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A comment, the whole of a script or style, or the beginning of a tag; each ends somewhere, so
# that one walk over the page is enough whatever it holds.
_NEXT = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][\w:-]{0,40}))")
_PART = re.compile(
    r"""(?P<end>/?>)|(?P<value>=\s*(?:"[^"]*"|'[^']*'|[^\s>"']*))|(?P<name>[^\s=>"'/]+)|["'/\s]+"""
)
_RAW = frozenset({"script", "style"})
_ALONE = frozenset(
    {"area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link"}
    | {"meta", "option", "p", "source", "td", "th", "tr"}
)
_BLOCKS = frozenset(
    {"blockquote", "br", "dd", "div", "dt", "form", "h1", "h2", "h3", "h4", "h5", "h6", "li"}
    | {"option", "p", "pre", "table", "td", "th", "tr", "ul"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """How many tags a page opens, how deep, and the most attributes of one of them."""

    tags: int
    blocks: int
    depth: int
    attributes: int


def markup(page: str) -> Markup:
    """The counts of a page, in one walk over it.

    Comments, scripts and what stands in quotes do not count.

    >>> markup("<div id=a class='b c'><p>One<br/><!-- <b> --><script>'<i>'</script></div>")
    Markup(tags=4, blocks=3, depth=2, attributes=2)
    """
    tags = blocks = depth = deepest = most = at = 0
    while found := _NEXT.search(page, at):
        comment, closing, name = found.groups()
        if comment:
            at = _after(page, "-->", found.end() - 2)
            continue
        name = name.lower()
        at, attributes, closed = _inside(page, found.end())
        most = max(most, attributes)
        if closing:
            depth = max(depth - (name not in _ALONE), 0)
            continue
        tags += 1
        blocks += name in _BLOCKS
        if name in _RAW:
            at = _after(page, f"</{name}", at)
            deepest = max(deepest, depth + 1)
        elif name not in _ALONE and not closed:
            depth += 1
            deepest = max(deepest, depth)
    return Markup(tags=tags, blocks=blocks, depth=deepest, attributes=most)


def _inside(page: str, at: int) -> tuple[int, int, bool]:
    """Where a tag ends, how many attributes it has, and whether it closes itself."""
    attributes = 0
    while part := _PART.match(page, at):
        at = part.end()
        if part["end"]:
            return at, attributes, part["end"] == "/>"
        attributes += part["name"] is not None
    return at, attributes, False


def _after(page: str, end: str, at: int) -> int:
    found = page.find(end, at)
    return len(page) if found < 0 else found + len(end)
