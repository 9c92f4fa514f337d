"""Pictures: numbers in, Altair charts out. Nothing is computed here."""
