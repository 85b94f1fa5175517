"""What is read of services."""

from ciranda.services.queries.desk import desk_figures
from ciranda.services.queries.requests import PartLine, asked_of_us, is_worked_on, requests_of

__all__ = ["PartLine", "asked_of_us", "desk_figures", "is_worked_on", "requests_of"]
