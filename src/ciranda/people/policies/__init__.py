"""Rules about names, matches and numbers that know nothing of databases."""
