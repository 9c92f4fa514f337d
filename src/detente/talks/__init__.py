"""How talks unfold: packages tabled by some protocol, parties that answer, a war beside."""
