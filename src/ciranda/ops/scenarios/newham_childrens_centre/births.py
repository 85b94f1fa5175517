"""Two hundred births without a name, and one more: from a number to a family that signed up."""

from datetime import timedelta

from ciranda.access.actions import entered
from ciranda.ops.demo.arrivals import today
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.scenarios.newham_childrens_centre.expecting import corridor
from ciranda.ops.scenarios.newham_childrens_centre.place import AREA, HOPE, LEAH, MINA, PROGRAMME
from ciranda.people.actions import pregnancies, register
from ciranda.people.queries import Known
from ciranda.referrals.actions.signing_up import fill_in, put_on_list
from ciranda.referrals.queries.signing_up import births_waiting, forms_of_mine

ALREADY = 200
ON_PAPER = ("signature", "name_checked")
ALL = (*ON_PAPER, "way_to_reach", "language_asked")


def waiting(journey: Journey) -> int | None:
    """How many births the centre is told of that have not signed up."""
    leah = journey.worker(LEAH)
    with entered(leah):
        return next((one.number for one in births_waiting(leah)), None)


def names_known(journey: Journey) -> int:
    """How many of them the centre can name."""
    with entered(journey.worker(LEAH)):
        return len(forms_of_mine())


def two_hundred(journey: Journey) -> Done:
    """The health visitors were told of two hundred births; the centre hears a number."""
    hope = journey.worker(HOPE)
    with entered(hope):
        for number in range(ALREADY):
            child = register(
                actor=hope,
                given=f"Baby {number + 1}",
                surnames="Example",
                born_on=today() - timedelta(days=20 + number % 300),
            )
            put_on_list(actor=hope, programme=PROGRAMME, person_id=child.pk, parish_code=AREA)
    return Done(
        "Hope, health visitor",
        f"was told of {waiting(journey)} births. “You have got another {waiting(journey)}, but I"
        f" can't tell you who they are”: the centre can name {names_known(journey)}",
    )


def born(journey: Journey) -> Done:
    """Amina's daughter is born: her file ends, the number rises by one."""
    mina = journey.worker(MINA)
    with entered(mina):
        (child,) = pregnancies.born(
            actor=mina,
            pregnancy_id=journey["pregnancy"],
            on=today(),
            children=[Known("Nadia", "Example")],
        )
        form = next(one for one in forms_of_mine() if one.person_id == child.pk).id
    return Done(
        "Mina, midwife",
        f"writes who was born. The file on the pregnancy has ended and nothing of it goes along;"
        f" the centre counts {waiting(journey)}, and can name {names_known(journey)}",
        corridor(journey, journey["pregnancy.case"]),
        ids={"child": child.pk, "form": form},
    )


def half_a_form(journey: Journey) -> Done:
    """The form comes back half filled in: it waits where it cannot be lost."""
    mina = journey.worker(MINA)
    complete = fill_in(actor=mina, sign_up_id=journey["form"], done=ON_PAPER, version=1)
    assert not complete
    with entered(mina):
        (incomplete,) = (one for one in forms_of_mine() if one.id == journey["form"])
    lacking = "; ".join(incomplete.missing)
    return Done(
        "Mina, midwife",
        f"brings a form home that is not complete. It stays on her list ({lacking});"
        f" the centre still counts {waiting(journey)} and can name {names_known(journey)}",
    )


def complete(journey: Journey) -> Done:
    """At the new-birth visit the rest is filled in: the name is there at once."""
    mina = journey.worker(MINA)
    fill_in(actor=mina, sign_up_id=journey["form"], done=ALL, version=2)
    again = refusal(lambda: fill_in(actor=mina, sign_up_id=journey["form"], done=ALL, version=3))
    with entered(journey.worker(LEAH)):
        (named,) = forms_of_mine()
    return Done(
        "Mina, midwife",
        f"completes it at the new-birth visit: the centre reads “{named.name}” at once, and counts"
        f" {waiting(journey)}",
        refused=(again,),
    )


BIRTHS = (
    Step("two_hundred", "Two hundred births and nobody's name", two_hundred),
    Step("born", "A daughter is born: two hundred and one", born),
    Step("half", "The form is not complete", half_a_form),
    Step("complete", "Signed up: the name is known at once", complete),
)
