"""What is refused, and the words it is refused with."""

from __future__ import annotations

import contextlib
import importlib
import logging
import warnings
from collections.abc import Iterator
from typing import Any

from detente.errors import RefusedError
from detente.userfiles import MEGABYTE, refuse

MAX_BYTES = 50 * MEGABYTE
MAX_TEXT = 10_000_000
# A file that unpacks to more characters than this, and than so many for each byte, is cut there.
LEAST_CUT = 200_000
TEXT_PER_BYTE = 5
MAX_PAGE_BYTES = 5 * MEGABYTE
MAX_TAGS = 20_000
MAX_PAGE_DEPTH = 250
MAX_ATTRIBUTES = 100
# Extraction takes the square of this number of tags for bold, slanted and other words.
MAX_INLINE = 3_000
# The second opinions on what is the article take the square of this number of steps.
MAX_BLOCKS_WEIGHED = 3_000
MAX_DEPTH = 150
MAX_ZIP_FILES = 2_000
MAX_ZIP_RATIO = 200
# So many elements for any Word file, and one more for each four of its bytes.
MAX_WORD_PARTS = 400_000
MAX_PART_BYTES = 20 * MEGABYTE
MAX_SMALL_PART = 5 * MEGABYTE
MAX_PDF_PAGES = 2_000
# What all pages together may have: so much for any file, and so much more for each of its bytes, as
# a browser draws a page letter by letter. A font is read again for every page that uses it.
MAX_PDF = {
    "bytes to draw": (4_000_000, 3.0),
    "words to draw": (600_000, 0.6),
    "instructions": (150_000, 0.2),
    "characters": (20_000_000, 0.0),
    "bytes of fonts": (10_000_000, 0.0),
}


def damaged(file: str, kind: str) -> RefusedError:
    """The refusal of a file that cannot be read to its end."""
    return refuse(
        "damaged",
        file,
        f"this {kind} is damaged or cut short, and cannot be read.",
        "Fetch or save it again, or save its text as .txt.",
    )


SPLIT = "Split the document, or save the text you need as .txt."


def too_much(file: str, what: str, mend: str = "") -> RefusedError:
    """The refusal of a file that would fill the memory or never end."""
    return refuse("too-large", file, what, mend or SPLIT)


def need(module: str, file: str, package: str) -> Any:
    """A module of an optional library, imported only now.

    Raises
    ------
    RefusedError
        If it is not installed; the message says what to install.
    """
    try:
        return importlib.import_module(module)
    except ImportError:
        raise missing(file, package) from None


def missing(file: str, package: str) -> RefusedError:
    """The refusal of a file that asks for a library."""
    return refuse(
        "missing-library",
        file,
        f"reading this kind of file needs {package}, which is not installed.",
        f'Install the extra: pip install "detente[reading]" (or pip install {package}).',
    )


@contextlib.contextmanager
def quiet(*loggers: str) -> Iterator[None]:
    """Keep a library's log and warnings from the user: what matters becomes a caution."""
    kept = [(logging.getLogger(name), logging.getLogger(name).level) for name in loggers]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for logger, _ in kept:
            logger.setLevel(logging.CRITICAL + 1)
        try:
            yield
        finally:
            for logger, level in kept:
                logger.setLevel(level)
