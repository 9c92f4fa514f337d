"""A long task that can be broken off: each part is written down as soon as it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from detente.crews import Crew, Part, Shared
from detente.errors import SettingsError
from detente.kept.codec import UnreadableError, answer_of, classes_in, decode, encode
from detente.kept.keeper import question
from detente.kept.shelf import Shelf

R = TypeVar("R")

_MOST_BYTES = 2**40
_PARTS = "detente-parts"  # made private, which the folder that was named need not be


class Checkpoint:
    """A crew whose finished parts are in a folder; begun again, it does those that are not.

    A part is known by what was asked, and by the program: a part of another task, or of another
    version, is never taken for it, and one that is damaged is done again.

    Parameters
    ----------
    folder : Path
        Made if it is not there; the parts are in a folder of their own within it.
    crew : Crew
        Who does what is left.

    Raises
    ------
    SettingsError
        The folder cannot be written in.
    """

    def __init__(self, folder: Path, crew: Crew) -> None:
        self._shelf, self._crew = Shelf(folder / _PARTS, most=_MOST_BYTES), crew
        if not self._shelf.writable():
            raise SettingsError(
                f"checkpoint is {str(folder)[:200]!r}, where nothing can be written; name a folder "
                "of your own, or one that is not there yet"
            )

    def __call__(
        self, work: Callable[..., R], shared: Shared, parts: Sequence[Part], /
    ) -> Iterator[tuple[int, R]]:
        """As :class:`detente.crews.Crew` has it; what is on file comes first."""
        common = question(work, shared, {})
        names = [question(work, (common, *part), {}) for part in parts]
        left = []
        for at, name in enumerate(names):
            known = self._on_file(name, work)
            if known is None:
                left.append(at)
            else:
                yield at, known
        for place, answer in self._crew(work, shared, [parts[at] for at in left]):
            self._shelf.write(names[left[place]], encode(answer))
            yield left[place], answer

    def _on_file(self, name: str, work: Callable[..., R]) -> R | None:
        data = self._shelf.read(name)
        if data is not None:
            with suppress(UnreadableError):
                known: R = decode(data, classes_in(answer_of(work)))
                return known
        return None
