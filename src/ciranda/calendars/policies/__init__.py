"""Rules of calendars that need no database."""
