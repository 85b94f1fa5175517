"""Forms of what stands in a draft: words, goals, actions."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciranda.plans.actions.action import Agreed
from ciranda.plans.actions.goals import GoalScale, GoalWords
from ciranda.plans.actions.words import Said
from ciranda.plans.enums import About, Domain, Level, Speaker
from ciranda.plans.policies.levels import lowest, refusal_of_level
from ciranda.plans.policies.wording import level_sign
from ciranda.plans.queries.page import GoalLine, PlanPage
from ciranda.programmes.policies.schema import Pack
from ciranda.web.choices import offer
from ciranda.web.fields import DateField, HintedRadios

# The languages words are written down in, each by its own name.
LANGUAGES = [
    ("pt", "Português"),
    ("en", "English"),
    ("ar", "العربية"),
    ("bn", "বাংলা"),
    ("de", "Deutsch"),
    ("es", "Español"),
    ("fr", "Français"),
    ("ga", "Gaeilge"),
    ("hi", "हिन्दी"),
    ("ne", "नेपाली"),
    ("pl", "Polski"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("uk", "Українська"),
    ("zh", "中文"),
]
TOGETHER = "family"
MYSELF = "me"
LONG = {"rows": 4}


def language_field() -> forms.ChoiceField:
    """In which language words are written down."""
    return forms.ChoiceField(label=_("Language of these words"), choices=LANGUAGES)


class SaidForm(forms.Form):
    """What someone said, and who."""

    who = forms.ChoiceField(
        label=_("Whose words are they?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who said it.")},
    )
    body = forms.CharField(
        label=_("In their own words"),
        widget=forms.Textarea(LONG),
        max_length=4000,
        error_messages={"required": _("Write what was said.")},
    )
    language = language_field()

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["who"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(people)
        self.people = dict(people)

    def said(self, membership_id: UUID | None, own_name: str) -> Said:
        """The words with their speaker."""
        who, body = self.cleaned_data["who"], self.cleaned_data["body"]
        language = self.cleaned_data["language"]
        if who == MYSELF:
            return Said(body, language, Speaker.PROFESSIONAL, membership_id, own_name)
        if who == TOGETHER:
            return Said(body, language, Speaker.FAMILY)
        return Said(body, language, Speaker.FAMILY, UUID(who), self.people[who])


class RewordForm(forms.Form):
    """The same words, put better."""

    body = forms.CharField(
        label=_("In their own words"),
        widget=forms.Textarea(LONG),
        max_length=4000,
        error_messages={"required": _("Write what was said.")},
    )
    language = language_field()


class GoalForm(forms.Form):
    """A goal as the family says it, and as the team words it."""

    family_words = forms.CharField(
        label=_("What does the family want to reach?"),
        help_text=_("In their own words, as they would tell a friend."),
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Write what the family wants to reach, in their own words.")},
    )
    professional_words = forms.CharField(
        label=_("How does the team word it?"),
        help_text=_("What one could see or hear when it is reached."),
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        required=False,
    )
    about = forms.ChoiceField(
        label=_("Whom is it about?"),
        choices=About.choices,
        initial=About.CHILD,
        widget=forms.RadioSelect({"class": "govuk-radios--small"}),
    )
    domain = forms.ChoiceField(
        label=_("Which part of life?"),
        choices=[("", _("Not said")), *Domain.choices],
        required=False,
    )
    routine = forms.CharField(
        label=_("Which part of the day does it belong to?"),
        help_text=_("For example bath time, breakfast, the way to nursery."),
        max_length=200,
        required=False,
    )
    language = language_field()

    def words(self) -> GoalWords:
        """The goal as it is said."""
        data = self.cleaned_data
        return GoalWords(
            data["family_words"],
            data["language"],
            data["professional_words"],
            About(data["about"]),
            domain=data["domain"],
            routine=data["routine"],
        )


class ScaleForm(forms.Form):
    """How one will see whether a goal is reached."""

    baseline = forms.TypedChoiceField(
        label=_("Where are we now?"),
        help_text=_("Usually −1; −2 where nothing worse can be imagined."),
        coerce=int,
        choices=[(int(level), level_sign(level)) for level in Level],
        widget=forms.RadioSelect({"class": "govuk-radios--inline govuk-radios--small"}),
    )

    def __init__(self, *args: Any, weighted: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.weighted = weighted
        for level in reversed(Level):
            self.fields[_name(level)] = forms.CharField(
                label=f"{level_sign(level)} {level.label}", max_length=300, required=False
            )
        if weighted:
            self.fields["importance"] = _weight(
                _t("How important is it to the family?"), _t("little"), _t("very")
            )
            self.fields["difficulty"] = _weight(
                _t("How hard will it be?"), _t("easy"), _t("very hard")
            )

    @property
    def levels(self) -> list[forms.BoundField]:
        """The five wordings, from +2 down, as one reads a ladder."""
        return [self[_name(level)] for level in reversed(Level)]

    def clean(self) -> dict[str, Any]:
        """The expected level needs words: without it nothing can be rated."""
        cleaned = super().clean() or {}
        if not cleaned.get(_name(Level.EXPECTED)):
            self.add_error(_name(Level.EXPECTED), _t("Say at least what you expect to reach (0)."))
        return cleaned

    def scale(self) -> GoalScale:
        """The scale as it was filled in."""
        data = self.cleaned_data
        return GoalScale(
            [data[_name(level)] for level in Level],
            data["baseline"],
            int(data.get("importance") or 1),
            int(data.get("difficulty") or 1),
        )


def _name(level: int) -> str:
    return f"level_{level + 2}"


def _weight(label: str, low: str, high: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[("1", f"1 ({low})"), ("2", "2"), ("3", f"3 ({high})")],
        initial="1",
        widget=forms.RadioSelect({"class": "govuk-radios--inline govuk-radios--small"}),
    )


def scale_initial(goal: GoalLine) -> dict[str, Any]:
    """What a goal's scale says now."""
    levels = goal.levels or ("",) * 5
    said = {_name(level): words for level, words in zip(Level, levels, strict=True)}
    return said | {
        "baseline": goal.baseline,
        "importance": str(goal.importance),
        "difficulty": str(goal.difficulty),
    }


