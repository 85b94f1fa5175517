"""Programmes in numbers, for whoever answers for many teams."""
