"""One settings module, read from the environment; safe by default, kind to a first start."""

import os
import sys
from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from ciranda.common.addresses import database_at

PROJECT = Path(__file__).resolve().parents[3]
TESTING = bool(os.environ.get("CIRANDA_TESTING")) or "pytest" in sys.modules
PRODUCTION = os.environ.get("CIRANDA_ENV") == "production"
DEBUG = os.environ.get("CIRANDA_DEBUG") == "1" and not PRODUCTION

_sample_secret = "only for demonstration: not a secret"  # noqa: S105 - refused in production below
SECRET_KEY = os.environ.get("CIRANDA_SECRET_KEY", _sample_secret)
if PRODUCTION and (_sample_secret == SECRET_KEY or len(SECRET_KEY) < 40):
    raise SystemExit("Set CIRANDA_SECRET_KEY to at least 40 random characters.")

# Documents are sealed with the first key; the others only open what they once sealed.
_sample_key = "b25seSBmb3IgZGVtb25zdHJhdGlvbjogbm8gc2VjcmU="
CIRANDA_DOCUMENT_KEYS = os.environ.get("CIRANDA_DOCUMENT_KEY", _sample_key).split(",")
if PRODUCTION and _sample_key in CIRANDA_DOCUMENT_KEYS:
    raise SystemExit(
        "Set CIRANDA_DOCUMENT_KEY to 32 random bytes in base64: openssl rand -base64 32"
    )
ALLOWED_HOSTS = os.environ.get("CIRANDA_HOSTS", "127.0.0.1,localhost,testserver").split(",")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "procrastinate.contrib.django",
    "ciranda.common",
    "ciranda.audit",
    "ciranda.access",
    "ciranda.accounts",
    "ciranda.programmes",
    "ciranda.agencies",
    "ciranda.people",
    "ciranda.documents",
    "ciranda.consent",
    "ciranda.cases",
    "ciranda.assessments",
    "ciranda.plans",
    "ciranda.referrals",
    "ciranda.services",
    "ciranda.groups",
    "ciranda.calendars",
    "ciranda.budgets",
    "ciranda.transfers",
    "ciranda.outcomes",
    "ciranda.interop",
    "ciranda.ops",
    "ciranda.web",
    "ciranda.portal",
    # After ciranda.web, whose templates draw the widgets.
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    # the language first: who acts, a refusal and a sign-in that ended are words too
    "django.middleware.locale.LocaleMiddleware",
    "ciranda.web.enter.EnterMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "ciranda.config.urls"
WSGI_APPLICATION = "ciranda.config.wsgi.application"
FORM_RENDERER = "ciranda.web.rendering.FormRenderer"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["ciranda.web.lean.LeanLoader"])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "ciranda.web.context.page",
            ],
            "builtins": ["ciranda.web.templatetags.ciranda"],
        },
    }
]


def _embedded(role: str) -> dict[str, Any]:
    from ciranda.ops import postgres  # noqa: PLC0415 - only without a database of one's own

    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": postgres.database_name(),
        "USER": role,
        "HOST": str(postgres.ensure()),
    }


def _connection(variable: str, role: str) -> dict[str, Any]:
    url = os.environ.get(variable) or (
        os.environ.get("DATABASE_URL") if variable != "DATABASE_URL" else None
    )
    return database_at(url) if url else _embedded(role)


# The web role owns nothing and bypasses nothing; migrations run as the owner (design, section 4).
DATABASES: dict[str, dict[str, Any]]
ROLE_CONNECTIONS: dict[str, str]
# Plans are made once a connection and kept, for whatever values come (ADR 0017). Said at start-up
# and not on the role: a pooler drops it there, and then no plan is kept (common/database.py).
_kept = (
    "" if os.environ.get("CIRANDA_KEEP_PLANS") == "0" else " -c plan_cache_mode=force_generic_plan"
)
if TESTING:
    # One login that may take any role, so that a test sees what its own transaction wrote.
    DATABASES = {"default": _connection("TEST_DATABASE_URL", "ciranda_test")}
    DATABASES["default"].setdefault("OPTIONS", {})
    DATABASES["default"]["OPTIONS"] |= {"options": _kept.strip(), "prepare_threshold": 5}
    ROLE_CONNECTIONS = {}
else:
    DATABASES = {
        "default": _connection("DATABASE_URL", "ciranda_web"),
        "owner": _connection("OWNER_DATABASE_URL", "ciranda_owner"),
        "backup": _connection("BACKUP_DATABASE_URL", "ciranda_backup"),
    }
    ROLE_CONNECTIONS = {"ciranda_owner": "owner", "ciranda_backup": "backup"}
    # What the role itself sets (ops/roles.py), for a server whose roles are older than this code.
    _asked = DATABASES["default"].setdefault("OPTIONS", {})
    _asked["options"] = f"-c statement_timeout=5s -c jit=off{_kept}"
    _asked["prepare_threshold"] = 5
    if os.environ.get("REPLICA_DATABASE_URL"):  # reports read there; pages on families never do
        DATABASES["replica"] = database_at(os.environ["REPLICA_DATABASE_URL"])
        DATABASES["replica"]["OPTIONS"] |= {
            "options": _asked["options"],
            "connect_timeout": "2",
        }
    if not os.environ.get("CIRANDA_NO_POOL"):
        _asked["pool"] = {"min_size": 1, "max_size": 8, "timeout": 5}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["ciranda.accounts.backends.WalledBackend"]
# Whether every worker signs in in two steps; an agency may require it by itself where this is off.
CIRANDA_SECOND_STEP_REQUIRED = (
    os.environ.get("CIRANDA_SECOND_STEP", "required" if PRODUCTION else "optional") == "required"
)
# How many proxies stand in front and add to X-Forwarded-For; 0: the connection itself tells.
CIRANDA_PROXIES = int(os.environ.get("CIRANDA_PROXIES", "0"))
SESSION_ENGINE = "ciranda.accounts.sessions"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if TESTING
    else ["django.contrib.auth.hashers.Argon2PasswordHasher"]
)
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"

if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31536000
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = os.environ.get("CIRANDA_LANGUAGE", "en")
LANGUAGES = [("en", _("English")), ("pt", _("Portuguese"))]
LOCALE_PATHS = [PROJECT / "src" / "ciranda" / "locale"]
FORMAT_MODULE_PATH = "ciranda.web.formats"
TIME_ZONE = os.environ.get("CIRANDA_TIME_ZONE", "Europe/Lisbon")
USE_I18N = USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("CIRANDA_STATIC_ROOT", PROJECT / "staticfiles"))
if TESTING or DEBUG:  # files come straight from the source there
    STATIC_ROOT = PROJECT / "src"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING or DEBUG
WHITENOISE_AUTOREFRESH = DEBUG

# Where «leave this page quickly» goes: a neutral page of the deployment's choice.
CIRANDA_EXIT_URL = os.environ.get("CIRANDA_EXIT_URL", "https://www.ipma.pt/")
CIRANDA_PACKS = Path(os.environ.get("CIRANDA_PACKS", PROJECT / "packs"))
# Uploads stay in memory: a plain copy of a family's paper is never written to a disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEST_RUNNER = "django.test.runner.DiscoverRunner"

# Ids only: nothing here may print a name (design, section 7).
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "WARNING"},
        "procrastinate": {"level": "WARNING"},
    },
}
