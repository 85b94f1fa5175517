"""Interpreters and mediators: asked for from a family's page, and a team's figures of them."""
