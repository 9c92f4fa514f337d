"""What a page of Word is made of, before it is one: what a writer hands over, block by block."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Style = Literal["body", "lead", "note", "kicker", "caption", "item"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote; one of the same key, met again, leads back to the first.

    Attributes
    ----------
    key : str
    text : str
        Where the words before it stand, or what they mean.
    """

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words in one look, and the footnotes behind them."""

    text: str
    bold: bool = False
    soft: bool = False
    notes: tuple[Note, ...] = ()


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; 0 is the title of the whole."""

    runs: Runs
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Words of one paragraph; ``keep`` holds them on the page of what follows.

    Attributes
    ----------
    mark : str
        What stands before an item of a list, such as ``•`` or ``1.``.
    """

    runs: Runs
    style: Style = "body"
    keep: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: its paragraphs, how many columns it takes, and whether it heads its row."""

    paragraphs: tuple[Runs, ...]
    span: int = 1
    heads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; its head stands again on every page that it runs on to.

    Attributes
    ----------
    head : tuple of Cell
        Empty where no column has a name.
    rows : tuple of tuple of Cell
    said : str
        What it shows, for who hears the page read aloud.
    strong : tuple of int
        Rows with a strong line above them.
    plain : bool
        Whether it stands without rules: questions beside their answers.
    """

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    said: str = ""
    strong: tuple[int, ...] = ()
    plain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A drawing, what it shows in words for who cannot see it, and the words right above it."""

    svg: str
    said: str
    above: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """What follows begins a page."""


Block = Heading | Paragraph | Table | Image | PageBreak


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """A whole document.

    Attributes
    ----------
    title : str
    day : datetime.date
        The day it is as of, which is the day it says it was made.
    day_words : str
        The same as it stands above and below each page.
    blocks : tuple of Block
    marking : str
        What stands above and below every page, such as CONFIDENTIAL – DRAFT.
    landscape : bool
    small : float
        By what the letters are made smaller, to fit one sheet.
    """

    title: str
    day: dt.date
    day_words: str
    blocks: tuple[Block, ...]
    marking: str = ""
    landscape: bool = False
    small: float = 1.0
