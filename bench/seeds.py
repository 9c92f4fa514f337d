"""How far another seed moves the headlines of a case: eight seeds side by side.

    python bench/seeds.py [--dossier ukraine-2025] [--seeds 8] [--draws 500]

Prints a Markdown table: the chance of a zone, of a deal by each date if the course is held, each
with the sampling error that the study states, and the levers in the groups that their paired
errors tell apart. Below it, how far the seeds really scatter beside the errors stated, and what
the levers' differences are over all seeds. The table stands in bench/seeds.md, beside this file.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import numpy as np

import detente
from detente.dealspace.chance import Chance
from detente.results import Played


def main(arguments: Sequence[str] | None = None) -> None:
    """Study the case with every seed and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--dossier", default="ukraine-2025")
    asked.add_argument("--seeds", type=int, default=8)
    asked.add_argument("--draws", type=int, default=500)
    options = asked.parse_args(arguments)
    settings = detente.Settings(draws=options.draws)
    dossier, studies = detente.read(options.dossier), []
    for seed in range(1, options.seeds + 1):
        played = detente.compare_levers(dossier, settings, seed=seed)
        if not studies:
            _head(played)
        studies.append(_figures(played))
        print(f"| {seed} | {_row(played)} |", flush=True)
    _scatter(studies)


def _head(played: Played) -> None:
    heads = ["seed", "zone", *(f"deal by {date}" for date in played.levers.dates), "levers"]
    print("| " + " | ".join(heads) + " |")
    print("|" + "---|" * len(heads))


def _figures(played: Played) -> dict[str, tuple[float, float]]:
    """The headlines and the errors stated of them."""
    held = played.levers.levers["hold-course"].deal_by
    found = {"zone": (played.deals.chance.value, played.deals.chance.error)}
    found |= {f"deal by {date}": (one.value, one.error) for date, one in held.items()}
    against = played.levers.against
    return found | {f"{name} against": (one.value, one.error) for name, one in against.items()}


def _row(played: Played) -> str:
    held = played.levers.levers["hold-course"].deal_by.values()
    groups = " > ".join(" ≈ ".join(group) for group in played.levers.groups)
    return " | ".join([*map(_told, (played.deals.chance, *held)), groups])


def _told(one: Chance) -> str:
    return f"{100 * one.value:.1f} ± {100 * one.error:.1f}"


def _scatter(studies: list[dict[str, tuple[float, float]]]) -> None:
    """Over the seeds: mean, standard deviation, and the mean of the errors stated."""
    print("\n| figure | mean | spread of seeds | error stated |\n|---|---|---|---|")
    for name in studies[0]:
        values = [100 * found[name][0] for found in studies]
        stated = np.mean([100 * found[name][1] for found in studies])
        spread = np.std(values, ddof=1) if len(values) > 1 else np.nan
        print(f"| {name} | {np.mean(values):.1f} | {spread:.2f} | {stated:.2f} |")


if __name__ == "__main__":
    main()
