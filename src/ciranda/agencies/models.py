"""Agencies, their services and workers, and the teams drawn from several of them."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from ciranda.access.enums import Role
from ciranda.agencies.enums import AppointmentKind, Sector, TeamRole
from ciranda.common.ids import uuid7


class DateRange(Func):
    """[start, end) in days."""

    function = "daterange"
    output_field = DateRangeField()


class Parish(models.Model):
    """The smallest administrative area; its code is the official one. Dated: parishes merge."""

    code = models.CharField(max_length=12, primary_key=True)
    name = models.TextField()
    municipality_code = models.CharField(max_length=12)
    municipality = models.TextField(blank=True)
    district_code = models.CharField(max_length=12)
    district = models.TextField(blank=True)
    folded = models.TextField(db_index=True)
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["municipality_code"], name="parish_municipality")]


class Agency(models.Model):
    """A data controller: a health centre, a school cluster, an NGO, a municipality."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    name = models.TextField()
    public_label = models.TextField(blank=True, help_text="Shown where the true name would tell")
    sector = models.CharField(max_length=20, choices=Sector.choices)
    municipality = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    source = models.TextField(blank=True, help_text="The register it was imported from")
    source_code = models.TextField(blank=True)
    folded = models.TextField(db_index=True, blank=True)
    successor = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    ended_on = models.DateField(null=True)
    second_step_required = models.BooleanField(
        default=False, db_default=False, help_text="Its workers sign in in two steps"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_code"],
                condition=~Q(source=""),
                name="agency_once_per_register",
            )
        ]


class Service(models.Model):
    """What an agency offers, and the smallest thing a consent can name as receiver."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    public_label = models.TextField(blank=True, help_text="Shown where the true name would tell")
    sector = models.CharField(max_length=20, choices=Sector.choices)
    ended_on = models.DateField(null=True)


class Team(models.Model):
    """A local team drawn from several agencies, answering for children of its catchment."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    name = models.TextField()
    programme_key = models.TextField()
    zone = models.TextField(default="Europe/Lisbon")
    country = models.TextField(default="PT")
    subdivision = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    phone = models.TextField(blank=True)
    region_id = models.SmallIntegerField(default=1)
    ended_on = models.DateField(null=True)


class Catchment(models.Model):
    """A parish a team answers for, from a day to a day. One team a programme and day."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    parish = models.ForeignKey(Parish, on_delete=models.PROTECT, related_name="+")
    programme_key = models.TextField()
    started_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="catchment_one_team",
                expressions=[
                    ("parish_id", RangeOperators.EQUAL),
                    ("programme_key", RangeOperators.EQUAL),
                    (DateRange(F("started_on"), F("ended_on")), RangeOperators.OVERLAPS),
                ],
            )
        ]


class TeamHoliday(models.Model):
    """A day off of a team's place that the national calendar does not know."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()
    name = models.TextField()


class Membership(models.Model):
    """A worker acting for one agency in one role, from a day to a day."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    user_id = models.BigIntegerField(null=True, db_index=True)
    human_id = models.UUIDField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Role])
    profession = models.TextField(blank=True)
    name = models.TextField()
    phone = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    suspended_at = models.DateTimeField(null=True)
    suspended_reason = models.TextField(blank=True)
    trained_on = models.DateField(null=True)


class Placement(models.Model):
    """A membership lent to a team in a team role, for so many hours a week."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=TeamRole.choices)
    hours_per_week = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)


class Agreement(models.Model):
    """An agency signed what holds a team together. The paper itself lies with whoever leads."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField()
    holds_until = models.DateField(null=True)
    paper = models.TextField(help_text="Number or name of the paper, and where it lies")
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "agency", "signed_on"], name="agreement_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(holds_until=None) | Q(holds_until__gte=F("signed_on")),
                name="agreement_order",
            ),
        ]


class Appointment(models.Model):
    """A named person given a wider or special view of a team's or agency's cases."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=AppointmentKind.choices)
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, null=True, on_delete=models.PROTECT, related_name="+")
    case_id = models.UUIDField(null=True)
    reason = models.TextField(blank=True, db_default="", help_text="What they need it for")
    appointed_by = models.UUIDField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class ServiceMove(models.Model):
    """A service goes to another controller from a day on. Whoever is not named in `goes_along`
    stays with the old one and no longer acts for the service; named readers end with it.

    `cases` and `done` are how many files have to be derived anew, and how many were.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    from_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    to_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    goes_along = ArrayField(models.UUIDField(), default=list)
    decided_by = models.UUIDField()
    decided_at = models.DateTimeField()
    moved_at = models.DateTimeField(null=True)
    cases = models.IntegerField(default=0)
    done = models.IntegerField(default=0)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service"],
                condition=Q(moved_at=None, taken_back_at=None),
                name="service_moves_once_at_a_time",
            )
        ]


class IdentityProvider(models.Model):
    """An agency's own sign-in (OpenID Connect), through which its workers may enter for it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=40, unique=True)
    name = models.TextField(help_text="On the button of the sign-in page: anyone reads it")
    issuer = models.TextField()
    client_id = models.TextField()
    key_name = models.TextField()
    wrapped_key = models.BinaryField()
    sealed = models.BinaryField(help_text="The client secret")
    vouches = models.BooleanField(default=False, help_text="It asks for a second step itself")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class IdentityLink(models.Model):
    """A worker as an agency's own sign-in knows them; linked beforehand by who leads there."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    provider = models.ForeignKey(
        IdentityProvider, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    user_id = models.BigIntegerField(db_index=True)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField()
    linked_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "subject"], name="identity_link_once"),
            models.UniqueConstraint(fields=["provider", "user_id"], name="identity_link_one_each"),
        ]
