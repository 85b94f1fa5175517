"""Deadlines that climbed above the teams."""
