"""Bringing in what others keep: nothing twice, nothing half, every refusal explained."""
