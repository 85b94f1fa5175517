"""A case and the three dated facts that are never confused: custody, coordination and trust."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable, F, Func, Q

from ciranda.access.enums import Category
from ciranda.agencies.models import Membership, Service, Team
from ciranda.cases.enums import EndReason
from ciranda.common.ids import uuid7
from ciranda.people.models import Person
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.models import PackVersion


class Instants(Func):
    """[start, end) in instants."""

    function = "tstzrange"
    output_field = DateTimeRangeField()


class NewReference(Func):
    """A random reference such as 7KQ2-M0XD-4HTN; made by the database for loaders too."""

    function = "cases_new_reference"
    output_field = models.CharField()


def _never_overlapping(name: str) -> ExclusionConstraint:
    return ExclusionConstraint(
        name=name,
        expressions=[
            ("case_id", RangeOperators.EQUAL),
            (Instants(F("started_at"), F("ended_at")), RangeOperators.OVERLAPS),
        ],
        deferrable=Deferrable.DEFERRED,
    )


# Which team answers and who stands around are involvement, and with a shield whereabouts.
KNOWN_OR_HIDDEN = (Category.LOCATION, Category.INVOLVEMENT)


def _known_or_hidden(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(category__in=KNOWN_OR_HIDDEN), name=name)


class Case(models.Model):
    """One programme's shared file, from opening to closure. Seen through its volumes."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    reference = models.CharField(
        max_length=14,
        unique=True,
        db_default=NewReference(),
        help_text="Random; what one says on the telephone instead of a name",
    )
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    region_id = models.SmallIntegerField(default=1)


class Volume(models.Model):
    """One dossier of a case: what is written under one custody. `id` is the dossier's."""

    id = models.UUIDField(primary_key=True)
    dossier_id = models.UUIDField(unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    custody_id = models.UUIDField()
    number = models.SmallIntegerField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)


class Subject(models.Model):
    """Whom the case is about, dated: a child, twins, a pregnancy, a family."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField()
    kind = models.CharField(max_length=10, choices=SubjectKind.choices)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    pregnancy_id = models.UUIDField(null=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    end_reason = models.TextField(blank=True)


class Stage(models.Model):
    """Where the case stands in its programme, since when, decided by whom and why."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    key = models.TextField()
    reason = models.TextField(blank=True, help_text="A reason of the pack")
    note = models.TextField(blank=True, db_default="")
    recall_on = models.DateField(null=True)
    started_at = models.DateTimeField()
    decided_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["case", "-started_at"], name="stage_latest")]


class Custody(models.Model):
    """The team that answers for the case: never two, never none, never back-dated."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices, default=Category.INVOLVEMENT)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=20, choices=EndReason.choices, blank=True)
    sees_history = models.BooleanField(default=False)
    read_back_days = models.SmallIntegerField(default=30)

    class Meta:
        constraints = [
            _never_overlapping("custody_never_overlaps"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")), name="custody_order"
            ),
            _known_or_hidden("custody_known_or_hidden"),
        ]
        indexes = [
            models.Index(fields=["team", "case"], condition=Q(ended_at=None), name="custody_now")
        ]


class Coordination(models.Model):
    """The worker, of any agency, who is case manager. Names are as of that time."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField()
    custody_id = models.UUIDField()
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    profession = models.TextField(blank=True)
    agency_name = models.TextField()
    phone = models.TextField(blank=True)
    chosen_by_family = models.BooleanField(default=False)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=20, choices=EndReason.choices, blank=True)

    class Meta:
        constraints = [_never_overlapping("coordination_never_overlaps")]
        indexes = [
            models.Index(
                fields=["membership", "case"], condition=Q(ended_at=None), name="coordination_now"
            )
        ]


