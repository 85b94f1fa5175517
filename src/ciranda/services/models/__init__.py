"""What is kept of help at the counter and of requests to services."""

from ciranda.services.models.desk import DeskTally

__all__ = ["DeskTally"]
