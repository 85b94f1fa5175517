"""Rules of budgets that need no database."""
