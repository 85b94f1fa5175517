"""What services offer, to whom and with how long a wait; and a family held against all of it."""

from uuid import UUID

from ciranda.access.actions import entered
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.scenarios.ghent_de_sloep.place import ILSE, PROGRAMME
from ciranda.services import actions as services
from ciranda.services.actions import Description
from ciranda.services.policies.matching import Fit, nobody_takes
from ciranda.services.queries import matched

# Eight years, as the study's tenants wait.
EIGHT_YEARS = 416
FLAT = Description("A social flat", ("housing",), words="Registered in the city for three years",
                   waiting_weeks=EIGHT_YEARS, takes_nobody=True)  # fmt: skip
GUARANTEE = Description("Guarantee for a first rent", ("housing", "payment"), waiting_weeks=3,
                        parishes=("950101",))  # fmt: skip
SHELF = Description("Clothes and nappies", ("material_aid",), waiting_weeks=0)
NEIGHBOURS = Description("Neighbours who help to move", ("housing", "material_aid"), formal=False)


def described(journey: Journey) -> Done:
    """Each agency's lead describes its own; another agency's service is refused."""
    ilse = journey.worker(ILSE)
    for who, house, said in (
        ("stijn.housing", "lettings", FLAT),
        ("griet.welfare", "welfare", GUARANTEE),
        (ILSE, "house", SHELF),
        (ILSE, "house", NEIGHBOURS),
    ):
        _describe(journey, who, house, said)
    return Done(
        "Stijn, Griet and Ilse",
        "describe what their services offer: a flat for which one waits eight years and that takes"
        " nobody now, a guarantee, clothes, and neighbours who help and are no service",
        refused=(
            refusal(lambda: _describe(journey, ILSE, "welfare", GUARANTEE)),
            refusal(
                lambda: services.describe_offer(
                    actor=ilse,
                    service_id=journey.world["house.service"],
                    programme=PROGRAMME,
                    said=Description("A ticket home", ("deportation",)),
                )
            ),
        ),
    )


def _describe(journey: Journey, who: str, house: str, said: Description) -> UUID:
    return services.describe_offer(
        actor=journey.worker(who),
        service_id=journey.world[f"{house}.service"],
        programme=PROGRAMME,
        said=said,
    )


def held_against(journey: Journey) -> Done:
    """Mirela against every rule: what nobody knows of her excludes nobody."""
    with entered(journey.worker(ILSE)):
        found = matched(journey["case"], PROGRAMME)
    fits = {one.name: judged.fit for one, judged in found.offers}
    assert (fits[SHELF.name], fits[FLAT.name]) == (Fit.FITS, Fit.NOT)
    left = nobody_takes(("health",), [(one.rules, judged) for one, judged in found.offers])
    assert list(left) == ["health"]
    asks = [name for name, fit in fits.items() if fit is Fit.ASK]
    return Done(
        "Ilse, reception",
        f"holds the family against {len(fits)} offers: clothes fit, “{asks[0]}” perhaps (where she"
        " lives is not known, and excludes nobody), the flat takes nobody now; for health nobody"
        " offers anything, and that is said",
    )


STEPS = (
    Step("offers", "What services offer, and whom they take", described),
    Step("fits", "Which service fits", held_against),
)
