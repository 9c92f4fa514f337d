"""Worked dossiers that come with the package: data, named and cited."""