class ReasonForm(forms.Form):
    """Why something is taken out."""

    reason = forms.CharField(
        label=_("Why is it taken out?"),
        help_text=_("Whoever compares the versions reads it."),
        max_length=300,
        error_messages={"required": _("Say why, in a few words.")},
    )


class ActionForm(forms.Form):
    """Who does what, how often, where, and by when."""

    what = forms.CharField(
        label=_("What will be done?"),
        widget=forms.Textarea({"rows": 2}),
        max_length=1000,
        error_messages={"required": _("Write what will be done.")},
    )
    goal = forms.ChoiceField(label=_("For which goal?"), required=False)
    person_name = forms.CharField(
        label=_("Who does it?"),
        help_text=_("A person's name, if one person does it."),
        max_length=200,
        required=False,
    )
    frequency = forms.CharField(
        label=_("How often?"),
        help_text=_("For example every evening, once a week."),
        max_length=200,
        required=False,
    )
    length = forms.CharField(
        label=_("How long each time?"),
        max_length=200,
        required=False,
    )
    level_key = forms.ChoiceField(
        label=_("How close to the family’s own life?"),
        help_text=_("Help begins at the lowest level that is enough."),
        widget=HintedRadios,
    )
    level_reason = forms.CharField(
        label=_("Why is a lower level not enough?"),
        help_text=_("Asked for every level but the lowest. The family reads it."),
        widget=forms.Textarea({"rows": 2}),
        max_length=1000,
        required=False,
    )
    place = forms.CharField(label=_("Where?"), max_length=200, required=False)
    payer = forms.CharField(label=_("Who pays?"), max_length=200, required=False)
    starts_on = DateField(label=_("From when?"), required=False)
    due_on = DateField(label=_("By when?"), required=False)
    language = language_field()

    def __init__(self, *args: Any, page: PlanPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goals = [(str(g.thread), g.family_words[:100]) for g in page.standing_goals]
        field = self.fields["goal"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _t("No goal in particular")), *goals]
        self._pack = page.pack
        self._offer_levels(page.pack)

    def _offer_levels(self, pack: Pack) -> None:
        """The programme's levels of help, the lowest first; nothing where it has none."""
        levels = pack.plan.levels
        if not levels:
            del self.fields["level_key"], self.fields["level_reason"]
            return
        language = get_language() or "en"
        words = {key: pack.label(f"plan.levels.{key}", language) for key in levels}
        hints = {key: pack.words.optional(f"plan.levels.{key}.help", language) for key in levels}
        offer(self, "level_key", list(words.items()), hints)
        self.fields["level_key"].initial = lowest(pack)

    def clean(self) -> dict[str, Any]:
        """Nothing is due before it starts."""
        cleaned = super().clean() or {}
        starts, due = cleaned.get("starts_on"), cleaned.get("due_on")
        if starts and due and due < starts:
            self.add_error("due_on", _t("This must not be before the first day."))
        level = cleaned.get("level_key", "")
        if level and refusal_of_level(self._pack, level, cleaned.get("level_reason", "")):
            self.add_error(
                "level_reason",
                _t("Say why a lower level is not enough, or choose the lowest above."),
            )
        return cleaned

    def agreed(self) -> Agreed:
        """What is agreed."""
        data = self.cleaned_data
        return Agreed(
            data["what"],
            data["language"],
            UUID(data["goal"]) if data["goal"] else None,
            data["person_name"],
            data["frequency"],
            data["length"],
            data["place"],
            data["payer"],
            data["starts_on"],
            data["due_on"],
            data.get("level_key", ""),
            data.get("level_reason", ""),
        )


class NewActionForm(ActionForm):
    """A new action also names the one service that answers for it."""

    service = forms.ChoiceField(
        label=_("Which service answers for it?"),
        help_text=_("Exactly one, even where several help."),
        widget=forms.RadioSelect({"class": "govuk-radios--small"}),
        error_messages={"required": _("Choose the one service that answers for this.")},
    )
    asks = forms.BooleanField(
        label=_("Ask the service whether it can, once the family has signed"), required=False
    )
    asks_words = forms.CharField(
        label=_("What do you ask?"),
        widget=forms.Textarea({"rows": 2}),
        max_length=1000,
        required=False,
    )

    def __init__(self, *args: Any, services: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["service"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(services)
        self.order_fields(["what", "service", "goal"])

    def asked(self) -> str | None:
        """The words of the request; None where nothing is asked."""
        data = self.cleaned_data
        return data["asks_words"] if data["asks"] else None
