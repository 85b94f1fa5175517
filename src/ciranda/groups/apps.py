"""Groups, their sessions and who came: by name where the family agreed, by number where not."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    """Its place in the stack: .importlinter."""

    name = "ciranda.groups"
    label = "groups"
    default_auto_field = "django.db.models.BigAutoField"
