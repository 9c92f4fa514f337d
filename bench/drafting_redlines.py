"""How much of what matters a redline marks, and how much it marks in all: ours and its peers.

    python bench/drafting_redlines.py tests/drafting/real tests/drafting/development

Each draft is given as its points without their numbers. A change of the gold is found if one of
its letters is marked as gone or come; "marked" is the share of all letters of both drafts that are
marked, which somebody has to read. What is marked as moved is not marked as changed. In the same
run: difflib over words, and the packages redlines and python-redlines where they are installed.
"""

from __future__ import annotations

import argparse
import difflib
import io
import json
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from detente.drafting.alignment import align
from detente.drafting.meaning import find_vectors
from detente.drafting.redline import TOKEN, redline
from drafting import Pair, pairs, place

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class Marks:
    """The letters that are marked in either draft, counted over its points one after another."""

    gone: set[int] = field(default_factory=set)
    come: set[int] = field(default_factory=set)


def ours(pair: Pair) -> Marks:
    tied = align(pair.before.points, pair.after.points, vectors=find_vectors())
    marks = Marks()
    starts = starts_of(pair)
    for point in redline(pair.before, pair.after, tied):
        for held, leaves, marked, start in (
            (point.before, "come", marks.gone, starts[0]),
            (point.after, "gone", marks.come, starts[1]),
        ):
            at = start[held.number] if held else 0
            for piece in point.pieces if held else ():
                if piece.became != leaves:
                    marked |= (
                        set(range(at, at + len(piece.text))) if piece.became != "same" else set()
                    )
                    at += len(piece.text)
    return marks


def starts_of(pair: Pair) -> list[dict[str, int]]:
    """Where each point begins in either draft."""
    return [
        dict(zip((p.number for p in points), offsets(p.text for p in points), strict=True))
        for points in (pair.before.points, pair.after.points)
    ]


def offsets(texts: Iterable[str]) -> list[int]:
    made, at = [], 0
    for text in texts:
        made.append(at)
        at += len(text)
    return made


def words_of(pair: Pair) -> list[list[tuple[str, int, int]]]:
    return [
        [
            (match.group(), start + match.start(), start + match.end())
            for start, point in zip(offsets(p.text for p in text.points), text.points, strict=True)
            for match in TOKEN.finditer(point.text)
        ]
        for text in (pair.before, pair.after)
    ]


def by_difflib(pair: Pair) -> Marks:
    old, new = words_of(pair)
    marks = Marks()
    matcher = difflib.SequenceMatcher(
        None, [w[0] for w in old], [w[0] for w in new], autojunk=False
    )
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "equal":
            marks.gone |= {at for _, start, end in old[i:j] for at in range(start, end)}
            marks.come |= {at for _, start, end in new[k:m] for at in range(start, end)}
    return marks


def by_redlines(pair: Pair) -> Marks:
    from redlines import Redlines

    texts = [[p.text for p in text.points] for text in (pair.before, pair.after)]
    answer = json.loads(Redlines("\n".join(texts[0]), "\n".join(texts[1])).output_json())
    marks = Marks()
    for side, text, marked in (("source", texts[0], marks.gone), ("test", texts[1], marks.come)):
        # Its blanks are its own: places are told by the letters before them.
        solid = [at for at, letter in enumerate("".join(text)) if not letter.isspace()]
        theirs = "".join(answer[f"{side}_tokens"])
        for change in answer["changes"]:
            start, end = change.get(f"{side}_position") or (0, 0)
            if change["type"] != "equal":
                first, last = (len("".join(theirs[:at].split())) for at in (start, end))
                marked |= set(solid[first:last])
    return marks


def by_python_redlines(pair: Pair) -> Marks:
    from docx import Document
    from python_redlines import XmlPowerToolsEngine

    files = []
    for text in (pair.before, pair.after):
        document, held = Document(), io.BytesIO()
        for point in text.points:
            document.add_paragraph(point.text)
        document.save(held)
        files.append(held.getvalue())
    made, *_ = XmlPowerToolsEngine().run_redline("A", *files)
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml"))
    marks, old, new = Marks(), 0, 0
    for run in body.iter(f"{_W}t", f"{_W}delText"):
        size, around = len(run.text or ""), {parent.tag for parent in run.iterancestors()}
        went = bool({f"{_W}del", f"{_W}moveFrom"} & around)
        came = bool({f"{_W}ins", f"{_W}moveTo"} & around)
        if f"{_W}del" in around:
            marks.gone |= set(range(old, old + size))
        if f"{_W}ins" in around:
            marks.come |= set(range(new, new + size))
        old, new = old + size * (not came), new + size * (not went)
    return marks


METHODS: dict[str, Callable[[Pair], Marks]] = {
    "detente": ours,
    "difflib, word by word": by_difflib,
    "redlines": by_redlines,
    "python-redlines": by_python_redlines,
}


def found(pair: Pair, marks: Marks) -> tuple[int, int]:
    """How many changes of the gold are marked, of how many that have words."""
    starts = starts_of(pair)
    hit = every = 0
    for change in pair.gold["changes"]:
        if change.get("doubtful") or change["kind"] in ("dropped", "new"):
            continue
        every += 1
        for side, words, text, marked in (
            ("before", "from", pair.before, marks.gone),
            ("after", "to", pair.after, marks.come),
        ):
            point = text.get(change[side])
            at = starts[side == "after"].get(change[side], 0)
            if point and {at + n for n in place(change[words], point.text)} & marked:
                hit += 1
                break
    return hit, every


def main() -> None:
    made = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    made.add_argument("folders", nargs="+", type=Path)
    every = list(pairs(made.parse_args().folders))
    names = "".join(pair.name[:16].rjust(18) for pair in every)
    print("found, and marked by pair".ljust(28) + "found".rjust(8) + "marked".rjust(8) + names)
    for name, method in METHODS.items():
        try:
            marks = [method(pair) for pair in every]
        except ImportError:
            print(f"{name.ljust(28)}not installed")
            continue
        hits = [found(pair, one) for pair, one in zip(every, marks, strict=True)]
        right = sum(hit for hit, _ in hits) / max(sum(count for _, count in hits), 1)
        sizes = [
            sum(len(p.text) for t in (pair.before, pair.after) for p in t.points) for pair in every
        ]
        marked = [len(one.gone) + len(one.come) for one in marks]
        shares = "".join(f"{part / size:18.2f}" for part, size in zip(marked, sizes, strict=True))
        print(f"{name.ljust(28)}{right:8.2f}{sum(marked) / sum(sizes):8.2f}{shares}")


if __name__ == "__main__":
    main()
