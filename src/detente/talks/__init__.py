"""How talks unfold: a mediator with the pen of a single text, parties that answer, a war beside."""
