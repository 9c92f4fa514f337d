"""What a mediator can do beside one lever: several together, at other times, by a plan."""
