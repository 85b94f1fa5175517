"""What is read of services."""

from ciranda.services.queries.desk import desk_figures
from ciranda.services.queries.part import PartPage, own_part, part_page
from ciranda.services.queries.requests import (
    PartLine,
    asked_of_us,
    is_worked_on,
    requests_of,
    unanswered_of_us,
)
from ciranda.services.queries.ways import ways_in

__all__ = [
    "PartLine",
    "PartPage",
    "asked_of_us",
    "desk_figures",
    "is_worked_on",
    "own_part",
    "part_page",
    "requests_of",
    "unanswered_of_us",
    "ways_in",
]
