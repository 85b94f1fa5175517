"""Search before create, for imports: who is meant, or why a person must decide first.

Design, section 8: every entry path runs the same matching before it creates anyone.
"""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.interop.imports.results import Note
from ciranda.people.actions import find_or_register
from ciranda.people.queries import Candidates, Known, candidates

NEW = "new"
IN_BUNDLE = "the extension «decision»"


@dataclass(frozen=True)
class Met:
    """Who a row means; nobody while a person must look first, with what to do."""

    person_id: UUID | None
    created: bool = False
    notes: tuple[Note, ...] = ()


def meet(actor: Actor, known: Known, decision: str, where: str = IN_BUNDLE) -> Met:
    """Find the person meant, or enter them.

    A sure match is taken. A possible one waits for somebody's decision, `new` or a person's key;
    so does somebody who may be known elsewhere, about whom nothing is told. A shielded person is
    never met: the child is entered, and their own team is told. The search stays on record
    whatever comes of it, so nothing is raised after it. `where` names the place of a decision.
    """
    if decision and decision != NEW:
        return _same(actor, known, decision)
    met = candidates(actor, known)
    sure = [candidate for candidate in met.proposed if candidate.sure]
    if len(sure) == 1 and not decision:
        return Met(_entered(actor, known, met, same_as=sure[0].person_id))
    if not decision and (met.proposed or met.may_be_known):
        return Met(None, notes=(_possible(met, where) if met.proposed else _maybe(where),))
    return Met(_entered(actor, known, met), created=True)


def _entered(
    actor: Actor, known: Known, met: Candidates, *, same_as: UUID | None = None
) -> UUID | None:
    done = find_or_register(
        actor=actor, known=known, same_as=same_as, decided=True, search_id=met.search_id, met=met
    )
    return done.person_id


def _same(actor: Actor, known: Known, decision: str) -> Met:
    """The person whose key somebody wrote, if the actor may see them."""
    met = candidates(actor, known)
    if decision in {str(candidate.person_id) for candidate in met.found}:
        return Met(_entered(actor, known, met, same_as=UUID(decision)))
    return Met(
        None,
        notes=(
            Note(
                "decision",
                _("The decision names nobody alike whom you can see."),
                _("Write «%(new)s», or the key of somebody from the reason.") % {"new": NEW},
            ),
        ),
    )


def _possible(met: Candidates, where: str) -> Note:
    keys = ", ".join(str(candidate.person_id) for candidate in met.proposed[:5])
    return Note(
        "name",
        _("Somebody you can see may be this child: %(keys)s.") % {"keys": keys},
        _("Look them up in Ciranda and compare. %(decide)s If it is one of these, write the key.")
        % {"decide": _decide(where)},
    )


def _maybe(where: str) -> Note:
    return Note(
        "name",
        _("This child may be known already, to somebody whose records you cannot see."),
        _("Search for the child in Ciranda: from there a message reaches whoever it is. %(decide)s")
        % {"decide": _decide(where)},
    )


def _decide(where: str) -> str:
    return _(
        "If it is another child, write «%(new)s» in %(where)s of the file of rejected rows and"
        " run it again."
    ) % {"new": NEW, "where": where}
