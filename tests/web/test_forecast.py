"""The forecast on a page: worked out, put on record, resolved and scored."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import detente
from detente.dossier.model.dates import When
from detente.scores.keeping import asked_by
from detente.scores.reading import read_many


def test_a_forecast_is_worked_out_saved_resolved_and_scored(serve: Any, tmp_path: Path) -> None:
    folder = detente.write("two-rivers", tmp_path / "rivers")
    served = serve(folder).enter()
    home = "/dossier/rivers/forecast"
    assert served.post(f"{home}/save", {"event": "settlement"}).status == 409
    assert served.post(home, {"by": "soon"}).status == 422
    went = served.post(home, {"by": "2031-09-01"})
    assert went.headers["location"] == f"{home}?by=2031-09-01"
    for _ in range(3_000):
        text = served.get(f"{home}?by=2031-09-01").text
        if "Put on record" in text:
            break
        time.sleep(0.1)
    fields = {"event": "settlement", "by": "2031-09-01"}
    assert served.post(f"{home}/save", fields).status == 303
    ((file, saved),) = read_many([folder]).items()
    at = saved.forecasts[0]
    assert (str(at.by), saved.seed, saved.settings.draws) == ("2031-09-01", 1, 100)
    asked = asked_by(detente.read(folder), [When.parse("2031-09-01")])
    found = detente.make_forecast(asked, detente.Settings(draws=100, paths=32), seed=1)
    assert at.chance == float(found.dates[0].deal.value)
    assert f"<b>{round(100 * at.chance)} % (" in text
    assert at.base_rate is not None
    assert f"{at.base_rate.n} cases" in text
    answer = {"file": file.name, "came": "no", "on": "2031-09-02", "source": "moon"}
    refused = served.post(f"{home}/resolve", answer)
    assert refused.status == 422
    assert "is no source of this dossier" in refused.text
    assert served.post(f"{home}/resolve", {**answer, "file": "../dossier.yaml"}).status == 404
    assert served.post(f"{home}/resolve", {**answer, "source": "report"}).status == 303
    shown = served.get(home).text
    assert "it did not come" in shown
    score = re.search(r"Brier score <b>([\d.]+)</b>", shown)
    assert score is not None
    assert abs(float(score[1]) - at.chance**2) < 0.0006