class CircleMember(models.Model):
    """Someone who stands around the family: a worker, a service, or a person they trust."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices, default=Category.INVOLVEMENT)
    membership = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, related_name="+"
    )
    service = models.ForeignKey(Service, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    role_key = models.TextField(help_text="A role of the pack: decides what is seen by default")
    name = models.TextField()
    relation = models.TextField(blank=True, help_text="What this person is to the family")
    agency_name = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    helper_of = models.ForeignKey(
        Person,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The adult whose own helper this is: the others cannot send them away",
    )
    one_more_because = models.TextField(
        blank=True,
        db_default="",
        help_text="Why the family should know one more worker than its programme means",
    )
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=20, choices=EndReason.choices, blank=True)
    end_note = models.TextField(blank=True)
    added_by = models.UUIDField(null=True)

    class Meta:
        constraints = [_known_or_hidden("circle_known_or_hidden")]
        indexes = [
            models.Index(fields=["case"], name="circle_case"),
            models.Index(
                fields=["membership", "case"], condition=Q(ended_at=None), name="circle_membership"
            ),
            models.Index(
                fields=["service", "case"], condition=Q(ended_at=None), name="circle_service"
            ),
        ]


class Cover(models.Model):
    """A dated stand-in while the case manager is away, shown to the family."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    absent = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    name = models.TextField()
    agency_name = models.TextField()
    phone = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    automatic = models.BooleanField(
        default=False, help_text="Made by a suspension or a bar: lasts until that is settled"
    )
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case"], name="cover_case"),
            models.Index(fields=["membership"], name="cover_membership"),
        ]


class FamilyMember(models.Model):
    """A family member's own standing in the case: what they see, and in what capacity."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    relation = models.TextField()
    holds_responsibility = models.BooleanField(default=False)
    is_young_person = models.BooleanField(default=False)
    grounds = models.TextField(blank=True, db_default="", help_text="The decision or paper")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end_reason = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["case"], name="family_case"),
            models.Index(fields=["person"], name="family_person"),
        ]


class OwnFile(models.Model):
    """A service's own dossier on a case. `kept`: read by nobody else. `dossier_id` is its own."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField(unique=True)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    kept = models.BooleanField(default=False)
    opened_at = models.DateTimeField()


class PlanVolume(models.Model):
    """A plan's dossier under one custody of a linked case: its grants follow the case's facts.

    Dated: where a plan is no longer this case's, `ended_at` takes it from the case's parties.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    custody_id = models.UUIDField()
    dossier_id = models.UUIDField()
    plan_id = models.UUIDField()
    agreed_with = models.TextField(
        blank=True, db_default="", help_text="Whom of the family the linking was agreed with"
    )
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case"], name="plan_volume_case"),
            models.Index(fields=["plan_id"], name="plan_volume_plan"),
            models.Index(fields=["dossier_id"], name="plan_volume_dossier"),
        ]


class AskedPart(models.Model):
    """What one service is asked outside any plan, in a dossier of its own under one custody.

    The service sees nothing before `asked_at`, when the family agreed for it by name, and after
    `ended_at` only what it wrote itself. `request_id` is whatever it was asked with.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    custody_id = models.UUIDField()
    dossier_id = models.UUIDField(unique=True)
    request_id = models.UUIDField()
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+", db_index=False)
    opened_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case"], name="asked_part_case"),
            models.Index(fields=["service"], name="asked_part_service"),
        ]


class PlanPart(models.Model):
    """What a plan asks of one service, in a dossier of its own under one custody.

    The service sees nothing before `asked_at`, when the family agreed, and after `ended_at` only
    what it wrote itself. `agreed_version_id` is the version of the plan it was asked for.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    custody_id = models.UUIDField()
    dossier_id = models.UUIDField()
    plan_id = models.UUIDField()
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+", db_index=False)
    about = models.TextField(help_text="Whom the service is asked for, as called at that time")
    agreed_version_id = models.UUIDField(null=True)
    opened_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["case"], name="plan_part_case"),
            models.Index(fields=["plan_id"], name="plan_part_plan"),
            models.Index(fields=["dossier_id"], name="plan_part_dossier"),
            models.Index(fields=["service"], name="plan_part_service"),
        ]


class BreakGlass(models.Model):
    """An emergency opening: a reason, a short time, and a review by someone else."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField()
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.UUIDField(null=True)
    review = models.TextField(blank=True)
    justified = models.BooleanField(null=True, help_text="What the review found")

    class Meta:
        indexes = [
            models.Index(fields=["case"], condition=Q(reviewed_at=None), name="break_glass_waiting")
        ]
