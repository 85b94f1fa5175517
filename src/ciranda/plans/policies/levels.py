"""At which level an action is done: as close to the family's own life as is enough."""

from django.utils.translation import gettext as _

from ciranda.programmes.policies.schema import Pack


def lowest(pack: Pack) -> str:
    """The level closest to the family's own life; empty where the programme has none."""
    return next(iter(pack.plan.levels), "")


def refusal_of_level(pack: Pack, key: str, reason: str) -> str | None:
    """Why an action may not be agreed at this level, in words; None if it may.

    Above the lowest level it has to be said why the lower ones do not suffice: the lowest
    effective level of help is an obligation of its own (study of Norway, capability B33).
    """
    levels = list(pack.plan.levels)
    if not levels:
        return _("This programme has no levels of help.") if key else None
    if key not in levels:
        return _("Choose at which level this is done.")
    if key != levels[0] and not reason.strip():
        return _(
            "Say why a lower level is not enough, or choose a lower level: help begins as close to"
            " the family’s own life as it can."
        )
    return None


def level_words(pack: Pack, key: str, reason: str, language: str) -> str:
    """The level of an action as its readers see it, with the reason where there is one."""
    if key not in pack.plan.levels:
        return ""
    label = pack.label(f"plan.levels.{key}", language)
    return f"{label}: {reason}" if reason else label
