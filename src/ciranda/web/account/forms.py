"""The sign-in form."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignInForm(forms.Form):
    """User name and password."""

    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def refuse(self) -> None:
        """Say that the two do not fit, without saying which."""
        self.add_error("username", _("The user name or the password is not right. Try again."))
