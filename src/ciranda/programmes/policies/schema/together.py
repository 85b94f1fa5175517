"""Groups: what a programme offers to several families at once."""

from typing import Annotated

from pydantic import Field

from ciranda.programmes.enums import AttendanceUnit, Counting
from ciranda.programmes.policies.schema.base import Count, Key, Named, Refers


class GroupKind(Named):
    """A kind of group: an open morning, a course, a class served as a whole."""

    counts: Counting = Field(
        default=Counting.HEADS,
        description="Whether those who come are counted or entered by name. Nobody is entered "
        "where heads are counted, whoever asks.",
        examples=["both"],
    )
    unit: AttendanceUnit = Field(
        default=AttendanceUnit.SESSIONS,
        description="What attendance is counted in. It is kept with each entry: figures in "
        "different units are never put together.",
        examples=["lessons"],
    )
    needs: Annotated[Key, Refers("consent_columns")] | None = Field(
        default=None,
        description="The consent without which nobody is entered by name.",
        examples=["participation"],
    )
    places: Count | None = Field(
        default=None,
        description="How many places a new group starts with; empty for no limit.",
        examples=["12"],
    )
    chooses_worker: bool = Field(
        default=False,
        description="Whoever comes chooses the worker they come to: a pupil picks a tutor.",
        examples=["true"],
    )
