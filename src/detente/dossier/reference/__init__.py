"""The reference of a dossier's files, made from the models and the kinds of finding."""
