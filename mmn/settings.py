"""All settings, read from the environment. See docs/settings.md for each of them.

Without any, the site refuses to start: production must name its secret and its hosts.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from mmn.content.editor_config import EDITOR
from mmn.content.languages import INTERFACE

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()

# --- What kind of place this is -----------------------------------------------------

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="for developers only" if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "Set SECRET_KEY in the environment to a long random text, such as the one that "
        'this prints: python -c "import secrets; print(secrets.token_urlsafe(50))"'
    )
THIS_MACHINE = {"127.0.0.1", "localhost", "[::1]"}
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=sorted(THIS_MACHINE))
# A site that answers only to its own machine has no certificate to show.
HTTPS = env.bool("HTTPS", default=not DEBUG and not {*ALLOWED_HOSTS} <= THIS_MACHINE)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Everything that the running site writes stands below here.
DATA_DIR = Path(env("DATA_DIR", default=str(BASE_DIR / "var")))

# --- Applications -------------------------------------------------------------------

INSTALLED_APPS = [
    "mmn.portal",
    "mmn.wordpress",
    "news",
    "events",
    "publications",
    "vacancies",
    "mmn.search",
    "mmn.desk",
    "mmn.media",
    "mmn.content",
    "reversion",
    "taggit",
    "ckeditor",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mmn.portal.middleware.CompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "mmn.content.middleware.InlinePolicyMiddleware",
    "mmn.portal.middleware.PermissionsPolicyMiddleware",
    "mmn.portal.middleware.OpenerPolicyMiddleware",
    "mmn.portal.middleware.NotKeptMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "mmn.content.middleware.AddressLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "mmn.portal.middleware.NoNulMiddleware",
    "mmn.portal.old_addresses.OldAddressMiddleware",
    "mmn.desk.middleware.BackgroundMiddleware",
    "mmn.desk.versions.preview.PreviewMiddleware",
]

ROOT_URLCONF = "mmn.urls"
WSGI_APPLICATION = "mmn.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATE_LOADERS = [
    f"django.template.loaders.{name}.Loader"
    for name in ("filesystem", "app_directories")
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [("mmn.content.flat.Loader", TEMPLATE_LOADERS)],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mmn.portal.context_processors.site",
            ],
        },
    },
]

# --- Data ---------------------------------------------------------------------------

DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR}/db.sqlite3")
}
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
DATABASES["default"].setdefault("CONN_HEALTH_CHECKS", True)  # it may have restarted
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # SQLite makes its file, but not the folder for it.
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    # Two people saving at once: readers never wait (WAL), a second writer waits its
    # turn from the start of its transaction (IMMEDIATE) instead of failing in it.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    # To compile a query takes PostgreSQL half a second, and saves none of ours any.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
# Versions are kept to the microsecond.
SERIALIZATION_MODULES = {"exact": "mmn.desk.versions.exact"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
if "redis" in CACHES["default"]["BACKEND"]:
    # A machine that is gone must not hold up pages: they are made without the cache.
    CACHES["default"].setdefault("OPTIONS", {}).update(
        socket_timeout=1, socket_connect_timeout=1
    )

# --- Pages kept for visitors: see docs/caching.md -----------------------------------

PAGE_CACHE = env.bool("PAGE_CACHE", default=not DEBUG)
# Without it neither pages nor counts of entries are kept.
NOTICE_CHANGES = True
PAGE_CACHE_DIR = env("PAGE_CACHE_DIR", default=str(DATA_DIR / "pages"))
PAGE_CACHE_MEMORY_MB = env.int("PAGE_CACHE_MEMORY_MB", default=64)
PAGE_CACHE_DISK_MB = env.int("PAGE_CACHE_DISK_MB", default=512)

# --- Files --------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# On: served from the source folders, for a laptop. Off: hashed, compressed, collected.
STATIC_FROM_SOURCE = env.bool("STATIC_FROM_SOURCE", default=DEBUG)
WHITENOISE_USE_FINDERS = STATIC_FROM_SOURCE
STATIC_ROOT = (
    None if STATIC_FROM_SOURCE else env("STATIC_ROOT", default=str(DATA_DIR / "static"))
)
MEDIA_URL = "/media/"
MEDIA_ROOT = env("MEDIA_ROOT", default=str(DATA_DIR / "media"))
MEDIA_MAX_IMAGE_MB = env.int("MEDIA_MAX_IMAGE_MB", default=25)
MEDIA_MAX_IMAGE_MEGAPIXELS = env.int("MEDIA_MAX_IMAGE_MEGAPIXELS", default=60)
MEDIA_MAX_PDF_MB = env.int("MEDIA_MAX_PDF_MB", default=50)
# Where nginx serves MEDIA_ROOT internally (X-Accel-Redirect); empty: Django does.
MEDIA_ACCEL_PREFIX = env("MEDIA_ACCEL_PREFIX", default="")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if STATIC_FROM_SOURCE
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- Languages and time -------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = list(INTERFACE.items())
LOCALE_PATHS = [BASE_DIR / "mmn" / "locale"]  # the staff's words: mmn/desk/locale
FORMAT_MODULE_PATH = "mmn.formats"
# What each of the staff chose for the admin; no other page gets or reads it.
LANGUAGE_COOKIE_PATH = "/admin/"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True

# --- E-mail -------------------------------------------------------------------------

vars().update(env.email("EMAIL_URL", default="consolemail://"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="MMN website <web@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Background work ----------------------------------------------------------------

# Off where ``manage.py work_off`` does it instead.
BACKGROUND = env.bool("BACKGROUND", default=True)

# --- Safety -------------------------------------------------------------------------

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_CROSS_ORIGIN_OPENER_POLICY = None  # OpenerPolicyMiddleware says it where needed
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"

# A programme with its people, or sixty photos, is one form.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10000
DATA_UPLOAD_MAX_NUMBER_FILES = 200
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

# --- Rich text ----------------------------------------------------------------------

# CKEditor 4 is no longer maintained and W001 says so on every command. We know, and
# mmn.content.checks raises errors when one of the fences around it is taken down.
SILENCED_SYSTEM_CHECKS = ["ckeditor.W001"]
CKEDITOR_CONFIGS = {"default": EDITOR}

TAGGIT_CASE_INSENSITIVE = True

# --- Logging: to standard error, without personal data ------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Robots that ask for other hosts get their 400; the log need not tell each time.
    "loggers": {"django.security.DisallowedHost": {"level": "CRITICAL"}},
}
