"""The tree of a web page as its reader sees it: what is struck through or hidden is taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from detente.documents.limits import damaged, need
from detente.documents.typography import is_note_mark, turns, whole_letters, written

Unseen = tuple[str, str]

_NEVER = frozenset(
    {"script", "style", "template", "noscript", "head", "svg", "math", "object", "select", "rp"}
    | {"textarea", "datalist", "iframe", "canvas", "audio", "video", "rt"}
)
_STRUCK = frozenset({"del", "s", "strike"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"}
    | {"div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3"}
    | {"h4", "h5", "h6", "header", "hr", "legend", "li", "main", "nav", "ol", "p", "pre", "section"}
    | {"summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul"}
)
_HIDES = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0*)?"
    r"\s*(?:;|!|$)|font-size\s*:\s*0(?:px|em|pt)?\s*(?:;|!|$))",
    re.IGNORECASE,
)
_WHITE = re.compile(r"(?:^|;)\s*color\s*:\s*(?:white|#fff(?:fff)?)\s*(?:;|!|$)", re.IGNORECASE)
_APART = re.compile(
    r"float\s*:\s*(?:left|right)|display\s*:\s*(?:block|flex|table)|:\s*absolute", re.I
)
_COLOURED = ("", "", "")
"""Stands for a page with backgrounds of its own, on which white words may be seen."""
_STRIKES = re.compile(r"text-decoration[a-z-]*\s*:[^;]{0,60}line-through", re.IGNORECASE)
_BRACE = re.compile(r"([{}])")
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?", re.IGNORECASE)
_QUOTED = re.compile(r"\s*[\"'“‘”„«»‹›]")
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MARKS = (("“", "”"), ("‘", "’"))


def tree_of(page: str, name: str) -> Any:
    """The tree of a page; its parser mends what is broken."""
    html = need("lxml.html", name, "trafilatura")
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(page, parser=parser)
    # Whatever a hostile page breaks inside the library, the user is told of the page.
    except Exception:
        raise damaged(name, "web page") from None


def as_seen(root: Any) -> list[Unseen]:
    """Leave in a tree what its reader sees, with the signs that a browser draws.

    Returns
    -------
    list of Unseen
        What was taken out.

    Examples
    --------
    >>> root = tree_of("<p>They <del>leave</del> keep it: <q>for <q>now</q></q>.<sup>1</sup>", "a")
    >>> as_seen(root), root.text_content()
    ([('struck through', 'leave')], 'They  keep it: “for ‘now’”.')
    """
    unseen = _taken_out(root)
    _keep_apart(root)
    _draw_quotations(root)
    for raised in list(root.iter("sup")):
        said = raised.text_content()
        before = raised.getprevious()
        above = raised.getparent()
        ahead = (before.tail if before is not None else above is not None and above.text) or ""
        if len(said) < 20 and is_note_mark(said, ahead.rstrip("\n")):
            raised.drop_tree()
    for points in list(root.iter("ol")):
        _draw_numbers(points)
    for table in list(root.iter("table")):
        _draw_turns(table)
    return unseen


def text_of(root: Any) -> str:
    """All text of a tree, a blank line between its blocks; one walk, whatever the tree.

    >>> text_of(tree_of("<div>One<p>two<br>three</p>four</div>", "a.html"))
    'One\\n\\ntwo three\\n\\nfour'
    """
    for element in list(root.iter(*_NEVER)):
        element.drop_tree()
    pieces: list[str] = []
    for event, element in need("lxml.etree", "", "trafilatura").iterwalk(root, ("start", "end")):
        block = element.tag in _BLOCKS
        if block:
            pieces.append("\0")
        elif element.tag == "br" and event == "start":
            pieces.append("\n")
        pieces.append((element.text if event == "start" else element.tail) or "")
    blocks = (" ".join(block.split()) for block in "".join(pieces).split("\0"))
    return whole_letters("\n\n".join(block for block in blocks if block))


def _taken_out(root: Any) -> list[Unseen]:
    hidden_by_style = _hidden_by_style(root)
    gone: list[tuple[Any, str]] = []
    over = None
    for element in root.iter():
        if over is not None and _within(element, over):
            continue
        how = _how_unseen(element, hidden_by_style)
        if how is not None and element is not root and element.tag != "body":
            gone.append((element, how))
            over = element
    unseen = []
    for element, how in gone:
        if how != "hidden" or _in_the_text(element):
            unseen.append((how, " ".join(element.text_content().split())[:1000]))
        element.drop_tree()
    return [(how, words) for how, words in unseen if words]


def _within(element: Any, outer: Any) -> bool:
    """Whether the next element in the order of the page is still inside another."""
    above = element.getparent()
    while above is not None and above is not outer:
        above = above.getparent()
    return above is not None


def _how_unseen(element: Any, hidden: dict[tuple[str, str, str], str]) -> str | None:
    """How an element is kept from the reader; None if it is not."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _NEVER:
        return None
    if tag in _STRUCK:
        return "struck through"
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return "hidden"
    style = element.get("style")
    if style and (how := _how_styled(style)):
        return how
    if style and _WHITE.search(style) and not hidden.get(_COLOURED) and not _on_colour(element):
        return "hidden"
    if hidden:
        keys = [("", "#", element.get("id", "")), (tag, "", "")]
        keys += [("", ".", one) for one in element.get("class", "").split()[:20]]
        keys += [(tag, sign, one) for _, sign, one in keys if sign]
        return next((hidden[key] for key in keys if key in hidden), None)
    return None


def _on_colour(element: Any) -> bool:
    """Whether something around an element, or itself, may be of another colour than white."""
    return any(
        "background" in one.get("style", "")
        or "bgcolor" in one.attrib
        or "background" in one.attrib
        for one in (element, *element.iterancestors())
    )


