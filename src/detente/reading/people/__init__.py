"""Who is meant: the actors of a dossier, and the mentions of a document that name them."""
