"""A pack tried with invented people: a place of its own, a team of three, a family that came."""

from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Role
from ciranda.agencies.enums import Sector, TeamRole
from ciranda.cases.actions.coordination import allocate
from ciranda.ops.demo.arrivals import Child, Worry, arrive, mother
from ciranda.ops.demo.cast import District, NewAgency, NewTeam, NewWorker
from ciranda.ops.demo.marks import Ids, once
from ciranda.ops.demo.places import build_district, open_accounts, open_family_account
from ciranda.ops.demo.world import SYSTEM, World
from ciranda.programmes.enums import Referrer, SubjectKind
from ciranda.programmes.policies.schema import Pack


@dataclass(frozen=True)
class Tried:
    """Who can sign in, by user name, and why no family came, where none could by itself."""

    sign_ins: dict[str, str]
    no_family: str = ""


def try_out(pack: Pack) -> Tried:
    """Make the place once, and a family for each version of an installed pack."""
    place, world = _place(pack), World()
    accounts = open_accounts(place)
    with entered(SYSTEM):
        ids, _made = once(place.key, lambda: build_district(place, accounts))
    world.learn(ids)
    sign_ins = {name: worker.profession for name, worker in place.workers.items()}
    why = _unasked(pack)
    if why:
        return Tried(sign_ins, why)
    try:
        family, _made = once(f"{place.key}.{pack.version}", lambda: _family(pack, world))
    except Refused as refused:
        return Tried(sign_ins, str(refused))
    username = f"{pack.key}.family{pack.version}"
    open_family_account(username, family["mother"])
    return Tried(sign_ins | {username: "mother of Alex"})


def _place(pack: Pack) -> District:
    """One agency that runs the programme, and another that sends families and helps along."""
    who = pack.referral.professions
    sender = who[0] if who else "teacher"
    name = pack.label("title", "en")
    return District(
        f"try-{pack.key}",
        {
            "house": NewAgency(f"{name}: the house (demo)", Sector.NGO, name),
            "nursery": NewAgency(f"{name}: a nursery nearby (demo)", Sector.EDUCATION, "Nursery"),
        },
        {
            "team": NewTeam(
                f"{name}: team (demo)",
                "Exampletown",
                pack.key,
                ((_parish(pack.key), f"Exampletown, {name}"),),
                pack.country or "PT",
            )
        },
        {
            f"{pack.key}.coordinator": NewWorker(
                "Carla", "house", Role.COORDINATOR, "coordinator", "team", TeamRole.COORDINATOR
            ),
            f"{pack.key}.manager": NewWorker(
                "Manuel", "house", Role.PRACTITIONER, "family worker", "team"
            ),
            f"{pack.key}.sender": NewWorker("Sara", "nursery", Role.PARTNER, sender),
        },
    )


def _parish(key: str) -> str:
    """A code outside those that are given out, the same for a pack each time."""
    return f"98{int(sha256(key.encode()).hexdigest(), 16) % 10_000:04d}"


def _unasked(pack: Pack) -> str:
    if SubjectKind.CHILD not in pack.subject.kinds:
        return "No case of this programme is about a child: open the first one yourself."
    if not {Referrer.PROFESSIONALS, Referrer.ANYONE} & set(pack.referral.who):
        return "Only the family itself may ask here: open the first case yourself."
    return ""


def _family(pack: Pack, world: World) -> Ids:
    """A child in the middle of the programme's ages, sent by the nursery and accepted."""
    coordinator = f"{pack.key}.coordinator"
    with transaction.atomic():
        arrived = arrive(
            world,
            Child("Alex", f"Exemplo {pack.version}", _months(pack), _parish(pack.key)),
            Worry(
                f"{pack.key}.sender",
                "Somebody who knows the family thinks that this could help.",
                (mother("Rita", "Exemplo"),),
                request="We would like this help.",
            ),
            coordinator=coordinator,
            programme=pack.key,
        )
        assert arrived.case
        allocate(
            actor=world.actor(coordinator),
            case_id=arrived.case,
            membership_id=world[f"{pack.key}.manager"],
            named_by_family=pack.lead.chosen_by != "team",
        )
    return arrived.ids()


def _months(pack: Pack) -> int:
    ages = pack.ages
    first = ages.from_months if ages and ages.from_months else 0
    end = ages.before_months if ages and ages.before_months else max(first + 24, 60)
    return (first + end) // 2
