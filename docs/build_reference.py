"""Writes the generated pages of the reference; tests/docs/test_reference.py holds them current.

python docs/build_reference.py
"""

from __future__ import annotations

import inspect
import json
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

import detente
from detente.answers.catalogue import ANSWERS
from detente.answers.derive import schema_of
from detente.answers.notes import stated
from detente.cli.main import app
from detente.drafting.lint.catalogue import GROUPS
from detente.forecasting.words import SCALE
from detente.glossary import WORDS
from detente.prompt import Shown

REFERENCE = Path(__file__).parent / "reference"
KEYS = {
    "solutions": "principle",
    "package": "issue",
    "shares": "issue.option",
    "worth": "party",
    "gain": "party",
    "single": "party",
    "drafts": "draft",
    "levers": "lever",
    "deal_by": "date",
    "dates": "date",
    "endings": "ending",
    "lines": "line",
    "issues": "issue",
}
"""What the keys of an object are, by the name of its field."""
LEAVES = {"ChanceAnswer": "chance", "EndingAnswer": "chance", "RangeAnswer": "quantity"}
TYPES = {
    "string": "text",
    "number": "number",
    "integer": "whole number",
    "boolean": "true or false",
    "null": "null",
}
MARK = "<!-- Written by docs/build_reference.py: change the code, not this page. -->\n"


def pages() -> dict[str, str]:
    """The generated pages: path below docs/reference, and content."""
    schemas = {f"answers/{name}.schema.json": schema_of(kind) for name, kind in ANSWERS.items()}
    return {
        "commands.md": commands(),
        "drafting-rules.md": drafting_rules(),
        "glossary.md": glossary(),
        "json.md": answers(),
        "python.md": python(),
        **schemas,
    }


# Commands ----------------------------------------------------------------------------------


def commands() -> str:
    """The page of the commands, from the commands themselves."""
    group: Any = typer.main.get_command(app)
    parts = [
        MARK,
        "# Commands\n",
        "`DOSSIER` is a folder, a zip of one, a workbook (.xlsx), or the name of a worked case.\n"
        "Answers go to standard output; findings, progress and timings to standard error.\n",
        "| Exit code | Meaning |\n| --- | --- |\n| 0 | done |\n"
        "| 1 | findings in your files, or no cluster of use at the address you gave |\n"
        "| 2 | wrong usage |\n| 70 | a fault of Detente itself |\n",
    ]
    parts += [_command(name, command) for name, command in group.commands.items()]
    return "\n".join(parts)


def _command(name: str, command: Any) -> str:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    usage = " ".join([f"detente {name}", *(_place(p) for p in arguments), "[OPTIONS]"])
    help = inspect.cleandoc(command.help or "")
    rows = [f"| `{_place(p)}` | {p.help} | |" for p in arguments]
    rows += [f"| `{_flag(p)}` | {p.help} | {_default(p)} |" for p in options]
    table = "\n".join(["| | | Default |", "| --- | --- | --- |", *rows])
    example = "\n".join(line.strip() for line in (command.epilog or "").splitlines()[2:])
    see = f"JSON: [schema](answers/{name}.schema.json).\n" if name in ANSWERS else ""
    return f"## detente {name}\n\n```\n{usage}\n```\n\n{help}\n\n{table}\n\n```console\n" + (
        "\n".join(f"$ {line}" for line in example.splitlines()) + f"\n```\n\n{see}"
    )


def _place(argument: Any) -> str:
    name = (argument.metavar or argument.name).strip("[]")
    return name if argument.required else f"[{name}]"


def _flag(option: Any) -> str:
    flag = option.opts[-1]
    return flag if option.is_flag else f"{flag} {option.metavar or 'VALUE'}"


def _default(option: Any) -> str:
    return "" if option.is_flag or option.default is None else f"`{option.default}`"


# Rules of drafting ---------------------------------------------------------------------------


def drafting_rules() -> str:
    """The page of the rules that a draft is checked by, from their catalogue."""
    parts = [
        MARK,
        "# Rules of drafting\n",
        "`detente drafts lint DOSSIER DRAFT` holds the text of a draft to these rules. A\n"
        "*warning* is about what parties can quarrel over once it is signed, *advice* about what\n"
        "could be said better. A rule is silenced for one point, with a reason, by a remark under\n"
        "or beside it, and for the whole by a remark above the first point:\n\n"
        "```\n<!-- lint: ignore vague-word: settled in annex B -->\n```\n",
    ]
    for group, rules in GROUPS.items():
        parts.append(f"## {group}\n")
        for name, rule in rules.items():
            parts.append(
                f"### {name}\n\n*{rule.level}*: {rule.title}. {rule.why} {rule.mend}\n\n"
                f"It speaks up on\n\n```\n{rule.raises}\n```\n\n"
                f"and is silent on\n\n```\n{rule.passes}\n```\n"
            )
    return "\n".join(parts)


