"""What a document tells of: events, deadlines, texts under negotiation, courses of a mediator."""
