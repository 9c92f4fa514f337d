"""What may be true: a dossier and a seed become draws of worth, war and durability."""
