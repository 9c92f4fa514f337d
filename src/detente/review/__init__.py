"""From suggestions to the dossier: stored, matched with what is known, accepted or rejected."""
