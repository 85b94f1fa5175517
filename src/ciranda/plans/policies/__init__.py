"""Rules of plans: states, attainment, comparison. Pure."""
