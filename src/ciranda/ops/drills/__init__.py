"""Drills: what a deployment promises, tried on copies of its own database that are thrown away."""
