"""A team's board and its workers."""
