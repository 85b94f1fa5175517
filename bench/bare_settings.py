"""The product's settings without its apps, middleware and pages: the floor of Django itself."""

from ciranda.config.settings import *  # noqa: F403

INSTALLED_APPS = []
MIDDLEWARE = []
ROOT_URLCONF = "bench.bare"
