"""Every uncertain number that a dossier can hold, declared once."""
