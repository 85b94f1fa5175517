"""Changing cases: opening, custody, coordination, circle, cover. One module a noun."""
