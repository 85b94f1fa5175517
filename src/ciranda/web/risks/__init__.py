"""Places and what is risky about them, for whoever goes there."""
