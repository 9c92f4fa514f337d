"""Each command: its help ends in an example that runs, its JSON keeps to its schema."""

from __future__ import annotations

import io
import json
import shlex
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import typer

from detente.answers.catalogue import ANSWERS
from detente.answers.derive import schema_of
from detente.cli.main import app, main
from detente.cli.options import share
from detente.talks.protocols import PROTOCOLS

GROUP: Any = typer.main.get_command(app)
EXAMPLES = {
    name: [line.strip() for line in command.epilog.splitlines() if "  detente " in line]
    for name, command in GROUP.commands.items()
}
SMALL = ["--draws", "20", "--quiet"]
PATHS = ["--paths", "4"]
PLAYED = [*SMALL, *PATHS]
FORECAST = "my-talks/forecasts/2031-05-12-settlement.json"
BEFORE = {
    "import genius": ["export", "genius", "two-rivers", "my-domain"],
    "import xlsx": ["export", "xlsx", "two-rivers", "two-rivers.xlsx"],
    "--into my-talks": ["new", "my-talks"],
    "review my-talks": ["new", "my-talks"],
    "drafts add my-talks": ["cases", "two-rivers", "--copy-to", "my-talks"],
    "drafts map my-talks": ["cases", "two-rivers", "--copy-to", "my-talks"],
    "drafts export my-talks": ["cases", "two-rivers", "--copy-to", "my-talks"],
    "ask my-talks": ["cases", "two-rivers", "--copy-to", "my-talks"],
    "forecast save my-talks": ["cases", "two-rivers", "--copy-to", "my-talks"],
    "forecast score": ["forecast", "save", "two-rivers", "--into", "my-talks", *PLAYED],
    "forecast resolve": ["forecast", "save", "two-rivers", "--into", "my-talks", *PLAYED],
    "class rivers-class": ["class", "new", "two-rivers", "rivers-class"],
}
"""What must be there before an example can run."""
JSON = {
    "new": ["my-talks"],
    "check": ["two-rivers"],
    "positions": ["two-rivers", "--as-of", "2031-04-03"],
    "drafts": ["ukraine-2025"],
    "drafts-compare": ["ukraine-2025", "us-28", "e3-counter"],
    "deals": ["two-rivers", *SMALL],
    "talks": ["two-rivers", *SMALL, *PATHS],
    "levers": ["two-rivers", *SMALL, *PATHS],
    "learn": ["two-rivers", *SMALL],
    "forecast": ["two-rivers", *SMALL, *PATHS],
    "forecast-save": ["two-rivers", "--into", "my-talks", *PLAYED],
    "forecast-resolve": [FORECAST, "no", "--on", "2031-09-02", "--source", "report"],
    "forecast-score": ["my-talks"],
    "forecast-backtest": [
        *("two-rivers", "--from", "2031-02", "--to", "2031-04", "--ahead", "1", *PLAYED),
    ],
    "brief": ["two-rivers", *SMALL, *PATHS],
    "cases": [],
    "import": ["xlsx", "two-rivers.xlsx", "--into", "my-dossier"],
    "export": ["genius", "two-rivers", "my-domain"],
    "read": ["article.txt", "--published", "2031-05-09", "--dossier", "two-rivers"],
    "review": ["my-talks"],
    "show": ["two-rivers", "s3"],
    "class": ["two-rivers", "--deals", "deals.csv"],
    "class-new": ["two-rivers", "rivers-class"],
}
DEALS = "team,border,guarantee,army,dam,trade\nBlue,middle-line,consult,cap-80k,joint,open\n"
ARTICLE = "“No,” President Ana Dorn said on Friday.\n"


pytestmark = pytest.mark.usefixtures("kept_for_all")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "deals.csv").write_text(DEALS, encoding="utf-8")
    (tmp_path / "plan.md").write_text("1. The dam is shared.\n", encoding="utf-8")


def prepare(line: str) -> None:
    for words, command in BEFORE.items():
        if words in line:
            assert main(command) == 0


