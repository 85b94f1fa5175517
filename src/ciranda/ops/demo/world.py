"""Who and what there is in the demonstration, by short names."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Purpose, Role
from ciranda.agencies.queries import as_family, as_membership
from ciranda.ops.demo.marks import Ids

SYSTEM = Actor(human_id=None, role=Role.SYSTEM, name="demonstration")


@dataclass
class World:
    """Ids by short name; people act through `actor` and `family`."""

    ids: dict[str, UUID] = field(default_factory=dict)

    def __getitem__(self, name: str) -> UUID:
        return self.ids[name]

    def learn(self, ids: Ids, prefix: str = "") -> None:
        """Add ids under their names."""
        self.ids.update({f"{prefix}{name}": value for name, value in ids.items()})

    def actor(self, name: str, purpose: Purpose = Purpose.SUPPORT) -> Actor:
        """The worker of that name as they act now."""
        with entered(SYSTEM):
            return as_membership(self.ids[name], purpose)

    def family(self, name: str) -> Actor:
        """The family member of that name in the family's pages."""
        with entered(SYSTEM):
            return as_family(self.ids[name])

    def triage_dossier(self, referral_id: UUID, coordinator: str = "clara.coordinator") -> UUID:
        """The team's own dossier on a referral."""
        with entered(self.actor(coordinator, Purpose.TRIAGE)), connection.cursor() as cursor:
            cursor.execute(
                "select triage_dossier_id from referrals_referral where id = %s", [referral_id]
            )
            found: UUID = cursor.fetchone()[0]
        return found
