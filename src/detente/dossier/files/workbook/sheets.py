"""The sheets of a workbook: which part of a dossier each holds, and in which order.

What a column means, what stands in it and what it offers is said by the field's model.
"""

from __future__ import annotations

from typing import Final

from detente.dossier.files.workbook.shape import Column, Path, Sheet, columns_of, key, reserved_at
from detente.dossier.inputs.registry.durability import BREAKING_COSTS, IF_IT_FAILS, LIFE_BY_OPTION
from detente.dossier.inputs.registry.wants import ABSOLUTE, NO_DEAL, WEIGHTS, WORTH
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import (
    EVENT_COLUMNS,
    SOURCE_COLUMNS,
    STATEMENT_COLUMNS,
    Event,
    Source,
    Statement,
)
from detente.dossier.model.fields import meaning, model_in, word_at
from detente.dossier.model.record import Record
from detente.dossier.model.wants import RedLine


def _table(title: str, word: str, model: type[Record], order: Path) -> Sheet:
    return Sheet(
        title=title,
        about=meaning(Dossier, word),
        where=(),
        keys=(key("id"),),
        columns=tuple(c for c in columns_of(model, order) if c.head != "id"),
        kind="evidence",
    )


_STATED = {column.head: column for column in columns_of(Source)}
EVIDENCE: Final[tuple[Sheet, ...]] = (
    _table("Statements", "statements", Statement, STATEMENT_COLUMNS),
    _table("Events", "events", Event, EVENT_COLUMNS),
    Sheet(
        title="Sources",
        about=f"{meaning(Dossier, 'sources')} What has no column stands under more.",
        where=(),
        keys=(key("id"),),
        columns=(
            _STATED["type"],
            _STATED["title"],
            *(
                Column(head=word, at=(word,), sort="text", width=cell.width)
                for word, cell in SOURCE_COLUMNS.items()
            ),
            Column(head="sha256", at=("custom", "sha256"), about="Of its text.", width=20),
            Column(head="more", at=(), sort="text", about="The rest, as JSON.", width=40),
        ),
        kind="sources",
    ),
    Sheet(
        title="Texts",
        about=f"{meaning(Dossier, 'texts')} A row for each line.",
        where=(),
        keys=(key("draft", "Drafts"),),
        columns=(Column(head="line", at=(), sort="text", width=120),),
        kind="lines",
    ),
)
"""In the order of the workbook."""


_BESIDE = {column.head: column for column in columns_of(RedLine)}
WHY, SINCE = _BESIDE["why"], _BESIDE["since"]
VALUE = Column(
    head="estimate", at=(), sort="estimate", about="0.4, 0.2..0.6, 0.3 (0.1..0.6)", width=20
)
NAME = Column(head="name", at=(), sort="text", about="Its name, in any script.", width=60)
TEXT = Column(head="text", at=(), sort="text", about="In words.", width=90)
CHANGE = Column(head="change", at=(), sort="change", width=24)
RANK = Column(head="rank", at=(), about="1 is best; where only the order is known.")
ESTIMATE = Sheet(title="", about="", where=(), keys=(), columns=(VALUE, WHY, SINCE), kind="values")
PARTY, ISSUE = key("party", "Parties"), key("issue", "Issues")
DRAFT, LEVER = key("draft", "Drafts"), key("lever", "Levers")
OPTION = key("option", "Options", "An option of the issue; empty where the reason is of all.")


def _part(
    title: str,
    where: str,
    *keys: Column,
    note: str = "",
    first: Path = (),
    columns: tuple[Column, ...] = (),
    kind: str = "records",
    newer: bool = False,
) -> Sheet:
    """A sheet for each record at a place: its columns, if none are named, are its model's."""
    path = tuple(where.split("."))
    # An option's number stands in a part that the word before it explains.
    word = word_at(Dossier, path[:-1] if kind == "options" else path)
    model = model_in(word.holds)
    return Sheet(
        title=title,
        about=" ".join(filter(None, (word.meaning, note))),
        where=path,
        keys=keys,
        columns=columns or (columns_of(model, first) if model else ()),
        kind=kind,
        reserved=reserved_at(path),
        newer=newer,
    )


