"""A whole dossier in a workbook of tables (xlsx), written and read back."""