def _how_styled(style: str) -> str | None:
    if _HIDES.search(style):
        return "hidden"
    return "struck through" if _STRIKES.search(style) else None


def _hidden_by_style(root: Any) -> dict[tuple[str, str, str], str]:
    """Tags, classes and names that the page's own plain rules hide or strike through."""
    found: dict[tuple[str, str, str], str] = {}
    for sheet in root.iter("style", "link"):
        if sheet.tag == "link":
            if "stylesheet" in sheet.get("rel", ""):
                found[_COLOURED] = "hidden"  # rules that are not at hand may colour anything
            continue
        if "background" in (sheet.text or ""):
            found[_COLOURED] = "hidden"
        for selectors, says in _rules(sheet.text or ""):
            how = _how_styled(says)
            for selector in selectors.split(",") if how else ():
                simple = _SIMPLE.fullmatch(selector.strip())
                if how and simple and simple[0]:
                    found[(simple[1] or "").lower(), simple[2] or "", simple[3] or ""] = how
    return found


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The rules of a style sheet that hold everywhere, and not only in print or on telephones."""
    first, *rest = sheet.split("/*")
    plain = first + "".join(comment.partition("*/")[2] for comment in rest)
    within: list[str] = []
    last = ""
    for piece in _BRACE.split(plain):
        if piece == "{":
            within.append(last.rpartition(";")[2].strip())
        elif piece != "}":
            last = piece
        elif within and len(within) == 1 and not within[0].startswith("@"):
            yield within.pop(), last
        elif within:
            within.pop()


def _in_the_text(element: Any) -> bool:
    """Whether hidden words stand in the text, and not in a menu or a window of their own."""
    return any(
        above.tag in ("p", "article", "main", "blockquote") for above in element.iterancestors()
    )


def _keep_apart(root: Any) -> None:
    """Put blanks around what stands by itself though no blank parts it from its neighbours."""
    for element in root.iter("span", "b", "strong", "em", "i", "a", "small"):
        if _APART.search(element.get("style", "")):
            element.text = " " + (element.text or "")
            element.tail = " " + (element.tail or "")


def _draw_quotations(root: Any) -> None:
    """Put the marks around quotations that a browser draws, or shows by an indent."""
    for quotation in list(root.iter("q")):
        if not _QUOTED.match(_beginning(quotation)):
            deep = sum(above.tag == "q" for above in quotation.iterancestors())
            _put_around(quotation, *_MARKS[deep % 2])
    for quotation in list(root.iter("q")):
        quotation.drop_tag()
    for quotation in list(root.iter("blockquote")):
        for element in list(quotation.iter("cite", "footer", "figcaption")):
            _set_apart(element, quotation)
        if (begins := _beginning(quotation)) and not _QUOTED.match(begins):
            _quote_block(quotation)


def _beginning(element: Any) -> str:
    """The first words of an element; blank if it has none."""
    return next((text for text in islice(element.itertext(), 50) if text.strip()), "")


def _set_apart(element: Any, quotation: Any) -> None:
    """Move whose words a block of them are behind it."""
    tail, element.tail = element.tail, None
    above = element.getparent()
    before = element.getprevious()
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        above.text = (above.text or "") + tail
    above.remove(element)
    element.tag = "p"
    quotation.addnext(element)


def _quote_block(quotation: Any) -> None:
    paragraphs = [p for p in quotation.iter("p") if p.text_content().strip()] or [quotation]
    for paragraph in paragraphs[:-1]:
        paragraph.text = "“" + (paragraph.text or "").lstrip()
    _put_around(paragraphs[-1], *_MARKS[0])


def _put_around(element: Any, opening: str, closing: str) -> None:
    element.text = opening + (element.text or "").lstrip()
    last = element[-1] if len(element) else None
    if last is None:
        element.text = element.text.rstrip() + closing
    else:
        last.tail = (last.tail or "").rstrip() + closing


def _draw_numbers(points: Any) -> None:
    """Write the numbers of a list before its points, as paragraphs of their own."""
    if "none" in points.get("style", "") or any(True for _ in points.iter("a")):
        return  # a menu, or a list that shows no numbers
    form = _FORMS.get(points.get("type", "1"), "decimal")
    start = points.get("start", "1")
    number = int(start) if start.isdigit() and len(start) < 5 else 1
    for point in points.iterchildren("li"):
        value = point.get("value", "")
        number = int(value) if value.isdigit() and len(value) < 5 else number
        blocks = [child for child in point if child.tag in _BLOCKS]
        point.tag = "div" if blocks else "p"
        inside = blocks[0] if blocks and blocks[0].tag == "p" and not _said(point.text) else point
        inside.text = f"{written(number, form)}. {(inside.text or '').lstrip()}"
        number += 1
    points.tag = "div"


def _said(text: str | None) -> bool:
    return bool(text and text.strip())


def _draw_turns(table: Any) -> None:
    """Write a transcript in a table as one paragraph a turn."""
    rows = list(table.iter("tr"))
    cells = [
        [" ".join(cell.text_content().split()) for cell in row.iter("td", "th")] for row in rows
    ]
    found = turns(cells)
    if not any(found):
        return
    for row, texts, turn in zip(rows, cells, found):
        if turn is not None:
            label, words = texts[turn[0]], texts[turn[1]]
            texts = [*texts[: turn[0]], f"{label}{'' if label.endswith(':') else ':'} {words}"]
        for child in list(row):
            row.remove(child)
        for text in filter(None, texts):
            paragraph = row.makeelement("p")
            paragraph.text = text
            row.append(paragraph)
        row.tag = "div"
    table.tag = "div"
    for part in table.iter("tbody", "thead", "tfoot"):
        part.tag = "div"
