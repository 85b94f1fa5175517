"""``python -m bench.grow_country FACTOR``: makes the country of this database larger."""

import sys

import django


def main() -> int:
    """Grow, count anew, and prove that every child still has a team and every dossier a reader."""
    factor = int(sys.argv[1])
    django.setup()
    from rich.progress import Progress, TimeElapsedColumn  # noqa: PLC0415 - after setup

    from bench import growing  # noqa: PLC0415 - its models need the settings
    from ciranda.ops.national.loading import vacuum  # noqa: PLC0415
    from ciranda.ops.proofs import custody  # noqa: PLC0415

    with Progress(*Progress.get_default_columns(), TimeElapsedColumn()) as bars:
        bar = bars.add_task("Growing", total=None)
        for step in growing.grow(factor, sys.argv[2:]):
            bars.update(bar, advance=1, description=step.words[:50])
    vacuum()
    if sys.argv[2:]:
        return 0
    found = custody.prove()
    print(f"{found.looked_at:,} cases; every one with a team: {found.holds}")
    return 0 if found.holds else 1


if __name__ == "__main__":
    sys.exit(main())
