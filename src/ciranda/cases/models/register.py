"""That somebody asked the shared register: who, when and what for; never whom about."""

from django.db import models

from ciranda.cases.enums import LookedFor
from ciranda.common.ids import uuid7


class RegisterLook(models.Model):
    """A question to the shared register. Closed: only the function that answers writes it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    human_id = models.UUIDField()
    membership_id = models.UUIDField()
    looked_for = models.CharField(max_length=20, choices=LookedFor.choices)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["human_id", "-at"], name="register_look_of_human")]
