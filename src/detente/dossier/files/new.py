"""A new dossier: a skeleton with the words in place, to be filled in any editor."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from detente.dossier.model.dates import Day, when
from detente.dossier.model.evidence import EVENT_COLUMNS, STATEMENT_COLUMNS
from detente.errors import SettingsError, path_of
from detente.files import settle, vacant, write_all

_YAML = """\
# {comment}: what is known of one negotiation. Anything after a # is a note to yourself.
# What you leave out is unknown, and the analysis says so; it is never taken to be zero.
# An uncertain number is written  0.4  or  0.2..0.6 (5th to 95th percentile)  or
# 0.3 (0.1..0.6) (the likeliest value and that range). Every one rests on a why: a source, a
# statement or an assumption, by name; the nearest why around it counts.
title: {title}
as-of: {today}

# Who bargains, mediates or stands behind a promise. The names before the colons (party-a) are
# short ids: lower-case letters, digits and hyphens. Names of people may be in any script.
parties:
  party-a:
    name: Party A
    kind: belligerent            # belligerent, negotiator, mediator, guarantor, stakeholder
    consent: required            # a deal needs its leave
    people:
      a-person: {{name: A Person, role: envoy}}
    interests: [what it needs and why]
    wants:
      why: first-guess
      order: land > army         # from most to least important; or weights, each an estimate
      worth:                     # of each option: an estimate, or the order alone
        land: best-to-worst old-line, new-line
        army: best-to-worst large, small
      red-lines:
        - issue: land
          never: new-line
          absolute: 0.5 (0.2..0.8)       # the chance that no price moves it
          otherwise-costs: 0.2 (0.1..0.4)
          assessed: first-guess          # or declared: the id of a statement
  party-b:
    name: Party B
    kind: belligerent
    consent: required
    wants:
      why: first-guess
      order: army > land
      worth:
        land: best-to-worst new-line, old-line
        army: best-to-worst small, large
  mediator:
    name: The Mediator
    kind: mediator

# The questions, their options in their natural order, and where each stands today.
issues:
  land:
    name: Where the line runs
    options: {{old-line: The old line, new-line: Where the armies stand}}
    today: new-line
  army:
    name: How large the army of A may be
    options: {{small: Small, large: Large}}
    today: large

# What happens without a deal: a war. Where nobody fights, a standoff stands here instead:
#   standoff: {{lapses-in-months: 24 (9..60), party-a: {{cost-per-month: 0.01, fallback: 0.3}}}}
war:
  why: first-guess
  sides: [party-a, party-b]
  balance: 0.5 (0.4..0.6)        # 1: the first side dictates, 0: the second does
  ends-in-months: 24 (6..72)     # by exhaustion, if nobody agrees
  party-a: {{cost-per-month: 0.01 (0..0.03)}}
  party-b: {{cost-per-month: 0.01 (0..0.03)}}

# What a mediator can do: it changes what stands above, from a date on, at a cost.
levers:
  hold-course: {{name: Hold the course, by: mediator}}

# What is taken to be so without a source. Change it, and see what follows.
assumptions:
  first-guess: A first guess, to be replaced by what is known.
"""


def new(folder: str | Path, title: str | None = None, *, today: Day | None = None) -> Path:
    """Write the skeleton of a dossier into a new or empty folder.

    Parameters
    ----------
    folder : str or Path
    title : str, optional
        What the dossier is called; the folder's name if left out.
    today : str or datetime.date, optional
        The day as of which it is written, ISO 8601; the machine's if left out.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    SettingsError
        If something stands in the folder already.
    """
    path = path_of("folder", folder)
    settle(path)
    if not vacant(path):
        raise SettingsError(f"{path} is not empty; name a new folder, and nothing is overwritten.")
    name = "".join(c for c in " ".join((title or path.resolve().name).split()) if c.isprintable())
    quoted = json.dumps(name, ensure_ascii=False)
    day = when(today or dt.date.today(), "today")
    texts = {
        "dossier.yaml": _YAML.format(comment=name, title=quoted, today=day),
        "statements.csv": ",".join(STATEMENT_COLUMNS) + "\n",
        "events.csv": ",".join(EVENT_COLUMNS) + "\n",
        "sources.json": "[]\n",
    }
    write_all(path, {file: text.encode() for file, text in texts.items()})
    (path / "drafts").mkdir(exist_ok=True)
    return path
