"""What is kept of groups: the group itself, its sessions, who comes by name, how many came."""

from ciranda.groups.models.group import Group, Session
from ciranda.groups.models.published import PublishedTotal
from ciranda.groups.models.taking_part import Attendance, Enrolment, Headcount

__all__ = ["Attendance", "Enrolment", "Group", "Headcount", "PublishedTotal", "Session"]
