"""What could be agreed: the zone, its solutions and frontier, and what stands in the way."""
