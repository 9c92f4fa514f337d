"""What earlier runs found, kept for the user between commands."""
