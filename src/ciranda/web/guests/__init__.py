"""A guest of a meeting, without an account."""
