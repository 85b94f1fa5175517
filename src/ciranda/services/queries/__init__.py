"""What is read of services."""

from ciranda.services.queries.desk import desk_figures

__all__ = ["desk_figures"]
