"""Playing the journey, one printed line a step; what was played stays played."""

from collections.abc import Sequence
from functools import partial

from ciranda.audit.actions import seal
from ciranda.ops.demo.marks import marked, once
from ciranda.ops.demo.places import open_family_account
from ciranda.ops.demo.telling import Teller
from ciranda.ops.demo.world import World
from ciranda.ops.journey import STEPS, Done, Journey, Step
from ciranda.ops.proofs import custody, grants, trail


def play(world: World, teller: Teller) -> Journey:
    """Play what was not played yet; a journey that was broken off goes on where it stopped."""
    journey = tell(Journey(world), "The journey of one child", STEPS, teller)
    open_family_account("rosa.mother", journey["mother"])
    prove_all(teller)
    return journey


def tell(journey: Journey, title: str, steps: Sequence[Step], teller: Teller) -> Journey:
    """Play the steps of a story that were not played yet, one printed line each."""
    teller.title(title)
    for number, step in enumerate(steps, start=1):
        known = marked(journey.prefix + step.key)
        if known is not None:
            journey.world.learn(known, journey.prefix)
            teller.line(f"{number:>3}  {step.title} (played before)")
            continue
        journey.told[step.key] = _do(journey, step)
        _print(teller, number, journey.told[step.key])
    return journey


def _do(journey: Journey, step: Step) -> Done:
    """One step in its transaction; what it found is kept with its mark."""
    found: list[Done] = []

    def act() -> dict[str, object]:
        found.append(step.act(journey))
        return dict(found[0].ids)

    ids, _made = once(journey.prefix + step.key, partial(act))  # type: ignore[arg-type]
    journey.world.learn(ids, journey.prefix)
    return found[0]


def _print(teller: Teller, number: int, done: Done) -> None:
    teller.line(f"{number:>3}  [bold]{done.who}[/bold] {done.did}")
    for one in done.wall:
        teller.line(f"       [dim]the wall:[/dim] {one}")
    for words in done.refused:
        teller.line(f"       [dim]refused:[/dim] {words}")


def prove_all(teller: Teller) -> None:
    """Seal the audit, run the three proofs, print what each says."""
    seal()
    teller.title("What holds now")
    for name, prove in (
        ("proof custody", custody.prove),
        ("proof grants", grants.prove),
        ("proof audit", trail.prove),
    ):
        verdict = prove()
        teller.beside(name, f"{'holds' if verdict.holds else 'FAILS'}: {verdict.line}")
