"""Settings. A fresh clone runs on SQLite; PORTAL_ENV=production demands the rest."""

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from portal import environment
from portal.signin.settings import *  # noqa: F403 - one module more than fits here
from portal.signin.settings import SIGNIN_APPS, SIGNIN_MIDDLEWARE

BASE_DIR = Path(__file__).resolve().parent.parent

# Which surroundings: `development` (the default) or `production`
PORTAL_ENV = environment.choice("PORTAL_ENV", ("development", "production"), "development")
IS_PRODUCTION = PORTAL_ENV == "production"
DEBUG = environment.flag("PORTAL_DEBUG", default=not IS_PRODUCTION)
if IS_PRODUCTION and DEBUG:
    raise ImproperlyConfigured("PORTAL_DEBUG must be 0 in production: it shows internals.")

# Secrets and hosts: development has harmless ones, production must name its own
DEVELOPMENT_KEY = "development-only-key-which-production-refuses-to-start-with"
SECRET_KEY = environment.text("PORTAL_SECRET_KEY", DEVELOPMENT_KEY)
ALLOWED_HOSTS = environment.words("PORTAL_HOSTS", "127.0.0.1 localhost [::1] testserver")
if IS_PRODUCTION:
    SECRET_KEY = environment.required("PORTAL_SECRET_KEY", "a random text of 50 signs or more")
    environment.required("PORTAL_HOSTS", "the host names the site answers to")
    if len(SECRET_KEY) < 50 or SECRET_KEY == DEVELOPMENT_KEY:
        raise ImproperlyConfigured("PORTAL_SECRET_KEY must be random, of 50 signs or more.")
PORTAL_ORIGIN = environment.text("PORTAL_ORIGIN", "http://127.0.0.1:8000").rstrip("/")
# A developer's server on any port names itself on its pages
PORTAL_ORIGIN_IS_SET = IS_PRODUCTION or bool(environment.text("PORTAL_ORIGIN"))
CSRF_TRUSTED_ORIGINS = [PORTAL_ORIGIN] if PORTAL_ORIGIN.startswith("https://") else []

# Apps, from the highest floor to the lowest
INSTALLED_APPS = [
    "portal.apps.PortalConfig",
    "aid.apps.AidConfig",
    "partnerships.apps.PartnershipsConfig",
    "cities.apps.CitiesConfig",
    "records.apps.RecordsConfig",
    "portal.apps.RegisterAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "corsheaders",
    "csp",
    "django_countries",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "rest_framework",
    *SIGNIN_APPS,
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.language.PathLanguageMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    *SIGNIN_MIDDLEWARE,
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.site",
                "portal.signin.context.frame",
            ],
        },
    },
]

# Database: SQLite in the clone, PostgreSQL by DATABASE_URL
SQLITE_URL = f"sqlite:///{BASE_DIR / 'register.sqlite3'}"
DATABASE_URL = environment.text("DATABASE_URL", SQLITE_URL)
if IS_PRODUCTION:
    DATABASE_URL = environment.required("DATABASE_URL", "postgresql://user:password@host/name")
try:
    DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60)}
except ValueError as error:
    raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {error}") from error
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
# Pages frozen to a release read its own database
DATABASE_ROUTERS = ["portal.releases.frozen.ReleaseRouter"]
# Histories are read record by record, never by date
SIMPLE_HISTORY_DATE_INDEX = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Languages: both under their own prefix, Ukrainian first
LANGUAGE_CODE = "uk"
LANGUAGES = [("uk", _("Ukrainian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["portal.formats"]
TIME_ZONE = "Europe/Kyiv"
USE_TZ = True
COUNTRIES_OVERRIDE = {"XK": _("Kosovo"), "TR": _("Türkiye"), "CZ": _("Czechia")}

# Static files and documents
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "staticfiles"
MEDIA_ROOT = environment.text("PORTAL_MEDIA", str(BASE_DIR / "media"))
PORTAL_RELEASES = environment.text("PORTAL_RELEASES", str(BASE_DIR / "var" / "releases"))
STATICFILES_STORAGE_CLASS = (
    "whitenoise.storage.CompressedManifestStaticFilesStorage"
    if IS_PRODUCTION
    else "django.contrib.staticfiles.storage.StaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATICFILES_STORAGE_CLASS},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Safety in the browser
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
# No script reads them: a form carries its own token
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = IS_PRODUCTION and environment.flag("PORTAL_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = environment.number("PORTAL_HSTS_SECONDS", 31536000 if IS_PRODUCTION else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_PRODUCTION
SECURE_HSTS_PRELOAD = IS_PRODUCTION
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_PRODUCTION
if environment.flag("PORTAL_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

# Letters: printed where no server is named
EMAIL_HOST = environment.text("PORTAL_EMAIL_HOST")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = environment.number("PORTAL_EMAIL_PORT", 587)
EMAIL_HOST_USER = environment.text("PORTAL_EMAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("PORTAL_EMAIL_PASSWORD")
EMAIL_USE_TLS = environment.flag("PORTAL_EMAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("PORTAL_EMAIL_FROM", "register@localhost")

# API
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_FILTER_BACKENDS": ["records.queries.RegisterFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "records.paging.KeysetPagination",
    "DEFAULT_SCHEMA_CLASS": "records.schema.RegisterSchema",
    "EXCEPTION_HANDLER": "records.problems.problem_handler",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
}
# Anyone's browser may read the API, without cookies; nothing else of the site
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "accept-language", "content-type", "if-none-match"]
CORS_EXPOSE_HEADERS = ["ETag"]
SPECTACULAR_SETTINGS = {
    "TITLE": "Register of Municipal Diplomacy",
    "DESCRIPTION": (
        "Partnerships, agreements and aid of Ukrainian cities, each fact with its source. "
        "Public to read, no key. Data: CC BY 4.0."
    ),
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "LICENSE": {"name": "CC BY 4.0"},
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "records.schema.add_problem",
    ],
    "ENUM_NAME_OVERRIDES": {
        "AgreementKind": "partnerships.models.Agreement.Kind",
        "DeliveryRelationKind": "aid.models.DeliveryRelation.Kind",
        "InitiativeKind": "partnerships.models.Initiative.Kind",
        "LinkKind": "partnerships.models.Partnership.Kind",
        "LinkStatus": "partnerships.models.Partnership.Status",
        "OrganizationKind": "partnerships.models.Organization.Kind",
        "PartnershipEventKind": "partnerships.models.PartnershipEvent.Kind",
        "SourceKind": "records.models.Source.Kind",
    },
}
