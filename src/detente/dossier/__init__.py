"""What is known: the dossier, how it is read, checked, dated and written."""
