"""The tree of a web page as its reader sees it: what is struck through or hidden is taken out."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from detente.documents.beside import Unseen
from detente.documents.limits import need
from detente.documents.typography import is_note_mark, turns, whole_letters, written

_NEVER = """script style template noscript head svg math object select rp rt textarea datalist
iframe canvas audio video"""
_BLOCKS = """address article aside blockquote body caption center dd details div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section
summary table tbody td tfoot th thead title tr ul"""
_BOXES = ("address", "center", "details", "fieldset", "summary")
_HOLDERS = ("article", "blockquote", "dd", "div", "li", "main", "section", "td")
BLOCKS = frozenset(_BLOCKS.split())
"""Elements that begin on a line of their own."""
_HIDES = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|clip\s*:\s*rect\(\s*0"
    r"|(?:opacity\s*:\s*0(?:\.0*)?|font-size\s*:\s*0(?:px|em|pt)?)\s*(?:;|!|$)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3})",
    re.IGNORECASE,
)
_STRIKES = re.compile(r"text-decoration[a-z-]*\s*:[^;]{0,60}line-through", re.IGNORECASE)
_WHITE = re.compile(
    r"(?:^|;)\s*color\s*:\s*(?:white|transparent|#fff(?:fff)?)\s*(?:;|!|$)", re.IGNORECASE
)
_APART = re.compile(
    r"float\s*:\s*(?:left|right)|display\s*:\s*(?:block|flex|table)|:\s*absolute", re.I
)
_REMARK = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE = re.compile(r"([{}])")
_COLOURS = (
    "boolean(//style[contains(., 'background')] | //link[contains(@rel, 'stylesheet')] | "
    "//*[@background or @bgcolor or contains(@style, 'background')])"
)
_SEEN = ".//text()[not(ancestor::script or ancestor::style)]"
_IN_THE_TEXT = "self::p | ancestor::*[self::p or self::article or self::main or self::blockquote]"
_FURNISHED = (
    "boolean(//article | //main | //nav | //aside | //header | //footer | //form | //iframe | "
    "//script[@src] | //*[@role='main' or @role='navigation' or @itemprop='articleBody'])"
)
_MOST_LINKED = 0.1
_QUOTED = re.compile(r"\s*[\"'“‘”„«»‹›]")
_MARKS = (("“", "”"), ("‘", "’"))
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def as_seen(root: Any, unseen: Unseen) -> None:
    """Leave in a tree what its reader sees, with the signs that a browser draws.

    Parameters
    ----------
    root : lxml.html.HtmlElement
    unseen : Unseen
        Gets what is taken out.

    Examples
    --------
    >>> from lxml.html import document_fromstring
    >>> root = document_fromstring("<p>They <del>go</del> stay: <q>for <q>now</q></q>.<sup>1</sup>")
    >>> as_seen(root, unseen := Unseen()), root.text_content(), list(unseen.cautions())
    (None, 'They  stay: “for ‘now’”.', ['Struck through, and not read: “go”'])
    """
    _take_out(root, unseen)
    for element in root.iter("span", "b", "strong", "em", "i", "a", "small"):
        first = len(element.text or "") == 1  # a large letter, which begins a word
        if _APART.search(element.get("style", "")) and not first:
            element.text, element.tail = f" {element.text or ''}", f" {element.tail or ''}"
    _draw_quotations(root)
    for raised in list(root.iter("sup")):
        before, above = raised.getprevious(), raised.getparent()
        ahead = (above.text if before is None else before.tail) or ""
        said = raised.text_content()
        if len(said) < 20 and is_note_mark(said, ahead.rstrip("\n")):
            raised.drop_tree()
    if _is_plain(root):
        # Extraction would take for furniture much of a page on which there is none.
        body = root.find("body")
        article = body.makeelement("article")
        article.text, body.text = body.text, None
        article.extend(list(body))
        body.append(article)
    for holder in root.iter(*_BOXES):
        holder.tag = "div"
    for holder in list(root.iter(*_HOLDERS)):
        _make_paragraphs(holder)
    for points in list(root.iter("ol")):
        _draw_numbers(points)
    for table in list(root.iter("table")):
        _draw_turns(table, [list(row.iter("td", "th")) for row in table.iter("tr")])
    for terms in list(root.iter("dl")):
        _draw_turns(terms, [[one, *one.itersiblings("dd")][:2] for one in terms.iterchildren("dt")])


def text_of(root: Any) -> str:
    """All text of a tree, a blank line between its blocks.

    >>> from lxml.html import document_fromstring
    >>> text_of(document_fromstring("<div>One<p>two<br>three</p>four</div>"))
    'One\\n\\ntwo three\\n\\nfour'
    """
    for element in list(root.iter(*_NEVER.split())):
        element.drop_tree()
    for element in root.iter("br", *BLOCKS):
        sign = "\n" if element.tag == "br" else "\u2029"
        element.text, element.tail = f"{sign}{element.text or ''}", f"{sign}{element.tail or ''}"
    blocks = (" ".join(block.split()) for block in root.text_content().split("\u2029"))
    return whole_letters("\n\n".join(block for block in blocks if block))


def _take_out(root: Any, unseen: Unseen) -> None:
    rules, coloured = _rules(root), root.xpath(_COLOURS)
    gone: list[tuple[Any, str]] = []
    walk = need("lxml.etree", "", "trafilatura").iterwalk(root, events=("start",))
    for _, element in walk:
        body = element.tag not in ("html", "head", "body")
        how = _how_unseen(element, rules, coloured) if body else None
        if how is not None:
            gone.append((element, how))
            walk.skip_subtree()
    for element, how in gone:
        # Hidden menus and windows are no words of the text.
        if how != "hidden" or element.xpath(_IN_THE_TEXT):
            unseen.keep(how, " ".join(" ".join(element.xpath(_SEEN)).split()))
        element.drop_tree()


def _how_unseen(element: Any, rules: dict[str, str], coloured: bool) -> str | None:
    """How an element is kept from the reader; None if it is not."""
    tag, said = element.tag, element.attrib
    if tag in ("del", "s", "strike"):
        return "struck through"
    style = said.get("style", "")
    if "hidden" in said or said.get("aria-hidden") == "true":
        return "hidden"
    if (how := _how_styled(style)) or (not coloured and _WHITE.search(style)):
        return how or "hidden"
    if not rules:
        return None
    signs = [f".{one}" for one in said.get("class", "").split()[:20]] + [f"#{said.get('id', '')}"]
    names = [tag, *signs, *(tag + sign for sign in signs)]
    return next((rules[name] for name in names if name in rules), None)


def _how_styled(style: str) -> str | None:
    if _HIDES.search(style):
        return "hidden"
    return "struck through" if _STRIKES.search(style) else None


def _rules(root: Any) -> dict[str, str]:
    """How tags, classes and names are kept from the reader by the page's own plain rules.

    Those that hold in print or on telephones alone are left out.
    """
    found: dict[str, str] = {}
    for sheet in root.iter("style"):
        pieces = _BRACE.split(_REMARK.sub("", sheet.text or ""))
        above: list[str] = []
        for says, brace in zip(pieces[::2], pieces[1::2]):
            if brace == "{":
                above.append(says.rpartition(";")[2])
            elif above:
                selectors = above.pop()
                if not above and "@" not in selectors and (how := _how_styled(says)):
                    found |= dict.fromkeys(map(str.strip, selectors.split(",")), how)
    return found


def _draw_quotations(root: Any) -> None:
    """Put the marks around quotations that a browser draws, or shows by an indent."""
    for quotation in reversed(list(root.iter("q"))):
        if not _QUOTED.match(_beginning(quotation)):
            deep = sum(1 for _ in quotation.iterancestors("q"))
            _put_around(quotation, *_MARKS[deep % 2])
        quotation.drop_tag()
    for quotation in list(root.iter("blockquote")):
        for element in list(quotation.iter("cite", "footer", "figcaption")):
            element.drop_tree()  # whose words they are stands behind them
            element.tag, element.tail = "p", None
            quotation.addnext(element)
        if (begins := _beginning(quotation)) and not _QUOTED.match(begins):
            *first, last = [p for p in quotation.iter("p") if _said(p)] or [quotation]
            for paragraph in first:
                paragraph.text = "“" + (paragraph.text or "").lstrip()
            _put_around(last, *_MARKS[0])


def _said(element: Any) -> bool:
    return bool(element.text_content().strip())


def _beginning(element: Any) -> str:
    """The first words of an element; blank if it has none."""
    return next((text for text in islice(element.itertext(), 50) if text.strip()), "")


def _put_around(element: Any, opening: str, closing: str) -> None:
    element.text = opening + (element.text or "").lstrip()
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() + closing
    else:
        element.text = element.text.rstrip() + closing


def _is_plain(root: Any) -> bool:
    """Whether a page is a text and no more, as a word processor or a person writes one."""
    if root.find("body") is None or root.xpath(_FURNISHED):
        return False
    linked = sum(len(link.text_content()) for link in root.iter("a"))
    return linked <= _MOST_LINKED * len(root.text_content())


def _make_paragraphs(holder: Any) -> None:
    """Put words that stand beside blocks into paragraphs: extraction would leave many of them out.

    A box that holds nothing but words is a paragraph.
    """
    if not any(child.tag in BLOCKS for child in holder):
        holder.tag = "p" if holder.tag == "div" and _said(holder) else holder.tag
        return
    words = holder.makeelement("p")
    words.text, holder.text = holder.text, None
    for child in list(holder):
        if child.tag not in BLOCKS:
            words.append(child)
            continue
        if _said(words):
            child.addprevious(words)
        words = holder.makeelement("p")
        words.text, child.tail = child.tail, None
    if _said(words):
        holder.append(words)


def _draw_numbers(points: Any) -> None:
    """Write the numbers of a list before its points, as paragraphs of their own."""
    if "none" in points.get("style", "") or points.find(".//a") is not None:
        return  # a menu, or a list that shows no numbers
    form = _FORMS.get(points.get("type", "1"), "decimal")
    number = _whole(points.get("start", ""), 1)
    for point in points.iterchildren("li"):
        number = _whole(point.get("value", ""), number)
        blocks = [child for child in point if child.tag in BLOCKS]
        point.tag = "div" if blocks else "p"
        inside = blocks[0] if blocks else point
        if blocks and inside.tag != "p":
            point.insert(0, inside := point.makeelement("p"))
        inside.text = f"{written(number, form)}. {(inside.text or '').lstrip()}"
        number += 1
    points.tag = "div"


def _whole(said: str, otherwise: int) -> int:
    return int(said) if said.isdecimal() and len(said) < 5 else otherwise


def _draw_turns(holder: Any, rows: list[list[Any]]) -> None:
    """Write a transcript in a table, or in a list of terms, as one paragraph a turn."""
    texts = [[" ".join(cell.text_content().split()) for cell in row] for row in rows]
    found = turns(texts)
    if not any(found):
        return
    for row, said, turn in zip(rows, texts, found):
        if turn is not None:
            label, words = turn
            said[label], said[words] = f"{said[label].removesuffix(':')}: {said[words]}", ""
        for cell, text in zip(row, said):
            cell[:] = []
            cell.tag, cell.text = "p", text
    for part in holder.iter("table", "tbody", "thead", "tfoot", "tr", "dl"):
        part.tag = "div"
