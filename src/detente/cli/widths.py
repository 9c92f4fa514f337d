"""How wide the columns of a table are, so that no word or figure is broken in two."""

from __future__ import annotations

from collections.abc import Sequence

GAP, EDGES = 2, 2
"""Columns between two cells, and beside the first and last together."""


def blocks(cells: Sequence[Sequence[str]], room: int, *, kept: int = 0) -> list[dict[int, int]]:
    """The columns of each block of a table and their widths.

    Where the longest words of all columns do not fit side by side, the table is told in blocks,
    each of which begins with the first column.

    Parameters
    ----------
    cells : sequence of sequence of str
        The rows, the head among them.
    room : int
        How wide the screen is.
    kept : int
        The width that the first column keeps; 0 where it may give way like any other.

    >>> rows = [["lever", "cost", "gain"], ["Walk away", "0.13 (0.00–0.25)", "0.14 (0.03–0.37)"]]
    >>> blocks(rows, 80)
    [{0: 9, 1: 16, 2: 16}]
    >>> blocks(rows, 38)
    [{0: 9, 1: 11, 2: 12}]
    >>> blocks(rows, 26)
    [{0: 9, 1: 13}, {0: 9, 2: 13}]
    """
    columns = list(zip(*cells))
    widest = [max(_longest(cell.split("\n")) for cell in column) for column in columns]
    least = [max(_longest(cell.split()) for cell in column) for column in columns]
    least[0] = kept or min(least[0], room // 2)
    left = room - EDGES - least[0]
    least[1:] = [min(width, max(left - GAP, 1)) for width in least[1:]]
    groups: list[list[int]] = [[]]
    for column in range(1, len(columns)):
        if groups[-1] and sum(least[c] + GAP for c in [*groups[-1], column]) > left:
            groups.append([])
        groups[-1].append(column)
    return [_shared([0, *group], widest, least, room - EDGES) for group in groups]


def _shared(
    group: Sequence[int], widest: Sequence[int], least: Sequence[int], room: int
) -> dict[int, int]:
    """The widths of some columns: the widest that can gives way first."""
    widths = {column: max(widest[column], least[column]) for column in group}
    while sum(widths.values()) + GAP * (len(group) - 1) > room:
        can = [column for column in group if widths[column] > least[column]]
        if not can:
            break
        widths[max(can, key=lambda column: widths[column])] -= 1
    return widths


def _longest(texts: Sequence[str]) -> int:
    from rich.cells import cell_len

    return max((cell_len(text) for text in texts), default=0)
