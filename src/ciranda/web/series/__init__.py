"""A team's figures month by month."""
