"""The living catalogue of the kit: every component in every state, on one page."""