@pytest.mark.parametrize(
    "line",
    [
        line
        for name, lines in EXAMPLES.items()
        for line in lines
        if name != "serve"  # which ends when it is stopped: tests/web has it
    ],
    ids=lambda line: line[8:],
)
def test_example_of_the_help_runs(
    line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if "detente cache" in line:  # it may clear what others share
        monkeypatch.setenv("DETENTE_CACHE", str(tmp_path / "kept"))
    monkeypatch.setattr("sys.stdin", io.StringIO())  # nobody answers what is asked
    prepare(line.removeprefix("detente "))
    assert main(shlex.split(line)[1:]) == 0
    assert capsys.readouterr().out


@pytest.mark.parametrize("name", EXAMPLES)
def test_help_ends_in_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert EXAMPLES[name]
    assert main([*name.split(), "--help"]) == 0
    assert capsys.readouterr().out.rstrip().endswith(EXAMPLES[name][-1])


@pytest.mark.parametrize("name", JSON)
def test_json_keeps_to_its_schema(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = [*name.split("-"), *JSON[name]]
    prepare(" ".join(words))
    capsys.readouterr()
    assert main([*words, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    schema = json.loads(schema_of(ANSWERS[name]))
    jsonschema.validate(answer, schema)
    if name not in ("cases", "forecast-save", "forecast-resolve", "forecast-score"):
        assert {"seed", "version", "dossier", "as_of"} <= answer.keys()


def test_one_path_is_told_in_words_and_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["talks", "two-rivers", *SMALL, *PATHS, "--one", "--path", "29", "--quiet"]
    assert main([*words, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    schema = json.loads(schema_of(ANSWERS["story"]))
    jsonschema.validate(answer, schema)
    assert (answer["path"], answer["paths"]) == (29, 80)
    assert main(words) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "One path of the talks, number 29 of 80" in told
    for passage in answer["story"]:
        assert passage["text"] in told
    # Beside the rounds: beginning, the mediator's leaving, a ceasefire, the end, what came of it.
    assert len(answer["story"]) <= 5 + len(answer["rounds"])


def test_the_same_seed_gives_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["deals", "two-rivers", *SMALL, "--fresh", "--json"]
    printed = []
    for seed in ("7", "7", "8"):
        assert main([*words, "--seed", seed]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    assert printed[0] != printed[2].replace('"seed": 8', '"seed": 7')


def test_the_class_of_conflict_and_the_weight_may_be_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def asked(*words: str) -> dict[str, Any]:
        assert main(["forecast", "two-rivers", *SMALL, *PATHS, "--json", *words]) == 0
        answer: dict[str, Any] = json.loads(capsys.readouterr().out)
        return answer

    own, within = asked(), asked("--class", "within-a-state", "--weight", "0.9")
    assert (own["class"], own["weight"]) == ("between-states", 0.5)
    assert (within["class"], within["weight"]) == ("within-a-state", 0.9)
    assert within["class_rule"] == "Class of conflict: within a state, as asked for."
    assert {rate["event"] for rate in within["base_rates"]} == {
        "comprehensive agreement signed",
        "war ends by a peace agreement",
        "war ends by a ceasefire",
        "war ends anyhow",
    }
    last = list(own["dates"])[-1]
    assert own["dates"][last]["deal"] == within["dates"][last]["deal"]
    assert own["dates"][last]["blended"] != within["dates"][last]["blended"]
    alone = asked("--class", "none")
    assert alone["base_rates"] == []
    assert alone["base_class"] is None
    assert alone["dates"][last]["blended"] is None
    assert "No class of past cases" in alone["no_rates"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["forecast", "two-rivers", "--weight", "0,5"],
            "from 0 to 1; write 0.5.",
        ),
        (["forecast", "two-rivers", "--weight", "2"], "write 0.5, or 50 %."),
        (["forecast", "two-rivers", "--weight", "1,5"], "write 0.5, or 50 %."),
        (
            ["forecast", "backtest", "two-rivers", "--from", "04/2031", "--to", "2031-05"],
            "'04/2031' is not a month; write one such as 2025-11.",
        ),
    ],
)
def test_what_is_written_otherwise_is_told_how(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("written", ["50%", "50 %", "0.5", ".5"])
def test_a_share_is_read_as_dossiers_have_it(written: str) -> None:
    assert share(written) == 0.5


@pytest.mark.parametrize("words", [["--class", "civil"], ["--weight", "1.2"]])
@pytest.mark.parametrize("command", ["forecast", "brief"])
def test_no_such_class_or_weight_is_wrong_usage(command: str, words: list[str]) -> None:
    assert main([command, "two-rivers", *SMALL, *PATHS, *words]) == 2
    assert not Path("two-rivers.html").exists()


def test_a_brief_without_a_class_that_fits_shows_no_base_rate() -> None:
    assert main(["brief", "two-rivers", *SMALL, *PATHS, "--class", "none"]) == 0
    page = Path("two-rivers.html").read_text(encoding="utf-8")
    assert "Class of conflict: none, as asked for." in page
    assert "No class of past cases" in page
    assert "inter-state wars since 1823" not in page
    assert "pooled with past cases" not in page.lower()


def test_an_issue_may_be_named_by_its_track(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["positions", "two-rivers", "--issue", "land", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["issues"] == ["border", "dam"]


def test_what_was_not_yet_known_is_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["positions", "two-rivers", "--issue", "border", "--as-of", "2031-04-03"]) == 0
    then, _, moved = capsys.readouterr().out.partition("Moved from 3 April 2031")
    assert "demands front-line" not in then
    assert "Ines Okafor (south, stated) on border=front-line" in moved


def test_a_page_is_written_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    Path("two-rivers.html").write_text("yesterday's")
    monkeypatch.setattr(Path, "replace", full)
    assert main(["brief", "two-rivers", *SMALL, *PATHS]) == 2
    assert {path.name for path in Path().iterdir()} == {
        "article.txt", "deals.csv", "plan.md", "two-rivers.html"
    }  # fmt: skip
    assert Path("two-rivers.html").read_text() == "yesterday's"


def test_a_copy_overwrites_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cases", "two-rivers", "--copy-to", "mine"]) == 0
    assert main(["check", "mine"]) == 0
    assert main(["cases", "two-rivers", "--copy-to", "mine"]) == 2
    assert "nothing is overwritten" in capsys.readouterr().err


def test_a_new_dossier_has_nothing_to_mend() -> None:
    assert main(["new", "lake-treaty"]) == 0
    assert main(["check", "lake-treaty"]) == 0
    assert main(["new", "lake-treaty"]) == 2


def test_a_brief_says_what_changed(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["brief", "two-rivers", *SMALL, *PATHS]
    assert main([*words, "--as-of", "2031-04-03", "--json", "--out", "then.html"]) == 0
    Path("then.json").write_text(capsys.readouterr().out, encoding="utf-8")
    for other in ("then.json", "2031-04-03"):
        assert main([*words, "--since", other]) == 0
        page = Path("two-rivers.html").read_text(encoding="utf-8")
        assert "3 April 2031" in page
        Path("two-rivers.html").rename(f"{other}.html")
    assert Path("then.json.html").read_bytes() == Path("2031-04-03.html").read_bytes()


@pytest.mark.parametrize("other", ["2031-05-12", "2040", "whenever"])
def test_since_must_be_before(other: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "two-rivers", *SMALL, "--since", other]) == 2
    assert "--since" in capsys.readouterr().err


def test_since_a_file_that_is_no_answer(capsys: pytest.CaptureFixture[str]) -> None:
    Path("other.json").write_text("[1, 2]", encoding="utf-8")
    assert main(["brief", "two-rivers", *SMALL, "--since", "other.json"]) == 2
    assert "earlier study" in capsys.readouterr().err


def test_talks_are_held_by_the_protocol_that_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["talks", "two-rivers", *SMALL, *PATHS, "--json", "--quiet"]
    by_party = ["--protocol", "take-it-or-leave-it", "--proposer", "south"]
    assert main([*words, *by_party]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["protocol"], answer["proposer"]) == ("take-it-or-leave-it", "south")
    assert main([*words, *by_party, "--one"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [held["by"] for held in told["rounds"]] in ([], ["south"])
    assert main([*words, "--protocol", "auction"]) != 0
    assert "alternating-offers" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("talks --early-harvest", "--early-harvest needs --tracks parallel"),
        ("levers --early-harvest", "--early-harvest needs --tracks parallel"),
        ("forecast --early-harvest", "--early-harvest needs --tracks parallel"),
        ("forecast --early-harvest --tracks together", "--early-harvest needs --tracks parallel"),
        (
            "talks --pen coast --protocol alternating-offers",
            "--pen is 'coast', and by alternating-offers the mediator tables no text; "
            "leave out one",
        ),
        ("talks --pen east", "--pen is 'east'; it must be none, or one of north, south, coast"),
        (
            "talks --proposer north",
            "--proposer is 'north', but by single-text no party tables a text; leave it out, or "
            "name another protocol",
        ),
    ],
)
def test_what_would_do_nothing_is_refused_by_the_names_of_options(
    line: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command, *options = line.split()
    assert main([command, "two-rivers", *options, *SMALL, *PATHS, "--quiet"]) == 2
    assert capsys.readouterr().err == f"Error: {said}\n"


def test_the_head_of_talks_names_tracks_and_pen(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["talks", "two-rivers", *SMALL, *PATHS, "--quiet"]
    assert main([*words, "--tracks", "parallel", "--early-harvest", "--pen", "coast"]) == 0
    told = [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()]
    assert ["Tracks", "in parallel, with early harvest"] in told
    assert ["Pen", "the mediator's texts lean to coast"] in told
    assert main(words) == 0
    heads = {line.split(" ")[0] for line in capsys.readouterr().out.splitlines()}
    assert not {"Tracks", "Pen"} & heads


def test_help_names_every_protocol() -> None:
    options = {option.name: option for option in GROUP.commands["talks"].params}
    assert all(name in options["protocol"].help for name in PROTOCOLS)
