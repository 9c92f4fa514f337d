"""Indirect statements in short texts: one named test for each hard case."""

from __future__ import annotations
