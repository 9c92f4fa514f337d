"""Issues: the questions that a package answers."""

from __future__ import annotations

from detente.dossier.model.record import Record, Slug, Texts


class Issue(Record):
    """A question that a package answers; its options stand in their natural order, if any."""

    name: str
    track: Slug | None = None
    about: str | None = None
    options: dict[Slug, str]
    ordered: bool = True
    today: Slug | None = None
    keywords: Texts = ()
