"""Going along with a family, and what it costs."""
