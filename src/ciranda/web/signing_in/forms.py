"""How an agency's workers sign in: its rule, its own sign-in, a link, a reset."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ciranda.agencies.enums import IdentityCheck


class RuleForm(forms.Form):
    """Whether every worker of the agency signs in in two steps."""

    required = forms.TypedChoiceField(
        label=_("Does everyone in your agency need a second step?"),
        help_text=_("Whoever has none yet is led through it when they sign in next."),
        choices=[("yes", _("Yes")), ("no", _("Only where the installation requires it"))],
        coerce=lambda typed: typed == "yes",
        widget=forms.RadioSelect,
    )


class ProviderForm(forms.Form):
    """An agency's own sign-in (OpenID Connect), as its computer department gives it."""

    name = forms.CharField(
        label=_("Words on the button"),
        help_text=_("Anyone can read them on the sign-in page."),
        max_length=60,
    )
    issuer = forms.CharField(
        label=_("Address of the issuer"),
        help_text=_("Exactly as it calls itself, beginning with https://"),
        max_length=300,
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false"}),
    )
    client_id = forms.CharField(label=_("Client identifier"), max_length=200)
    secret = forms.CharField(
        label=_("Client secret"),
        help_text=_("Kept sealed, and never shown again."),
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    vouches = forms.BooleanField(
        label=_("It asks for a second step itself"),
        help_text=_(
            "Then none is required here when it says so. One that somebody set up here is still "
            "asked for."
        ),
        required=False,
    )


class LinkForm(forms.Form):
    """By what identifier the agency's own sign-in knows a worker."""

    provider = forms.ChoiceField(label=_("Which sign-in?"), widget=forms.RadioSelect)
    subject = forms.CharField(
        label=_("Identifier there"),
        help_text=_("The lasting one that the sign-in sends as «sub». Not an e-mail address."),
        max_length=255,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )


class ResetForm(forms.Form):
    """How one made sure who asks."""

    check = forms.ChoiceField(
        label=_("How did you make sure that it is them?"),
        help_text=_("A mail or a message is not enough: anyone can write one."),
        choices=IdentityCheck.choices,
        widget=forms.RadioSelect,
    )
