"""Holds packs/versions.toml: the content that each version of a shipped pack stands for.

An installation keeps a version for ever, since running cases hold on to it. So content that changes
takes a higher version; this writes it down, and refuses where the version was not raised.
"""

import sys
import tomllib
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "packs"
KEPT = FOLDER / "versions.toml"
HEAD = "# Which content each version stands for: `make graph` writes it after one was raised.\n"


def shipped() -> dict[str, tuple[int, str]]:
    """Each pack in the folder with its version and the digest of its content."""
    from ciranda.programmes.actions import digest_of, written  # noqa: PLC0415 - needs settings
    from ciranda.programmes.queries import check_folder  # noqa: PLC0415

    found = {}
    for sheet in sorted(FOLDER.glob("*/programme.yaml")):
        checked = check_folder(sheet.parent)
        if checked.pack is None:
            raise SystemExit(f"{sheet.parent.name} has problems: ciranda pack check {sheet.parent}")
        found[checked.pack.key] = (checked.pack.version, digest_of(written(checked.body)))
    return found


def recorded() -> dict[str, tuple[int, str]]:
    """What was written down when each was last raised."""
    held = tomllib.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    return {key: (one["version"], one["digest"]) for key, one in held.items()}


def unraised() -> list[str]:
    """The packs that changed under a version that was given out already, with the remedy."""
    before = recorded()
    return [
        f"packs/{key}/programme.yaml: it changed after version {before[key][0]} was given out."
        f" Write version: {before[key][0] + 1}, then make graph."
        for key, now in shipped().items()
        if key in before and now[0] <= before[key][0] and now != before[key]
    ]


def main() -> int:
    """Write what each raised version stands for; 1 and the remedy where one was not raised."""
    import django  # noqa: PLC0415

    django.setup()
    if wrong := unraised():
        print("\n".join(wrong), file=sys.stderr)
        return 1
    parts = [f'\n[{key}]\nversion = {v}\ndigest = "{d}"\n' for key, (v, d) in shipped().items()]
    KEPT.write_text(HEAD + "".join(parts), "utf-8")
    return 0


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ciranda.config.settings")
    sys.exit(main())