# JSON --------------------------------------------------------------------------------------


def answers() -> str:
    """The page of what each command answers with ``--json``."""
    parts = [
        MARK,
        "# JSON answers\n",
        "With `--json` each command writes one JSON object to standard output. Fields may be\n"
        "added later; none changes its meaning within a version's first number. A *chance* is\n"
        "`{chance, low, high}` and a *quantity* `{median, low, high}`: `low` and `high` are the\n"
        "5th and the 95th percentile over the draws; where a few draws carry a chance beyond\n"
        "these, the range reaches to it. `null` stands where there is nothing to say.\n"
        "`<party>` and its like stand for ids of the dossier, `[]` for each member of a list.\n",
    ]
    for name, kind in ANSWERS.items():
        found = json.loads(schema_of(kind))
        rows = ["| Field | Holds | |", "| --- | --- | --- |"]
        rows += [
            f"| `{path}` | {kind} | {note} |" for path, kind, note in _fields(found, found, "")
        ]
        first = found["description"].replace("``", "`")
        link = f"[Schema](answers/{name}.schema.json)."
        parts.append(f"## {name}\n\n{first} {link}\n\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _fields(whole: Any, part: Any, prefix: str) -> Iterator[tuple[str, str, str]]:
    """Path, kind and note of every field below a part of a schema."""
    for name, field in part.get("properties", {}).items():
        note = field.get("description", "").replace("``", "`").replace("|", "\\|")
        yield from _field(whole, field, f"{prefix}{name}", KEYS.get(name, name), note)


def _field(
    whole: Any, field: Any, path: str, key: str, note: str
) -> Iterator[tuple[str, str, str]]:
    title, target = _resolve(whole, field)
    if title in LEAVES:
        yield path, LEAVES[title], note
    elif "properties" in target:
        yield from _fields(whole, target, f"{path}.")
    elif isinstance(target.get("additionalProperties"), dict):
        first, _, rest = key.partition(".")
        inner = target["additionalProperties"]
        yield from _field(whole, inner, f"{path}.<{first}>", rest or first, note)
    elif "properties" in _resolve(whole, target.get("items", {}))[1]:
        yield from _field(whole, target["items"], f"{path}[]", key, note)
    else:
        yield path, _kind(target), note


def _resolve(whole: Any, field: Any) -> tuple[str, Any]:
    """The name and the content of what a field points to."""
    name = field.get("$ref", "").rpartition("/")[2]
    return name, whole["$defs"][name] if name else field


def _kind(field: Any) -> str:
    if "anyOf" in field:
        return " or ".join(dict.fromkeys(_kind(choice) for choice in field["anyOf"]))
    if field.get("type") == "array":
        return f"list of {_kind(field.get('items', {}))}"
    if field.get("type") == "object":
        return "object"
    return TYPES.get(field.get("type", ""), "value")


# Glossary ----------------------------------------------------------------------------------


def glossary() -> str:
    """The page of words, from the one place that holds them."""
    rows = [f"| **{word}** | {meaning} |" for word, meaning in WORDS.items()]
    ends = [edge for edge, _ in SCALE[1:]] + [100]
    named = [(low, word, high) for (low, word), high in zip(SCALE, ends, strict=True)][1:-1]
    chances = [f"| {word} | {low}–{min(high, 99)} % |" for low, word, high in named]
    return "\n".join(
        [
            MARK,
            "# Glossary\n",
            "Each word has one meaning, the same in the dossier, in Python, on the command line\n"
            "and in the brief.\n",
            "| Word | Meaning |",
            "| --- | --- |",
            *rows,
            "\n## Words for chances\n",
            "As in ICD 203, which has none below 1 % and above 99 %. A chance on a border takes\n"
            "the word above it.\n",
            "| Words | Chance |",
            "| --- | --- |",
            *chances,
            "",
        ]
    )


# Python ------------------------------------------------------------------------------------


def python() -> str:
    """The page of the public names, from their own docstrings."""
    parts = [
        MARK,
        "# Python\n",
        "These names are public: `import detente`, then `detente.read` and so on. They load when\n"
        "they are first used. What is not listed here may change without notice.\n",
    ]
    public = [name for name in detente.__all__ if not name.startswith("__")]
    parts += [_public(name) for name in public]
    parts += [
        "# What they return\n",
        "Every class in what a function above returns, by its place below `detente`, with what it\n"
        "holds. Nothing in them can be changed; `dossier.set` makes another dossier.\n",
    ]
    parts += [_held(kind) for kind in sorted(returned(), key=_home)]
    return "\n".join(parts)


def returned() -> list[type]:
    """Every class of this package in what public functions return, however deep."""
    found: dict[type, None] = {}
    for name in detente.__all__:
        if inspect.isfunction(function := getattr(detente, name)):
            _gather(typing.get_type_hints(function)["return"], found)
    return list(found)


def _gather(hint: Any, found: dict[type, None]) -> None:
    for inner in typing.get_args(hint):
        _gather(inner, found)
    if inspect.isclass(hint) and hint.__module__.startswith("detente.") and hint not in found:
        found[hint] = None
        for _, inner in _attributes(hint):
            _gather(inner, found)


def _attributes(kind: type) -> Iterator[tuple[str, Any]]:
    """The fields of a class and its properties, each with its type."""
    for name, hint in typing.get_type_hints(kind).items():
        if not name.startswith(("_", "model_")) and typing.get_origin(hint) is not typing.ClassVar:
            yield name, hint
    for name, value in inspect.getmembers(kind, lambda one: isinstance(one, property)):
        if not name.startswith("_") and value.fget.__module__.startswith("detente."):
            yield name, typing.get_type_hints(value.fget).get("return")


def _home(kind: type) -> str:
    return f"{kind.__module__.removeprefix('detente.')}.{kind.__name__}"


def _held(kind: type) -> str:
    """A class and a row for each of its attributes."""
    doc = inspect.getdoc(kind) or ""
    about = re.split(r"\n\n(?:Attributes|Parameters|Examples|>>>)", doc)[0]
    rows = [f"| `{name}` | {_type(kind, name)} | {_word(kind, name)} |"
            for name, _ in _attributes(kind)]  # fmt: skip
    table = "\n".join(["| Attribute | Type | |", "| --- | --- | --- |", *rows])
    return f"## {_home(kind)}\n\n{about.replace('``', '`')}\n\n{table}\n"


def _type(kind: type, name: str) -> str:
    """A type as the code writes it."""
    value = getattr(kind, name, None)
    if isinstance(value, property):
        stated = value.fget.__annotations__["return"]
    else:
        own = (inspect.get_annotations(base) for base in kind.__mro__)
        stated = next(stated[name] for stated in own if name in stated)
    return "`" + str(stated).replace("|", "\\|") + "`"


def _word(kind: type, name: str) -> str:
    """What is said of an attribute: by the class, by its field, or by the property itself."""
    said = stated(kind, name)[1].partition("\n\n")[0]
    return " ".join(said.split()).replace("``", "`").replace("|", "\\|")


def _public(name: str) -> str:
    value = getattr(detente, name)
    doc = inspect.getdoc(value) or ""
    first, _, rest = doc.partition("\n\n")
    kind = "class" if inspect.isclass(value) else "function"
    head = f"## {name}\n\n*{kind}* · `{value.__module__}`\n\n{first.replace('``', '`')}\n"
    call = "" if inspect.isclass(value) else f"\n```\n{name}{_signature(value)}\n```\n"
    return head + call + (f"\n```\n{rest}\n```\n" if rest else "")


def _signature(function: Any) -> str:
    """The signature with short types, one argument a line if it is long."""
    found = inspect.signature(function)
    made = {name: p.replace(default=_Made(p.default)) for name, p in found.parameters.items()
            if isinstance(p.default, Shown)}  # fmt: skip
    found = found.replace(parameters=list({**found.parameters, **made}.values()))
    words = _short(found)
    if len(words) <= 80:
        return words
    lines = [f"    {_short(parameter)}," for parameter in found.parameters.values()]
    return "(\n" + "\n".join(lines) + f"\n) -> {words.rpartition(' -> ')[2]}"


class _Made:
    """A default that is an object: the call that makes it, not all that it holds."""

    def __init__(self, value: Shown) -> None:
        self.call = f"{type(value).__name__}()"

    def __repr__(self) -> str:
        return self.call


def _short(annotated: object) -> str:
    """A signature or a parameter with its types by their last name."""
    return re.sub(r"\b(?:[A-Za-z_]\w*\.)+(?=\w)", "", str(annotated)).replace("'", "")


def build() -> None:
    """Write every generated page."""
    for path, content in pages().items():
        target = REFERENCE / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    build()
