"""Measuring the product: every page, and the same statements bare."""
