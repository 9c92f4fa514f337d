"""Every kind of finding: how grave it is, what it means, how it looks and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.errors import Severity


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding, as the reference describes it."""

    severity: Severity
    title: str
    explanation: str
    example: str = ""


KINDS: dict[str, Kind] = {}
for _line in ["missing-file", "missing-folder", "not-a-dossier", "bad-zip", "too-large", "link-out", "broken-link", "not-a-file", "not-utf8", "not-yaml", "tab", "duplicate-key", "too-deep", "too-many-values", "yaml-tag", "not-json", "bad-row", "missing-column", "unknown-column", "duplicate-column", "empty-dossier", "missing", "wrong-type", "unknown-word", "not-one-of", "bad-id", "duplicate-id", "not-an-estimate", "not-finite", "interval-upside-down", "mode-outside-interval", "bad-weights", "out-of-range", "not-a-change", "not-a-date", "no-such-date", "bad-position", "bad-grade", "bad-hash", "unknown-party", "unknown-issue", "unknown-option", "unknown-source", "unknown-person", "unknown-statement", "unknown-why", "unknown-draft", "unknown-deadline", "unknown-point", "unknown-track", "unknown-target", "weights-do-not-sum", "not-ordered", "one-option", "no-required-party", "response-before-draft", "draft-descends-from-itself", "deadline-due-before-set", "two-options-of-one-issue", "known-before-date", "until-before-date", "end-before-start", "not-a-number", "order-and-weights", "ranked-twice"]:
    KINDS[_line] = Kind("error", _line, "")
for _line in ["weight-unknown", "worth-unknown", "no-wants", "no-why", "no-hash", "date-passed", "after-as-of", "idle-line", "accepts-and-objects"]:
    KINDS[_line] = Kind("warning", _line, "")
for _line in ["unused-assumption", "no-today", "deadline-passed", "point-not-in-text"]:
    KINDS[_line] = Kind("advice", _line, "")
for _line in ["no-issue", "same-side", "empty-condition"]:
    KINDS[_line] = Kind("error", _line, "")
