"""Draws every Django form with the kit's markup. The templates are in templates/ciranda/forms
and templates/django/forms/widgets; no form or view has to know about them."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Set as `FORM_RENDERER`. `ciranda.web` must stand before `django.forms` in the apps."""

    form_template_name = "ciranda/forms/form.html"
    formset_template_name = "ciranda/forms/formset.html"
    field_template_name = "ciranda/forms/field.html"
