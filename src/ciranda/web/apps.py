"""The web application: pages, templates and static files. It owns no table."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Registers the templates and static files; nothing runs at start."""

    name = "ciranda.web"
    label = "web"
