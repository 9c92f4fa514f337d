"""Compiled inner loops: arrays in, arrays out; each file one method, named with its paper."""
