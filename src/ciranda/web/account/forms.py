"""Signing in, and one's own account: its language and its password."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


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

    def slow(self, seconds: int) -> None:
        """Say how long to wait, in the same words whether or not there is such a user name."""
        self.add_error("username", slow_words(seconds))


def slow_words(seconds: int) -> str:
    """How long to wait after too many tries."""
    return ngettext(
        "There were too many tries. Wait %(n)d second and try again.",
        "There were too many tries. Wait %(n)d seconds and try again.",
        seconds,
    ) % {"n": seconds}


_CODE = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}


class StepForm(forms.Form):
    """The second step, typed: a code from the app or a spare code."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("The six digits that your app shows now, or one of your spare codes."),
        max_length=40,
        widget=forms.TextInput(attrs={**_CODE, "class": "govuk-input--width-10"}),
    )


class ConfirmForm(StepForm):
    """Proving again who one is: the password, and the second step where there is one."""

    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("password", "code")

    def __init__(self, *args: Any, password: bool, step: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not password:
            del self.fields["password"]
        if not step:
            del self.fields["code"]


class AppForm(forms.Form):
    """The first code of an app that is being added, and what to call the app."""

    code = forms.CharField(
        label=_("The six digits that the app shows now"),
        max_length=12,
        widget=forms.TextInput(
            attrs={**_CODE, "inputmode": "numeric", "class": "govuk-input--width-5"}
        ),
    )
    name = forms.CharField(
        label=_("What do you want to call it?"),
        help_text=_("So that you know it again, such as «work phone»."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )


class PasskeyForm(forms.Form):
    """A passkey that is being added: what to call it, and what the browser made."""

    name = AppForm.base_fields["name"]
    answer = forms.CharField(max_length=8000, required=False, widget=forms.HiddenInput())


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
