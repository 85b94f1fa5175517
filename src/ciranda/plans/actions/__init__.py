"""Changing plans. One module a noun."""
