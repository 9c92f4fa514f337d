"""Results as ``--json`` prints them, with their schemas."""
