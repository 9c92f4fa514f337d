"""The files of a dossier: found, read, checked row by row, edited, written."""
