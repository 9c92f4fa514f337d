"""What a document says: quotations, whose they are, dates and events, as suggestions."""
