"""Everything that differs between two installations, read from the environment.

docs/operators/settings.md lists each variable; a test holds the two together.
"""

from datetime import timedelta
from pathlib import Path

from django.utils.csp import CSP

from articles.document import embeds
from newsroom import database, keys, logs, site
from newsroom.environment import Environment

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()

# What this installation is
DEMO = env.bool("DEMO", default=False)
DEBUG = env.bool("DEBUG", default=False)
PORT = env.int("PORT", default=8000)
HOME = "localhost" if DEMO else "127.0.0.1"  # passkeys need a name
SITE_URL = site.address(env.str("SITE_URL", default=f"http://{HOME}:{PORT}"))
SITE_NAME = env.str("SITE_NAME", default="Newsroom")
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="en")
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
MEDIA_DIR = Path(env.str("MEDIA_DIR", default=str(BASE_DIR / "media")))

USE_TZ = True
USE_I18N = True
LANGUAGES = [  # that readers may be spoken to in: articles/locale, newsroom/formats
    ("ar", "العربية"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
]
FORMAT_MODULE_PATH = "newsroom.formats"

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
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "newsroom.headers.Readers",
    "newsroom.house.AtHome",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "newsroom.headers.DeskHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "newsroom.signin.sessions.LastSeen",
    "newsroom.signin.gate.Gate",
    "axes.middleware.AxesMiddleware",
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
                "newsroom.alarms.for_the_desk",
                "articles.admin.notices_page.for_the_desk",
                "newsroom.signin.views.for_pages",
            ],
        },
    },
]

# Signing in: cookies exist below the desk only, so a reader's page never sees one
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # refuses before a password is looked at
    "newsroom.signin.backend.Backend",
]
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
PASSWORD_RESET_TIMEOUT = 60 * 60
DESK_PATH = "/desk/"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = DESK_PATH
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "__Secure-session" if HTTPS else "session"
CSRF_FAILURE_VIEW = "newsroom.refused.form"
CSRF_COOKIE_NAME = "__Secure-csrf" if HTTPS else "csrf"
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# The steps of signing in: django-allauth, as far as newsroom/signin/urls.py mounts it
SECOND_FACTOR = env.one_of(
    "SECOND_FACTOR",
    ("everyone", "publishers", "nobody"),
    default="nobody" if DEMO else "everyone",
)
PASSKEYS = site.may_have_passkeys(SITE_URL)
OIDC_SERVER = site.provider(env.str("OIDC_SERVER", default=""))
OIDC_NAME = env.str("OIDC_NAME", default="Single sign-on")
OIDC_NEWCOMERS = env.str("OIDC_NEWCOMERS", default="")
ACCOUNT_ADAPTER = "newsroom.signin.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip"}  # whole offices have one address
ACCOUNT_FORMS = {
    "login": "newsroom.signin.forms.LoginForm",
    "reauthenticate": "newsroom.signin.forms.ReauthenticateForm",
    "change_password": "newsroom.signin.forms.ChangePasswordForm",
    "reset_password": "newsroom.signin.forms.ResetPasswordForm",
    "reset_password_from_key": "newsroom.signin.forms.ResetPasswordKeyForm",
}
MFA_ADAPTER = "newsroom.signin.sealed.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", *(["webauthn"] if PASSKEYS else [])]
MFA_PASSKEY_LOGIN_ENABLED = PASSKEYS
MFA_TOTP_TOLERANCE = 1  # the clock of a phone may be half a minute off
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are typed by whoever manages accounts
MFA_FORMS = {
    "authenticate": "newsroom.signin.forms.AuthenticateForm",
    "reauthenticate": "newsroom.signin.forms.ReauthenticateCodeForm",
    "activate_totp": "newsroom.signin.forms.ActivateForm",
    "login_webauthn": "newsroom.signin.forms.LoginPasskeyForm",
    "reauthenticate_webauthn": "newsroom.signin.forms.ReauthenticatePasskeyForm",
    "add_webauthn": "newsroom.signin.forms.AddPasskeyForm",
    "edit_webauthn": "newsroom.signin.forms.RenamePasskeyForm",
}

SOCIALACCOUNT_ADAPTER = "newsroom.signin.social.SocialAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "house",
                "name": OIDC_NAME,
                "client_id": env.str("OIDC_CLIENT_ID", default=""),
                "secret": env.str("OIDC_CLIENT_SECRET", default=""),
                "settings": {"server_url": OIDC_SERVER},
            }
        ],
    }
}

# Against guessing: django-axes counts, newsroom/signin/limits.py says how
AXES_HANDLER = "newsroom.signin.limits.Handler"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 8  # and newsroom.signin.limits.PER_NETWORK
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "newsroom.signin.limits.account"
AXES_CLIENT_IP_CALLABLE = "newsroom.signin.limits.network"
AXES_LOCKOUT_CALLABLE = "newsroom.signin.limits.refused"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login", "next"]
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True  # the audit log has it
CACHES = {  # for counters of codes and mails, which all web processes of a machine share
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(VAR_DIR / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

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

# What readers' browsers may load: our own files, pictures from where MEDIA_URL points, and players
# from the hosts that the settings name, once a reader has asked for one
EMBED_HOSTS = site.players(
    env.list("EMBED_HOSTS", default=sorted(embeds.HOSTS) if DEMO else []), embeds.HOSTS
)
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, *site.origins(MEDIA_URL)],
    "frame-src": [f"https://{name}" for name in EMBED_HOSTS] or [CSP.NONE],
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
    "newsroom.jobs.upkeep.count_rows": timedelta(hours=1),
    "articles.publishing.tasks.end_rights": timedelta(minutes=5),
    "articles.publishing.tasks.sweep_files": timedelta(hours=1),
    "articles.publishing.tasks.look_after_cards": timedelta(hours=1),
    "newsroom.signin.upkeep.forget_what_is_over": timedelta(hours=6),
}

MAIL_IS_SENT = bool(env.str("EMAIL_URL", default=""))  # else nobody is offered a mail
MAILERS = {"default": site.mailer(env, demo=DEMO or DEBUG)}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", default=f"newsroom@{site.host(SITE_URL)}"
)

LOGGING = logs.configure(env.str("LOG_LEVEL", default="INFO"))

TAGGIT_CASE_INSENSITIVE = True
