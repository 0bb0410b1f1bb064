"""Everything that differs between two installations, read from the environment.

docs/operators/settings.md lists each variable; a test holds the two together.
"""

from datetime import timedelta
from pathlib import Path

from django.utils.csp import CSP

from newsroom import database, keys, logs, site
from newsroom.environment import Environment

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()

# What this installation is
DEMO = env.bool("DEMO", default=False)
DEBUG = env.bool("DEBUG", default=False)
PORT = env.int("PORT", default=8000)
SITE_URL = site.address(env.str("SITE_URL", default=f"http://127.0.0.1:{PORT}"))
SITE_NAME = env.str("SITE_NAME", default="Newsroom")
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="en")
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
MEDIA_DIR = Path(env.str("MEDIA_DIR", default=str(BASE_DIR / "media")))

USE_TZ = True
USE_I18N = True

# Who is let in, and under which name
HTTPS = site.is_https(SITE_URL)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=site.hosts(SITE_URL))
CSRF_TRUSTED_ORIGINS = [SITE_URL]
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])

# The database
DATABASE_URL = env.str("DATABASE_URL", default=database.embedded(VAR_DIR))
DATABASES = {
    "default": database.configure(
        env.db_url_config(DATABASE_URL),
        statement_timeout=env.int("DATABASE_STATEMENT_TIMEOUT", default=30),
        lock_timeout=env.int("DATABASE_LOCK_TIMEOUT", default=10),
        connect_timeout=env.int("DATABASE_CONNECT_TIMEOUT", default=5),
        pool_size=env.int("DATABASE_POOL_SIZE", default=10),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The key that signs sessions and links: made once for the embedded database, given for any other
SECRET_KEY = env.str("SECRET_KEY", default="") or keys.embedded(VAR_DIR, DATABASE_URL)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

INSTALLED_APPS = [
    "articles",
    "newsroom",
    "content_editor",
    "django_prose_editor",
    "taggit",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "newsroom.headers.Readers",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "newsroom.headers.DeskHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.csp",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Signing in: cookies exist below the desk only, so a reader's page never sees one
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
DESK_PATH = "/desk/"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = DESK_PATH
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "__Secure-session" if HTTPS else "session"
CSRF_FAILURE_VIEW = "newsroom.refused.form"
CSRF_COOKIE_NAME = "__Secure-csrf" if HTTPS else "csrf"
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Headers; newsroom/headers.py puts them on what Django does not answer, and loosens the desk's
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=365 * 24 * 60 * 60) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"

# Files: originals are private, renditions public
MEDIA_URL = env.str("MEDIA_URL", default="/media/")
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_DIR", default=str(VAR_DIR / "static")))
STORAGE_BACKEND = env.str("STORAGE_BACKEND", default="django.core.files.storage.FileSystemStorage")
STORAGES = {
    "default": {
        "BACKEND": STORAGE_BACKEND,
        "OPTIONS": env.json(
            "STORAGE_PRIVATE_OPTIONS",
            default={
                "location": str(MEDIA_DIR / "private"),
                "base_url": None,
                "file_permissions_mode": 0o600,
                "directory_permissions_mode": 0o700,
            },
        ),
    },
    "public": {
        "BACKEND": STORAGE_BACKEND,
        "OPTIONS": env.json(
            "STORAGE_PUBLIC_OPTIONS",
            default={
                "location": str(MEDIA_DIR / "public"),
                "base_url": MEDIA_URL,
                "file_permissions_mode": 0o644,
                "directory_permissions_mode": 0o755,
            },
        ),
    },
    "staticfiles": {"BACKEND": "newsroom.assets.GatheredStorage"},
}

# What readers' browsers may load: our own files, and pictures from where MEDIA_URL points
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, *site.origins(MEDIA_URL)],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}

# Requests: a long story has many fields, and must never be refused for it
WEB_THREADS = env.int("WEB_THREADS", default=4)
LARGEST_REQUEST = 64 * 1024 * 1024  # the largest photo and its form; newsroom/limits.py
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

# Work for later: lanes, so that what cannot wait is never behind what can
TASKS = {
    "default": {
        "BACKEND": "newsroom.jobs.backend.LeaseBackend",
        "QUEUES": ["urgent", "default", "mail", "pictures"],
    }
}
RECURRING = {  # dotted path of a task without arguments: how often
    "newsroom.jobs.upkeep.forget_finished_jobs": timedelta(hours=1),
    "articles.publishing.tasks.sweep_files": timedelta(hours=1),
}

MAILERS = {"default": site.mailer(env, demo=DEMO or DEBUG)}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", default=f"newsroom@{site.host(SITE_URL)}"
)

LOGGING = logs.configure(env.str("LOG_LEVEL", default="INFO"))

TAGGIT_CASE_INSENSITIVE = True
