"""Changes to a dossier's files by more than one hand: none lost, each on record, each undone."""
