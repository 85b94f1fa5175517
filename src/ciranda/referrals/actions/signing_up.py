"""Births that have not signed up: put on the list, filled in at the new-birth visit, released.

The area's team knows a number and nobody's name until the form is complete; then it knows the name
in the same transaction. Whoever was told of the birth keeps the form (design, section 4).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import (
    Actor,
    Refused,
    action,
    open_dossier,
    principal,
    replace_grants,
    touched,
)
from ciranda.access.enums import (
    ALL_PURPOSES,
    Basis,
    Category,
    DossierKind,
    Permission,
    PrincipalKind,
    mask,
)
from ciranda.access.policies.derivation import NO_WRITES, Party, Sight, derive_simple
from ciranda.agencies.enums import TeamRole
from ciranda.agencies.queries import team_for_parish
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.people.enums import Part
from ciranda.people.models import Participation, Person, Pregnancy, Residence
from ciranda.people.queries.protection import is_protected
from ciranda.programmes.queries import current, pack_of
from ciranda.referrals.models import SignUp
from ciranda.referrals.policies.signing_up import known, missing
from ciranda.referrals.queries.signing_up import programmes_with_sign_up

_FORM = mask([Category.IDENTITY, Category.CONTACT, Category.LOCATION])
_RELEASED = mask([Category.IDENTITY, Category.CONTACT])


@action(Permission.PERSON_REGISTER)
def put_on_list(*, actor: Actor, programme: str, person_id: UUID, parish_code: str) -> UUID:
    """A birth of an area: from now on a number for the area's team, and a form to fill in for
    whoever was told. Returns the form's id, the standing one where there is one already.

    Raises Refused where the programme has no such gate or no team for the parish;
    Person.DoesNotExist for a stranger.
    """
    Person.objects.only("id").get(pk=person_id)
    if is_protected(person_id):
        raise Refused(
            _("This child's whereabouts are protected, and the list would tell its area. Help the "
              "family without the list.")
        )  # fmt: skip
    team = team_for_parish(programme, parish_code)
    version = current(programme)
    if version.pack.sign_up is None or team is None:
        raise Refused(_("No team of this programme answers for that area. Choose another area."))
    there = SignUp.objects.filter(team=team, person_id=person_id).first()
    if there:
        touched(there.dossier_id, there.pk, kind="sign_up")
        return there.pk
    number, now = _keeper(actor), instant()
    made = SignUp(
        dossier_id=uuid7(),
        pack_version_id=version.id,
        team=team,
        person_id=person_id,
        parish_code=parish_code,
        told_at=now,
        told_by=number,
    )
    replace_grants(made.pk, derive_simple(made.dossier_id, [_kept(made)], at=now))
    open_dossier(DossierKind.SIGN_UP, made.pk, dossier_id=made.dossier_id, person_id=person_id)
    Participation.objects.create(
        person_id=person_id, dossier_id=made.dossier_id, part=Part.SUBJECT, started_on=now.date()
    )
    made.save(force_insert=True)
    touched(made.dossier_id, made.pk, "told_at", kind="sign_up")
    return made.pk


@action(Permission.PERSON_REGISTER)
def fill_in(*, actor: Actor, sign_up_id: UUID, done: Iterable[str], version: int) -> bool:
    """Save what of the form is there; complete, it releases the name to the area's team at once.

    Returns whether it is complete. Raises Refused once it was, or when somebody saved it since
    `version`; SignUp.DoesNotExist for a stranger.
    """
    form = _standing(sign_up_id, version)
    pack = pack_of(form.pack_version_id)
    form.done = list(known(pack, done))
    complete = not missing(pack, form.done) and not is_protected(form.person_id)
    if complete:
        form.completed_at = instant()
    form.version += 1
    form.save(update_fields=["done", "completed_at", "version"])
    if complete:
        _release(form, form.completed_at or instant())
    touched(form.dossier_id, form.pk, "done", "completed_at", kind="sign_up")
    return complete


@action(Permission.PERSON_REGISTER)
def take_off(*, actor: Actor, sign_up_id: UUID, version: int) -> None:
    """The family does not want to sign up, or moved away: it counts no more and nobody is named.

    Asks for no reason. Raises Refused as `fill_in`; SignUp.DoesNotExist for a stranger.
    """
    form = _standing(sign_up_id, version)
    form.ended_at = instant()
    form.version += 1
    form.save(update_fields=["ended_at", "version"])
    touched(form.dossier_id, form.pk, "ended_at", kind="sign_up")


def follow_birth(actor: Actor, pregnancy_id: UUID, children: Sequence[UUID]) -> None:
    """A birth goes on the lists of the area where the mother lives, where whoever records it may
    read that. Nothing of hers goes along: neither her name nor where she lives."""
    woman_id = Pregnancy.objects.values_list("woman_id", flat=True).get(pk=pregnancy_id)
    if is_protected(woman_id):
        return
    lives = Residence.objects.filter(person_id=woman_id, ended_on=None).exclude(parish=None)
    home = lives.order_by("-recorded_at").first()
    if home is None or home.parish_id is None:
        return
    for programme in programmes_with_sign_up(home.parish_id):
        for child in children:
            put_on_list(
                actor=actor, programme=programme, person_id=child, parish_code=home.parish_id
            )


def _standing(sign_up_id: UUID, version: int) -> SignUp:
    form = SignUp.objects.select_for_update().get(pk=sign_up_id)
    if form.completed_at or form.ended_at:
        raise Refused(_("This form is finished: it changes no more."))
    if form.version != version:
        raise Refused(_("Somebody changed this while you were writing. Read it again first."))
    return form


def _release(form: SignUp, at: datetime) -> None:
    sight = Sight(_RELEASED, NO_WRITES, ALL_PURPOSES)
    parties = [_kept(form)]
    for role in TeamRole:
        number = principal(PrincipalKind.TEAM_ROLE, form.team_id, role)
        parties.append((Basis.CONSENT, Party(form.pk, number, sight, at)))
    replace_grants(form.pk, derive_simple(form.dossier_id, parties, at=at))


def _kept(form: SignUp) -> tuple[Basis, Party]:
    sight = Sight(_FORM, _FORM, ALL_PURPOSES)
    return Basis.OWN_RECORD, Party(form.pk, form.told_by, sight, form.told_at)


def _keeper(actor: Actor) -> int:
    """A service keeps its forms together; a worker without one keeps their own."""
    if actor.service_id:
        return principal(PrincipalKind.SERVICE, actor.service_id)
    if actor.membership_id is None:
        raise Refused(_("Only a worker puts a birth on the list."))
    return principal(PrincipalKind.MEMBERSHIP, actor.membership_id)
