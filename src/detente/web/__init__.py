"""The workbench in the browser: pages of one dossier on this machine."""
