"""GENIUS: domains and profiles in XML, read and written."""
