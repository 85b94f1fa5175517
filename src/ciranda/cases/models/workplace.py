"""Where those around a shielded family work, apart from who they are (design, section 7)."""

from django.db import models

from ciranda.cases.models.case import Case


class Workplace(models.Model):
    """What of another row tells the area: agency, phone, place. Category location.

    Only while somebody of the family is shielded: triggers bring it here from the row whose `id`
    this is, whoever writes that row, and back when the last shield ends.
    """

    id = models.UUIDField(primary_key=True, help_text="The row's own")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    of = models.CharField(max_length=12, help_text="coordination, cover, trust, invitee, meeting")
    agency_name = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    place = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["case"], name="workplace_case")]
