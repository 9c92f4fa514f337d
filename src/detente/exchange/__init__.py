"""Answers as other programs read them, and other tools' files in and out."""
