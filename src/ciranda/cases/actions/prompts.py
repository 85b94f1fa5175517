"""Tasks that the record itself puts to a worker: kept by key, said in the reader's language."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils import translation

from ciranda.agencies.models import Membership
from ciranda.cases.enums import Prompt
from ciranda.cases.models import Task
from ciranda.cases.policies.prompts import said
from ciranda.cases.queries.consents import Signers, signers_of
from ciranda.common.database import instant
from ciranda.people.queries import never_among

# Those that send somebody to the family: none of them once it said never.
TO_THE_FAMILY = frozenset(
    {
        Prompt.USUAL_TALK,
        Prompt.ASK_AGAIN,
        Prompt.CONSENT_ENDS,
        Prompt.HOME_VISIT,
        Prompt.COMING_OF_AGE,
    }
)


def prompt_worker(
    to: Membership,
    case_id: UUID,
    prompt: Prompt,
    about: Mapping[str, object] | None = None,
    *,
    due_at: datetime,
) -> bool:
    """Put one such task to a worker, unless the same one is already open. Part of an action.

    None that would lead to a family that said never to ask again.
    """
    signers = signers_of(case_id)
    if prompt in TO_THE_FAMILY and _never(signers):
        return False
    given = dict(about or {})
    same = Task.objects.filter(
        case_id=case_id, prompt=prompt, about=given, done_at=None, dropped_at=None
    )
    if same.exists():
        return False
    # the words in the installation's language are for whoever reads the row without its key
    with translation.override(settings.LANGUAGE_CODE):
        words = said("", prompt, given)
    now = instant()
    Task.objects.create(
        case_id=case_id,
        dossier_id=signers.dossier_id,
        prompt=prompt,
        about=given,
        what=words,
        due_on=due_at.date(),
        membership=to,
        name=to.name,
        created_at=now,
        created_by=to.pk,
        created_by_name=to.name,
    )
    return True


def _never(signers: Signers) -> bool:
    about = [one.person_id for one in signers.family.subjects if one.person_id]
    return bool(about and never_among(about, signers.pack.key))
