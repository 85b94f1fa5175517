"""Meetings around a family: called, held, written down, shown to the family."""
