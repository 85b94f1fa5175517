"""A child's line of planned contacts, and how many a programme reaches."""
