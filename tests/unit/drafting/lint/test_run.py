"""A draft held to the rules: places, silences, languages, hard inputs."""

from __future__ import annotations

import time

import pytest

import detente
from detente.dossier.points import numbered
from detente.drafting.lint.run import lint_draft, lint_text


def rules(raw: str) -> list[str]:
    return [finding.rule for finding in lint_text(raw).open()]


def test_words_stand_where_the_finding_says() -> None:
    report = lint_draft(detente.read("ukraine-2025"), "us-28")
    points = {point.number: point.text for point in report.text.points}
    for finding in report.findings:
        if finding.point:
            assert points[finding.point][finding.start : finding.end] == finding.words


def test_what_a_drafter_would_ask_of_the_plan_of_28_points() -> None:
    report = lint_draft(detente.read("ukraine-2025"), "us-28")
    made = {(finding.point, finding.rule) for finding in report.findings}
    assert made >= {
        ("3", "wish"), ("6", "no-measure"), ("12", "nobody-pays"), ("13", "no-stages"),
        ("21", "no-day"), ("24", "prisoners-without-list"), ("26", "amnesty-without-exception"),
        ("28", "waiting-ceasefire"), ("28", "left-open"),
    }  # fmt: skip
    assert not {rule for _, rule in made} & {"unwatched-ceasefire", "no-consequence"}


@pytest.mark.parametrize(
    "raw",
    [
        "1. The camps are supplied with food, water and medical care by the Red Cross.",
        "1. The children are returned by the Red Cross before all others.",
        "1. A soldier who has been released shall not bear arms.",
        "1. Help is provided within a week by regional partners.",
        "1. Each Party shall deliver a list of captives by 1 May.\n"
        "2. The list shall be delivered to the Red Cross.",
        "1. The embargo is not lifted.",
        "1. A Commission of six members is hereby established.",
        "1. A State may withdraw from this Treaty once ten years have passed.",
        "1. At least half of all grants go to schools.",
        "1. Search parties of not more than twelve persons cross by the bridge.",
        "1. The tunnels are destroyed by the army by 1 May and not rebuilt.",
        "1. A State that intends to build a dam informs the other two.",
        "1. The Constitutional Council decides which law prevails.",
        "1. Families receive compensation from both parties of 5,000 crowns.",
        "1. Use of the river is equitable and reasonable.",
        "1. Should the cabinet fail to agree, the council meets within a day.",
    ],
)
def test_what_nobody_would_act_on_is_not_said(raw: str) -> None:
    assert rules(raw) == []


SILENT = "<!-- lint: ignore vague-word: settled in annex B -->"


@pytest.mark.parametrize(
    "raw",
    [
        f"1. The south receives robust help. {SILENT}\n2. The dam opens in May.",
        f"1. The south receives robust help.\n{SILENT}\n2. The dam opens in May.",
        f"1. The south receives robust help.\n\n   {SILENT}\n\n2. The dam opens in May.",
    ],
)
def test_a_rule_is_silenced_in_place_with_a_reason(raw: str) -> None:
    report = lint_text(raw)
    assert [(one.rule, one.silenced) for one in report.findings] == [
        ("vague-word", "settled in annex B")
    ]
    assert not report.open()
    assert not report.cautions


def test_a_silence_needs_a_reason_a_rule_and_something_to_silence() -> None:
    raw = (
        "1. The south receives robust help. <!-- lint: ignore vague-word -->\n"
        "2. The dam opens in May. <!-- lint: ignore wish: why not -->\n"
        "3. The dam shuts in June. <!-- lint: ignore vague-words: why not -->"
    )
    report = lint_text(raw)
    assert [one.silenced for one in report.findings] == [None]
    assert [caution[:7] for caution in report.cautions] == ["Line 1:", "Line 2:", "Line 3:"]


def test_a_silence_above_the_first_point_is_for_the_whole() -> None:
    raw = "<!-- lint: ignore no-disputes: the treaty of 2029 has it -->\n" + "\n".join(
        f"{n}. Ships of both sides pass the {n}th lock; a breach ends all aid." for n in range(1, 8)
    )
    assert "no-disputes" not in rules(raw)


def test_remarks_are_no_part_of_a_point() -> None:
    assert numbered(f"1. Peace {SILENT} holds.\n2. Rain.").points[0].text == "Peace holds."
    assert numbered("1. Peace.\n<!--\n7. Not this.\n-->\n2. Rain.").points[1].line == 5
    assert numbered("1. Peace <!-- holds.").points[0].text == "Peace <!-- holds."


def test_a_reference_of_another_treaty_is_not_held_against_the_text() -> None:
    assert "dangling-reference" not in rules("1. Article 51 of the Charter is unaffected by this.")
    assert "dangling-reference" in rules("1. The guarantee of the Union mirrors Article 5.")


def test_what_a_text_leaves_out_is_looked_for_in_english_only() -> None:
    report = lint_text("1. Les prisonniers sont libérés.\n2. Chaque partie s'efforce d'aider.")
    assert [one.rule for one in report.findings] == ["wish"]
    assert any("not English" in caution for caution in report.cautions)


def test_watching_over_named_points_watches_over_these() -> None:
    raw = (
        "1. A ceasefire takes effect on 1 May 2031.\n2. The north withdraws its troops by 9 May.\n"
        "3. The south withdraws its troops by 9 May.\n4. The Mission of the Union verifies {}."
    )
    seen = {"points 1 and 3": {("2", "nobody-verifies")}, "this agreement": set()}
    for what, missing in seen.items():
        made = lint_text(raw.format(what)).findings
        assert {(one.point, one.rule) for one in made if "v" in one.rule} == missing, what


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "<!-- lint: ignore wish: why -->" * 20_000,
        "\n".join(f"{n}. The Valley{n} Zone of “term {n}” is shut." for n in range(1, 3_000)),
        "\n" * 50_000,
        "1. " + "if " * 60_000,
        "1. " + "the council verifies, " * 20_000,
        "<!-- lint: ignore " * 20_000,
        "1. “" + "a" * 100_000,
        "\n".join(
            f"{n}. Article {n} limits the army to {n},000 soldiers." for n in range(1, 3_000)
        ),
    ],
)
def test_hard_texts_take_seconds_at_most(raw: str) -> None:
    began = time.perf_counter()
    lint_text(raw)
    assert time.perf_counter() - began < 20
