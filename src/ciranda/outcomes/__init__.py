"""What programmes come to, in numbers: figures of teams, kept up to date; never a name."""
