"""The uncertain numbers of a dossier, by name."""
