"""Views of referrals, a module a task."""
