"""Work for the tests of long work: functions of a module, as another process needs them."""

from __future__ import annotations

import os
import time
from pathlib import Path

from detente.asked import Settings
from detente.brief.answer import Answer, answer
from detente.dossier.model.dossier import Dossier
from detente.errors import SettingsError
from detente.web.jobs import Tools
from detente.web.pages import brief, levers
from detente.web.pages.brief import Made
from detente.web.pages.levers import Compared
from detente.workbench import study

FEW = Settings(draws=24, inner=4, talk_draws=20, paths=8, swings=4)


def add(tools: Tools, one: int, other: int) -> int:
    tools.report("deals", 0.5)
    return one + other


def linger(tools: Tools, mark: str) -> None:
    """Never ends by itself."""
    Path(mark).write_text(str(os.getpid()))
    while True:
        tools.report("play", 0.25)
        time.sleep(0.01)


def linger_over(tools: Tools, dossier: Dossier) -> None:
    """Never ends, whatever the dossier."""
    linger(tools, os.devnull)


def answer_by_few(tools: Tools, dossier: Dossier) -> Answer:
    """The answer of a study so small that it is quick."""
    return answer(study(dossier, FEW, progress=tools.report, keep=tools.keep))


def brief_by_few(tools: Tools, dossier: Dossier, one_page: bool, marking: str) -> Made:
    """The brief of such a study."""
    return brief.work_out(tools, dossier, one_page, marking, FEW)


def levers_by_few(tools: Tools, dossier: Dossier, more: bool) -> Compared:
    """Levers side by side, in few draws."""
    return levers.work_out(tools, dossier, more, FEW)


def refuse(tools: Tools) -> None:
    raise SettingsError("draws is 3; it must be more")


def die(tools: Tools) -> None:
    os._exit(3)


def pid(tools: Tools) -> int:
    return os.getpid()
