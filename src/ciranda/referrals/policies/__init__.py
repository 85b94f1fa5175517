"""Rules of signals and referrals: who sees, when something is due, what belongs together."""
