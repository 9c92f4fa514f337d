"""What answers reveal. In this version beliefs stay at the prior, and every result says so."""
