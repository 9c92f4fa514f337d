"""What the page of the brief says that no template of its holds."""

from __future__ import annotations

THE_BRIEF = "Making the brief"
NOT_MADE = "This brief has not been made, or the dossier has changed since. Make it first."
