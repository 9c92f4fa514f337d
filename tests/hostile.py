"""Dossiers that nobody should write: grown from the published schema, and spoiled in every way.

A third keep to the schema and to the names in it, a third keep to the schema alone, and a third are
spoiled: words misplaced, numbers that are none, bytes torn. Whatever they hold, a command answers
with exit code 0, 1 or 2, soon, and writes nothing where nobody asked it to.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from detente.dossier.files.edit import block
from detente.dossier.model.drafts import STANCES
from detente.dossier.model.evidence import EVENT_COLUMNS, STATEMENT_COLUMNS, EventType
from detente.dossier.reference import dossier_schema

IDS = ("a", "b", "c", "why", "1", "a-b", "none")
DATES = ("2031-05-12", "2031-05", "2031", "2031-05-12~", "2031-05-10/2031-05-12", "2031-13-45",
         "1/2/2031", "9999", "0001-01-01", "-0044", "31 May", "2031-02-29",
         "２０３１", "2031-W05")  # fmt: skip
NUMBERS = ("0.4", "0.2..0.6", "0.3 (0.1..0.6)", "0,06", "1e308", "-1e308", "nan", "inf", "1e-320",
           "0.6..0.2", "70%", "70 %", ".5", "5.", "1_000", "0x10", "1..1", "0.9 (0.1..0.2)", "-0",
           "0.2..0.6..0.8", "+.5", "1" * 400, "0", "1", "-1")  # fmt: skip
TEXTS = ("x", "", " ", "Два", "a: b", "- a", "{", "[", "#", " # x", "'", '"', "null", "~", "true",
         "<script>alert(1)</script>", "=1+1", "\u202e", "e\u0301", "\ufeff", "../../etc/passwd",
         "%s%n", "\x1b[31m", "x" * 3000, "💥", "a\nb", "a\tb", "\u2028",
         "!!python/object:os.system", "&a", "*a", "<<", "@", "`", "|", ">", "a, b", "PhD, MA", "\\",
         "${HOME}", "\ud800")  # fmt: skip
SPOILERS = ("{a: 1, a: 2}", "a:\n\t- b", "? [x]\n: y", "&a [*a]", "!!binary aGk=", "%YAML 9.9",
            "--- \n---\n", "a: >\n b", "a: 'b", "]", "}", "- - - - a", "\x00", "a: *nobody",
            "<<: *x",
            "{" * 200, "[" * 200, "a: {b: 0,06}", "key:", "\r", "\x85", "a: !t b")  # fmt: skip


def dossier(rng: random.Random) -> dict[str, bytes]:
    """The files of a hostile dossier, by name."""
    care = rng.choice((1.0, 0.97, 0.7))
    grown = _Grower(rng, care)
    values = grown.value(_SCHEMA, "", 0)
    if rng.random() < 0.1:
        values = _misplaced(values, rng)
    # JSON is YAML too, and quick to write.
    text = (
        _yaml(values) if rng.random() < 0.06 else json.dumps(values, indent=rng.choice((None, 1)))
    )
    files = {"dossier.yaml": text}
    if rng.random() < 0.5:
        files["statements.csv"] = _table(STATEMENT_COLUMNS, grown)
    if rng.random() < 0.3:
        files["events.csv"] = _table(EVENT_COLUMNS, grown)
    if rng.random() < 0.4:
        files["sources.json"] = json.dumps(grown.sources())
    if rng.random() < 0.2:
        files[f"drafts/{rng.choice(IDS)}.md"] = "\n".join(grown.text() for _ in range(5))
    raw = {name: text.encode("utf-8", "surrogatepass") for name, text in files.items()}
    if care < 0.9 and rng.random() < 0.5:
        name = rng.choice(sorted(raw))
        raw[name] = _torn(raw[name], rng)
    return raw


def write(files: dict[str, bytes], folder: Path) -> Path:
    """The files in a folder."""
    for name, raw in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
    return folder


class _Grower:
    """Grows values from the schema; with care they keep to it."""

    def __init__(self, rng: random.Random, care: float) -> None:
        self.rng, self.care = rng, care
        self.sparse = rng.choice((0.1, 0.3, 0.6))

    def value(self, schema: Any, word: str, depth: int) -> Any:
        if self.rng.random() > self.care:
            return self.wild(depth)
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            return (
                self.date() if name == "Date" else self.value(_SCHEMA["$defs"][name], word, depth)
            )
        if "anyOf" in schema:
            return self.value(self.rng.choice(schema["anyOf"]), word, depth)
        if "enum" in schema:
            return self.rng.choice(schema["enum"])
        make: dict[str, Callable[[], Any]] = {
            "object": lambda: self.mapping(schema, depth),
            "array": lambda: [
                self.value(schema.get("items", {"type": "string"}), word, depth + 1)
                for _ in range(self.rng.choice((0, 1, 2, 2, 3)))
            ],
            "number": lambda: self.rng.choice((0, 1, 0.5, -3, 1e9)),
            "integer": lambda: self.rng.randrange(-2, 5),
            "boolean": lambda: self.rng.random() < 0.5,
            "null": lambda: None,
        }
        kind = schema.get("type")
        if isinstance(kind, str) and kind in make:
            return make[kind]()
        return self.string(schema, word)

    def mapping(self, schema: Any, depth: int) -> dict[str, Any]:
        needed = set(schema.get("required", ()))
        made = {
            name: self.value(inner, name, depth + 1)
            for name, inner in schema.get("properties", {}).items()
            if name in needed or self.rng.random() < self.sparse
        }
        rest = schema.get("additionalProperties")
        if rest and depth < 9:
            for id in self.rng.sample(IDS, self.rng.choice((1, 1, 2, 3))):
                made[id] = self.value(rest, id, depth + 1)
        return made

    def string(self, schema: Any, word: str) -> str:
        if "pattern" in schema:
            return self.number()
        if word == "order":
            return " > ".join(self.rng.sample(IDS[:3], 2))
        if word == "code":
            return self.rng.choice(("UKR", "RUS", "abc", ""))
        return self.rng.choice(IDS[:3]) if self.rng.random() < 0.7 else self.text()

    def number(self) -> str:
        return self.rng.choice(NUMBERS[:3] if self.rng.random() < self.care else NUMBERS)

    def date(self) -> Any:
        return self.rng.choice(DATES[:5] if self.rng.random() < self.care else DATES)

    def text(self) -> str:
        return self.rng.choice(TEXTS[:4] if self.rng.random() < self.care else TEXTS)

    def wild(self, depth: int) -> Any:
        kinds: tuple[Callable[[], Any], ...] = (
            self.text, self.number, self.date, lambda: None, lambda: True, lambda: [],
            lambda: {}, lambda: [self.text()] * 3, lambda: {self.text(): self.number()},
            lambda: self.rng.choice((0, -1, 1e308, 10**30, 1.5)),
            lambda: [[[self.text()]]] if depth < 5 else 0,
        )  # fmt: skip
        return self.rng.choice(kinds)()

    def cell(self, column: str) -> str:
        right = {
            "date": self.date, "known": self.date, "until": self.date, "status": lambda: "stated",
            "form": lambda: "quote", "language": lambda: "en", "grade": lambda: "B2",
            "type": lambda: self.rng.choice(EventType.__args__),  # type: ignore[attr-defined]
            "positions": lambda: f"a=b:{self.rng.choice(STANCES)}", "planned": lambda: "yes",
            "start": lambda: "3", "end": lambda: "9",
        }  # fmt: skip
        if self.rng.random() > self.care:
            return str(self.text())
        if column in right:
            return str(right[column]()) if self.rng.random() < 0.8 else ""
        return self.rng.choice(IDS[:3])

    def sources(self) -> Any:
        items = [{"id": id, "type": "report", "title": self.text()} for id in IDS[:2]]
        return items if self.rng.random() < self.care else self.wild(0)


def _yaml(values: Any) -> str:
    try:
        return block(values)
    except Exception:  # what YAML cannot hold
        return json.dumps(values)


def _table(columns: tuple[str, ...], grown: _Grower) -> str:
    rng = grown.rng
    heads = list(columns)
    if rng.random() > grown.care:
        heads[rng.randrange(len(heads))] = grown.text()
    rows = [",".join(heads)]
    for number in range(rng.randrange(4)):
        cells = [grown.cell(column) for column in columns]
        cells[0] = f"s{number}"
        rows.append(",".join(f'"{c}"' if set(c) & set(',"\n') else c for c in cells))
    return rng.choice(("\n", "\r\n")).join(rows) + rng.choice(("", "\n", ",,,\n"))


def _misplaced(values: Any, rng: random.Random) -> Any:
    """The values with one of them put in the place of another."""
    if not isinstance(values, dict) or not values:
        return values
    one, other = rng.choice(list(values)), rng.choice(list(values))
    return {**values, one: values[other], rng.choice(TEXTS): values[one]}


def _torn(raw: bytes, rng: random.Random) -> bytes:
    """The bytes cut, doubled, with others put in, or in another encoding."""
    at = rng.randrange(len(raw) + 1)
    spoiler = rng.choice(SPOILERS).encode()
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: raw[:at],
        lambda: raw[:at] + spoiler + raw[at:],
        lambda: raw[:at] + b"\n" + spoiler + b"\n" + raw[at:],
        lambda: raw + raw,
        lambda: raw[:at] + bytes([rng.randrange(256)]) + raw[at:],
        lambda: raw.decode("utf-8", "replace").encode("utf-16"),
        lambda: b"",
        lambda: b"\xef\xbb\xbf" + raw,
        lambda: raw.replace(b": ", b":", 1),
        lambda: raw.replace(b"\n", b"\r"),
    )
    return rng.choice(ways)()


_SCHEMA = dossier_schema()
