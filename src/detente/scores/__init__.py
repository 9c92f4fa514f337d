"""Forecasts held to what came: saved, resolved, scored, made again from what was known then."""
