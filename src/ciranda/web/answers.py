"""When an action says no in words: the form comes back with them instead of a closed door."""

from collections.abc import Callable
from typing import TypeVar

from django import forms

from ciranda.access.actions import Refused

Answer = TypeVar("Answer")


def attempt(form: forms.Form, act: Callable[[], Answer]) -> Answer | None:
    """Do what the form asks; a refusal becomes the form's error and gives None.

    Only for what the person can mend. Who may not be here at all was turned away before.
    """
    try:
        return act()
    except Refused as refused:
        form.add_error(None, str(refused))
        return None
