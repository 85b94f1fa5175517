"""Forms of the counter and of requests."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy

from ciranda.programmes.policies.schema import Pack
from ciranda.web.choices import offer


class CountForm(forms.Form):
    """Two taps: what it was about, and the button that says what came of it."""

    topic = forms.ChoiceField(
        label=gettext_lazy("1. What was it about?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what it was about.")},
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("2. What came of it?"),
        error_messages={"required": gettext_lazy("Press what came of it.")},
    )

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        desk = pack.desk
        assert desk
        topics = [(key, pack.label(f"desk.topics.{key}", language)) for key in desk.topics]
        outcomes = [(key, pack.label(f"desk.outcomes.{key}", language)) for key in desk.outcomes]
        offer(self, "topic", topics)
        offer(self, "outcome", outcomes)
        # what stands alone is a button; what is counted beside comes after, as a prompt
        self.buttons = [(key, words) for key, words in outcomes if not desk.outcomes[key].beside]