FIRST_SHEETS: Final = 5
"""Those to fill in first: with them alone there is an answer."""
SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        title="Dossier",
        about="What is said once: title, day, the war as a whole, the mediation, the forecast.",
        where=(),
        keys=(key("what", about="Do not change this column."),),
        columns=(
            Column(head="value", at=(), sort="word", width=60),
            WHY,
            SINCE,
            Column(head="meaning", at=(), sort="text", width=60),
        ),
        kind="single",
    ),
    _part(
        "Parties",
        "parties.*",
        key("party"),
        first=("name", "kind", "code", "consent", "principal", "interests", "also"),
    ),
    _part("Issues", "issues.*", key("issue"), note="Their options stand on the next sheet."),
    _part("Options", "issues.*.options.*", ISSUE, key("option"), columns=(NAME,), kind="texts"),
    _part(
        "Worths",
        WORTH.place,
        PARTY,
        ISSUE,
        OPTION,
        note="Of an order, the ranks: 1 is best.",
        columns=(VALUE, RANK, WHY, SINCE),
        kind="options",
    ),
    _part(
        "Wants",
        "parties.*.wants",
        PARTY,
        note="Here as a whole. A row without more says that its wants are described.",
        first=("order", "scale", NO_DEAL.word),
    ),
    _part(
        "Weights",
        WEIGHTS.place,
        PARTY,
        ISSUE,
        columns=(VALUE, WHY, SINCE),
        kind="values",
    ),
    _part(
        "Red lines",
        "parties.*.wants.red-lines.#",
        PARTY,
        note="What joins two issues stands under unless.",
    ),
    _part("Links", "parties.*.wants.links.#", PARTY),
    _part("War", "war.*", PARTY, note="The war as a whole stands on the sheet Dossier."),
    _part(
        "Standoff",
        "standoff.*",
        PARTY,
        note="When it lapses stands on the sheet Dossier.",
        newer=True,
    ),
    _part("People", "parties.*.people.*", PARTY, key("person")),
    _part("Tracks", "tracks.*", key("track"), columns=(NAME,), kind="texts"),
    _part(
        "Durability",
        LIFE_BY_OPTION.place,
        ISSUE,
        OPTION,
        columns=(VALUE, WHY, SINCE),
        kind="options",
    ),
    _part(
        "Breaking costs",
        BREAKING_COSTS.place,
        ISSUE,
        OPTION,
        columns=(VALUE, WHY, SINCE),
        kind="options",
    ),
    _part(
        "If it fails",
        IF_IT_FAILS.place,
        PARTY,
        columns=(VALUE, WHY, SINCE),
        kind="values",
    ),
    _part("Shifts", "durability.and.#"),
    _part("Drafts", "drafts.*", key("draft")),
    _part(
        "Points",
        "drafts.*.points.*",
        DRAFT,
        key("point", about="Its number."),
        note="The word unknown stands instead of an issue.",
        columns=(
            Column(head="issue", at=("issue",), of="Issues"),
            Column(head="option", at=("option",), of="Options"),
        ),
        kind="points",
    ),
    _part("Responses", "drafts.*.responses.*", DRAFT, PARTY),
    _part("Deadlines", "deadlines.*", key("deadline")),
    _part("Behaviour", "behaviour.*", PARTY, note="What is left out gets a wide default."),
    _part("Levers", "levers.*", key("lever"), note="What each changes stands on the next sheet."),
    _part(
        "Changes",
        "levers.*.changes.*",
        LEVER,
        key("target", "Targets", f"south.{ABSOLUTE.key}"),
        columns=(CHANGE, WHY),
        kind="values",
    ),
    _part("Plans", "plans.*", key("plan"), newer=True),
    _part("Assumptions", "assumptions.*", key("assumption"), columns=(TEXT,), kind="texts"),
    *EVIDENCE,
    Sheet(
        title="More",
        about="What has no column on its own sheet: where it stands, and what it says, in YAML.",
        where=(),
        keys=(key("where", about="The words that lead to it, with / between them."),),
        columns=(Column(head="value", at=(), sort="yaml", width=90),),
        kind="more",
        newer=True,
    ),
)
"""In the order of the workbook; one visible table."""
