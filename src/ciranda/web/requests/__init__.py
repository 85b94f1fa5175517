"""Asking services for a family, and what one's own service is asked."""
