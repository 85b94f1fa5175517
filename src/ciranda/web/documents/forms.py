"""Adding a document."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciranda.access.enums import Category
from ciranda.documents.policies.cleaning import LARGEST


class DocumentForm(forms.Form):
    """What it is, what is in it, and the file itself."""

    title = forms.CharField(
        label=_("What is it?"),
        help_text=_("For example: hearing test, letter from the nursery. No names."),
        max_length=200,
    )
    categories = forms.MultipleChoiceField(
        label=_("What is in it?"),
        help_text=_("Tick all that apply. It is kept where the strictest of them is kept."),
        choices=[(str(int(c)), c.label) for c in Category if c != Category.SOURCE],
        widget=forms.CheckboxSelectMultiple,
    )
    file = forms.FileField(
        label=_("The file"),
        help_text=_("PDF, JPEG or PNG, 10 MB at most. Author, place and camera are taken out."),
        error_messages={
            "required": _("Choose a file of 10 MB at most."),
        },
    )

    def clean_file(self) -> Any:
        """Too large is said here; everything else by what the file holds."""
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than 10 MB. Scan it with fewer dots per inch.")
            )
        return file

    def chosen(self) -> frozenset[Category]:
        """What is in it."""
        return frozenset(Category(int(c)) for c in self.cleaned_data["categories"])
