"""The public names are few, lazy, documented, and say what they are."""

from __future__ import annotations

import inspect
import subprocess
import sys
import types

import pytest

import detente

NAMES = [name for name in detente.__all__ if not name.startswith("__")]


def test_names_are_few_sorted_and_listed() -> None:
    assert sorted(set(NAMES)) == NAMES
    assert len(NAMES) <= 45
    assert set(detente.__all__) <= set(dir(detente))


@pytest.mark.parametrize("name", NAMES)
def test_each_name_has_a_docstring_of_its_own(name: str) -> None:
    value = getattr(detente, name)
    assert not isinstance(value, types.ModuleType), f"{name} is a module, not a public name"
    if callable(value):
        assert value.__module__.startswith("detente.")
        assert len(inspect.getdoc(value) or "") > 20


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        detente.nothing_of_the_kind  # noqa: B018


def test_importing_the_package_imports_nothing_heavy() -> None:
    heavy = ("numpy", "scipy", "numba", "pydantic", "altair", "vl_convert", "typer", "rich")
    code = f"import sys, detente; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
