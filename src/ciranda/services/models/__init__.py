"""What is kept of help at the counter and of requests to services."""

from ciranda.services.models.desk import DeskTally
from ciranda.services.models.request import Answer, AppointmentPlace, Request, RequestPart

__all__ = ["Answer", "AppointmentPlace", "DeskTally", "Request", "RequestPart"]
