"""The demonstration: an invented district, a dozen invented families, every page with something on.

Everything is made by the real actions, so nothing here can show what the product cannot do.
"""
