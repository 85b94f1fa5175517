"""The wall's own tables. Physical form and reasons: docs/access.md and ADR 0010."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from ciranda.access.enums import BarKind, Basis, DossierKind, PrincipalKind
from ciranda.common.ids import uuid7


class Principal(models.Model):
    """Someone or something a grant can name, by a small number."""

    id = models.AutoField(primary_key=True)
    kind = models.SmallIntegerField(choices=PrincipalKind.choices)
    ref = models.UUIDField()
    role = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "ref", "role"], name="access_principal_once")
        ]


class Dossier(models.Model):
    """The unit of protection: every row with personal data belongs to exactly one."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    kind = models.SmallIntegerField(choices=DossierKind.choices)
    source_id = models.UUIDField(help_text="The case, person, referral … it is opened for")
    case_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    service_id = models.UUIDField(null=True)
    opened_at = models.DateTimeField()
    region_id = models.SmallIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["case_id"], name="access_dossier_case"),
            models.Index(fields=["person_id"], name="access_dossier_person"),
        ]


class Grant(models.Model):
    """Derived: this principal may see these categories of this dossier, because of this basis.

    Never written by hand: `access.actions.derive` is the only writer. The key, the covering
    indexes and row security are in SQL, where Django cannot say them.
    """

    dossier_id = models.UUIDField(primary_key=True)
    principal = models.IntegerField()
    basis = models.SmallIntegerField(choices=Basis.choices)
    basis_ref = models.UUIDField()
    cats = models.IntegerField()
    writes = models.IntegerField()
    purposes = models.IntegerField()
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    source_id = models.UUIDField()
    region_id = models.SmallIntegerField(default=1)

    class Meta:
        managed = False
        db_table = "access_grant"


class Bar(models.Model):
    """A no that beats every grant, for one human and one case, person or dossier."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    human_id = models.UUIDField()
    kind = models.SmallIntegerField(choices=BarKind.choices)
    case_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    dossier_id = models.UUIDField(null=True)
    reason = models.TextField(blank=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    recorded_by = models.UUIDField()
    root_id = models.UUIDField(null=True, help_text="The bar this one was spread from")
    ended_by = models.UUIDField(null=True)
    end_grounds = models.TextField(blank=True, db_default="")

    class Meta:
        indexes = [
            models.Index(fields=["human_id"], name="access_bar_human"),
            models.Index(fields=["case_id"], name="access_bar_case"),
            models.Index(fields=["person_id"], name="access_bar_person"),
        ]


class OnceKey(models.Model):
    """A form that was sent: the same key sent again is answered with the first result."""

    key = models.UUIDField(primary_key=True)
    human_id = models.UUIDField(null=True)
    answered_with = models.TextField(default="")
    at = models.DateTimeField(auto_now_add=True)
    ids = ArrayField(models.UUIDField(), default=list)
