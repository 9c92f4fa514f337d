"""The columns of the record as they fill, before they are arrays."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from detente.dossier.model.dossier import Dossier
from detente.inference._record import Record
from detente.inference.coordinates import Coordinates
from detente.worlds.build import Worlds


@dataclass
class Sheet:
    """Columns by name of their array; and what the packages of the record are held against."""

    dossier: Dossier
    worlds: Worlds
    columns: dict[str, list[Any]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    crossing: list[Any] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)
    shifts: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.coordinates = Coordinates(self.worlds.inputs)
        self.columns = {name: [] for name in Record._fields}
        for name in ("entry", "line", "link", "shift", "piece", "option", "held"):
            self.columns[f"{name}_from"].append(0)

    def put(self, name: str, value: Any) -> None:
        """Add one value to a column."""
        self.columns[name].append(value)
