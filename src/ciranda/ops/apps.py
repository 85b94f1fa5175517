"""Registers the operator's commands with Django."""

from django.apps import AppConfig


class OpsConfig(AppConfig):
    name = "ciranda.ops"
    label = "ops"
