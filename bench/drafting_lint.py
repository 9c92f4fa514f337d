"""Rules of drafting against what a careful drafter would accept, for texts with gold of their own.

    python bench/drafting_lint.py tests/drafting/lint-unseen-2 [--show]

A finding counts by rule and point; one that is accepted of the whole is right wherever it stands.
What is neither accepted nor doubtful is a false alarm.
"""

import argparse
import json
from pathlib import Path

from detente.drafting.lint.run import lint_text


def matches(finding, accepted: dict) -> bool:
    """Whether a finding is what a drafter accepted."""
    points = accepted["points"]
    return finding.rule == accepted["rule"] and (not points or finding.point in points)


def main() -> None:
    made = argparse.ArgumentParser(description=__doc__)
    made.add_argument("folder", type=Path)
    made.add_argument("--show", action="store_true")
    asked = made.parse_args()
    total = [0, 0, 0, 0, 0]
    print(f"{'draft':24}findings  right  doubtful  false  false share  accepted  seen")
    for file in sorted(asked.folder.glob("*.lint.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        report = lint_text((asked.folder / gold["draft"]).read_text(encoding="utf-8"))
        found = [finding for finding in report.findings if finding.silenced is None]
        sure = [one for one in gold["accepted"] if not one["doubtful"]]
        open_ = [one for one in gold["accepted"] if one["doubtful"]]
        right = [f for f in found if any(matches(f, one) for one in sure)]
        doubt = [f for f in found if f not in right and any(matches(f, one) for one in open_)]
        false = [f for f in found if f not in right and f not in doubt]
        seen = [one for one in sure if any(matches(f, one) for f in found)]
        counts = [len(right), len(doubt), len(false), len(sure), len(seen)]
        total = [a + b for a, b in zip(total, counts, strict=True)]
        report_line(file.name.removesuffix(".lint.json"), counts)
        if asked.show:
            for finding in false:
                print("  false ", finding.rule, finding.point, "|", finding.words)
            for one in sure:
                if one not in seen:
                    print("  missed", one["rule"], one["points"], "|", one["why"])
    report_line("together", total)


def report_line(name: str, counts: list[int]) -> None:
    right, doubt, false, sure, seen = counts
    share = f"{false / (right + false):.2f}" if right + false else "–"
    found = f"{right + doubt + false:8}{right:7}{doubt:10}{false:7}{share:>13}"
    print(f"{name:24}{found}{sure:10}{seen:6}")


if __name__ == "__main__":
    main()
