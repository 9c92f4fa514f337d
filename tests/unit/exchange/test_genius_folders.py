"""Folders as GENIUS has them: several domains, uncertain profiles, files that are not quite XML."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.cli.main import main
from detente.errors import DossierError
from detente.exchange.genius.elements import parse_xml
from detente.exchange.genius.folder import read_genius
from detente.exchange.importing import import_genius

Change = Callable[[str, str, str], None]


def test_a_profile_of_uncertain_preferences_is_left_out_and_said(
    orchard: Path, change: Change
) -> None:
    change("side10.xml", "<utility_space>", '<utility_space type="UNCERTAIN">')
    change("side10.xml", "</utility_space>", "<comparisons>\n10\n</comparisons></utility_space>")
    scenario = read_genius(orchard)
    assert list(scenario.profiles) == ["side2"]
    (said,) = [one for one in scenario.findings if one.place.file == "side10.xml"]
    assert (said.slug, said.severity) == ("left-out", "advice")
    assert "uncertain preferences" in said.message


def test_a_folder_of_uncertain_profiles_alone_is_said(orchard: Path, change: Change) -> None:
    for file in ("side2.xml", "side10.xml"):
        change(file, "<utility_space>", '<utility_space type="UNCERTAIN">')
    with pytest.raises(DossierError, match="no profile that can be read"):
        read_genius(orchard)


@pytest.fixture
def several(orchard: Path) -> Path:
    """The orchard twice, by names alone, and beside it a domain of other issues."""
    for name in ("orchard", "side2", "side10"):
        text = (orchard / f"{name}.xml").read_text(encoding="utf-8")
        (orchard / f"A-{name}.xml").write_text(text, encoding="utf-8")
        (orchard / f"B-{name}.xml").write_text(text, encoding="utf-8")
        other = text.replace("Who picks", "Who sells")
        (orchard / f"market-{name}.xml").write_text(other, encoding="utf-8")
        (orchard / f"{name}.xml").unlink()
    return orchard


def test_several_domains_are_offered_by_name(several: Path) -> None:
    with pytest.raises(DossierError) as raised:
        read_genius(several)
    (finding,) = raised.value.findings
    assert "3 domains: A-orchard, B-orchard, market-orchard." in finding.message
    assert finding.mend == "Choose one: --domain A-orchard."
    with pytest.raises(DossierError, match='Did you mean "market-orchard"'):
        read_genius(several, domain="market-orchad")


@pytest.mark.parametrize(
    ("domain", "profiles"),
    [
        ("A-orchard", ["A-side2", "A-side10"]),
        ("b-orchard.xml", ["B-side2", "B-side10"]),
        ("market-orchard", ["market-side2", "market-side10"]),
    ],
)
def test_a_domain_that_is_chosen_has_its_own_profiles(
    domain: str, profiles: list[str], several: Path, tmp_path: Path
) -> None:
    assert list(read_genius(several, domain=domain).profiles) == profiles
    into = tmp_path / "made"
    assert main(["import", "genius", str(several), "--into", str(into), "--domain", domain]) == 0


def test_a_value_that_the_domain_does_not_have_still_divides(orchard: Path, change: Change) -> None:
    """GENIUS: 8, 2 and 4 of which the largest is 10, though no package can hold it."""
    more = (
        '<item index="3" value="Both" evaluation="4"/><item index="4" value="All" evaluation="10"/>'
    )
    change("side2.xml", '<item index="3" value="Both" evaluation="4"/>', more)
    worths = read_genius(orchard).profiles["side2"].worths["Who picks"]
    assert worths == {"The North": 0.8, "The South": 0.2, "Both": 0.4}
    made = import_genius(orchard, orchard.parent / "made").dossier
    wants = made.parties["side2"].wants
    assert wants is not None
    assert str(wants.worth["who-picks"].options["the-north"]) == "0.8"
    assert str(wants.no_deal) == "0.4"


NOT_QUITE = [
    (lambda text: text.replace("The North", "North & Sons"), "North & Sons"),
    (lambda text: text.replace('value="The North" e', 'value="The North"e'), "The North"),
    (lambda text: '\n  <?xml version="1.0"?>\n' + text, "The North"),
    (lambda text: '<?xml version="1.0" encoding="UTF-16"?>\n' + text, "The North"),
    (lambda text: '<?xml version="1.0" encoding="x"?>' + text, "The North"),
    (lambda text: text.replace("</objective>", "&nbsp;</objective>"), "The North"),
    (lambda text: text + "\nthe end & more", "The North"),
    (lambda text: text.replace('index="1" name', "index=1 name"), "The North"),
    (lambda text: text.replace('value="The North"', 'value="The North" value="The North"'), ""),
]


@pytest.mark.parametrize(("broken", "value"), NOT_QUITE)
def test_what_genius_reads_though_it_is_not_xml_is_read(
    broken: Callable[[str], str], value: str, orchard: Path
) -> None:
    for name in ("orchard", "side2"):
        file = orchard / f"{name}.xml"
        file.write_text(broken(file.read_text(encoding="utf-8")), encoding="utf-8")
    (orchard / "side10.xml").unlink()
    scenario = read_genius(orchard)
    assert (value or "The North") in scenario.issues[0].answers
    assert list(scenario.profiles["side2"].worths["Who picks"].values()) == [1.0, 0.25, 0.5]
    loose = [one for one in scenario.findings if one.slug == "loose-xml"]
    assert "side2.xml" in {one.place.file for one in loose}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_files_in_other_encodings_are_read(encoding: str, orchard: Path) -> None:
    text = (orchard / "orchard.xml").read_text(encoding="utf-8")
    text = text.replace("The North", "Thé Nörth").replace("Ворота", "Gate")
    stated = "" if encoding.startswith("utf") else '<?xml version="1.0" encoding="windows-1252"?>'
    root = parse_xml((stated + text).encode(encoding), "a.xml")
    assert root.below("issue", through="utility_space") or root.named("utility_space")
    unstated = parse_xml(text.encode(encoding), "a.xml")
    item = unstated.named("utility_space")[0].named("objective")[0].named("issue")[0].children[0]
    assert item.get("value") == "Thé Nörth"


@pytest.mark.parametrize(
    "text",
    [
        "<a><b></a></b>",
        "<a><b>",
        "</a>",
        "no tags",
        "",
        '<!DOCTYPE x [<!ENTITY e "E">]><a b="&e;"/>',
        "\n" + '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "E">]><a b="&e;" c=1/>',
    ],
)
def test_what_genius_would_not_read_either_is_refused(text: str) -> None:
    with pytest.raises(DossierError, match=r"not-xml|unsafe-xml"):
        parse_xml(text.encode(), "a.xml")


def test_loose_files_are_read_in_linear_time_and_within_limits() -> None:
    many = "<a>" + '<b c="x & y">' * 100
    with pytest.raises(DossierError):
        parse_xml(many.encode(), "a.xml")
    long = "<a>" + '<b c="x & y"/>' * 50_000 + "</a>"
    assert len(parse_xml(long.encode(), "a.xml").children) == 50_000
    with pytest.raises(DossierError):
        parse_xml(("<a " * 200_000).encode(), "a.xml")
    with pytest.raises(DossierError):
        parse_xml(('<a b="' * 200_000).encode(), "a.xml")
    with pytest.raises(DossierError):
        parse_xml(("<!--" * 200_000).encode(), "a.xml")


def test_of_a_value_beyond_the_domain_that_stands_twice_the_last_divides(tmp_path: Path) -> None:
    issue = '<issue index="1" name="share" type="discrete">'
    item = '<item value="{}" evaluation="{}"/>'
    items = [("low", 4), ("high", 8), ("all", 16), ("all", 10)]
    domain = issue + '<item value="low"/><item value="high"/></issue>'
    wants = issue + "".join(item.format(*one) for one in items) + "</issue>"
    weight = '<weight index="1" value="1"/>'
    (tmp_path / "domain.xml").write_text(
        f"<negotiation_template><utility_space><objective>{domain}</objective></utility_space>"
        "</negotiation_template>"
    )
    (tmp_path / "a.xml").write_text(
        f"<utility_space><objective>{weight}{wants}</objective></utility_space>"
    )
    scenario = read_genius(tmp_path)
    assert scenario.profiles["a"].worths == {"share": {"low": 0.4, "high": 0.8}}
    assert "value-twice" in [one.slug for one in scenario.findings]


def test_one_issue_is_not_several(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    objective = (
        '<objective index="0" name="all"><issue index="1" name="Price" type="discrete">'
        '<item index="1" value="low"{}/><item index="2" value="high"{}/></issue>{}</objective>'
    )
    space = "<utility_space>{}</utility_space>"
    folder = tmp_path / "market"
    folder.mkdir()
    whole = f"<negotiation_template>{space}</negotiation_template>"
    domain = whole.format(objective.format("", "", ""))
    (folder / "domain.xml").write_text(domain, encoding="utf-8")
    weight = '<weight index="1" value="1"/>'
    for name, low, high in (("buyer", 2, 1), ("seller", 1, 2)):
        worth = objective.format(f' evaluation="{low}"', f' evaluation="{high}"', weight)
        (folder / f"{name}.xml").write_text(space.format(worth), encoding="utf-8")
    assert main(["import", "genius", str(folder), "--into", str(tmp_path / "made")]) == 0
    assert "market: 2 parties, 1 issue. Next" in capsys.readouterr().out


def test_domains_in_folders_of_the_folder_are_named(orchard: Path, tmp_path: Path) -> None:
    outer = tmp_path / "all"
    outer.mkdir()
    (outer / "notes").mkdir()
    shutil.copytree(orchard, outer / "orchard")
    shutil.copytree(orchard, outer / "market")
    with pytest.raises(DossierError) as raised:
        read_genius(outer)
    (finding,) = raised.value.findings
    assert finding.slug == "not-genius"
    assert finding.message.endswith("there are XML files in its folders market, orchard.")
    assert finding.mend == f"Name one of those, such as {outer / 'market'}."
    assert read_genius(outer / "market").profiles


def test_a_profile_without_an_evaluation_above_nothing_is_said(orchard: Path) -> None:
    file = orchard / "side2.xml"
    text = file.read_text(encoding="utf-8")
    text = re.sub(r'(<weight index="[23]" value=)"1"', r'\1"0"', text)
    text = re.sub(r'(<weight index="4" value=)"0"', r'\1"1"', text)
    file.write_text(re.sub(r'evaluation="[^"]*"', 'evaluation="0"', text), encoding="utf-8")
    (said,) = [one for one in read_genius(orchard).findings if one.slug == "no-stake"]
    assert (said.place.file, said.severity) == ("side2.xml", "warning")
    assert said.message.startswith("every evaluation of the profile is 0:")


def test_an_issue_without_an_evaluation_above_nothing_is_said_where_it_stands(
    orchard: Path,
) -> None:
    file = orchard / "side2.xml"
    text = file.read_text(encoding="utf-8")
    issue = re.search(r"<issue .*?</issue>", text, re.DOTALL)
    assert issue is not None
    none = re.sub(r'evaluation="[^"]*"', 'evaluation="0"', issue[0])
    file.write_text(text.replace(issue[0], none), encoding="utf-8")
    (said,) = [one for one in read_genius(orchard).findings if one.slug == "no-stake"]
    assert said.place.line == text.count("\n", 0, issue.start()) + 1
