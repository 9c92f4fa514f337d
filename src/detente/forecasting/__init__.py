"""How likely, by when: dated forecasts beside base rates of the same event, scored afterwards."""
