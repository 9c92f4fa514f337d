"""A small GENIUS domain, to be broken by the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

DOMAIN = """\
<negotiation_template>
  <utility_space number_of_issues="4">
    <objective index="0" name="Orchard" type="objective">
      <issue index="1" name="Who picks" type="discrete">
        <item index="1" value="The North"/>
        <item index="2" value="The South"/>
        <item index="3" value="Both"/>
      </issue>
      <issue index="2" name="Crates" type="integer" lowerbound="0" upperbound="4"/>
      <issue index="3" name="Rent" type="real">
        <range lowerbound="-1" upperbound="1"/>
      </issue>
      <issue index="4" name="???" type="discrete">
        <item index="1" value="+"/>
        <item index="2" value="Ворота"/>
      </issue>
    </objective>
  </utility_space>
</negotiation_template>
"""
PROFILE = """\
<utility_space>
  <objective index="0" name="Orchard" type="objective">
    <issue index="1" name="Who picks" type="discrete">
      <item index="1" value="The North" evaluation="8"/>
      <item index="2" value="The South" evaluation="2"/>
      <item index="3" value="Both" evaluation="4"/>
    </issue>
    <issue index="2" name="Crates" type="integer" lowerbound="0" upperbound="4">
      <evaluator ftype="linear" offset="0.1" slope="0.3"/>
    </issue>
    <issue index="3" name="Rent" type="real">
      <range lowerbound="-1" upperbound="1"/>
      <evaluator ftype="triangular" parameter0="-1" parameter1="1" parameter2="0.5"/>
    </issue>
    <issue index="4" name="???" type="discrete">
      <item index="1" value="+" evaluation="0"/>
      <item index="2" value="Ворота" evaluation="0"/>
    </issue>
    <weight index="1" value="2"/>
    <weight index="2" value="1"/>
    <weight index="3" value="1"/>
    <weight index="4" value="0"/>
  </objective>
  <discount_factor value="0.9"/>
  <reservation value="0.4"/>
</utility_space>
"""


@pytest.fixture
def orchard(tmp_path: Path) -> Path:
    """A domain with two profiles, of which the tenth comes after the second."""
    folder = tmp_path / "Orchard"
    folder.mkdir()
    for name, text in (("orchard", DOMAIN), ("side10", PROFILE), ("side2", PROFILE)):
        (folder / f"{name}.xml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def change(orchard: Path) -> Callable[[str, str, str], None]:
    """Replace a text in one of its files by another."""

    def replace(file: str, old: str, new: str) -> None:
        path = orchard / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace
