"""What of a count may be shown."""
