"""Signing in, and one's own account: its language and its password."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
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


class LanguageForm(forms.Form):
    """The language of one's own pages."""

    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )


class PasswordForm(forms.Form):
    """One's own new password, with the old one as proof."""

    old = forms.CharField(
        label=_("Your password now"),
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=_("Your new password"),
        help_text=_("At least 10 characters. Four words in a row are easy to keep in mind."),
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_old(self) -> str:
        """The old password must be right."""
        old: str = self.cleaned_data["old"]
        if not self.user.check_password(old):
            raise forms.ValidationError(_("This is not your password now. Try again."))
        return old

    def clean_new(self) -> str:
        """The new one must be hard to guess."""
        new: str = self.cleaned_data["new"]
        validate_password(new, self.user)
        return new
