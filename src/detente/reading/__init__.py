"""What a document says: loaders, quotations, attribution, dates and events, as suggestions."""
