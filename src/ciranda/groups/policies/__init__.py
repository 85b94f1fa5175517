"""Rules of groups that need no database."""
