"""What a mediator can do: levers change primitives, and are compared under the same chances."""
