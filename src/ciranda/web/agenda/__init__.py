"""The calendar of one's own work without families: team meetings and sessions of groups."""
