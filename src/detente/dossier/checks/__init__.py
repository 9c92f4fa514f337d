"""What may be wrong between the parts of a dossier: names, sums, orders of events, reasons."""
