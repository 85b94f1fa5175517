"""The web application for gunicorn. Refuses to start when a view says nothing about itself."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ciranda.config.settings")
application = get_wsgi_application()

from ciranda.web.enter import check_every_view  # noqa: E402 - needs the apps loaded

check_every_view()
