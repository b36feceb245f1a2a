"""Settings of signing in; portal/settings.py takes them in."""

from portal import environment

IS_PRODUCTION = environment.text("PORTAL_ENV", "development") == "production"
# Without a second factor nobody enters the admin (demanded), or anybody may add one (offered)
PORTAL_SECOND_FACTOR = environment.choice(
    "PORTAL_SECOND_FACTOR",
    ("offered", "demanded"),
    "demanded" if IS_PRODUCTION else "offered",
)
SIGNIN_APPS = ["allauth", "allauth.account", "allauth.mfa", "allauth.usersessions"]
SIGNIN_MIDDLEWARE = [
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"

ACCOUNT_ADAPTER = "portal.signin.adapter.RegisterAccountAdapter"
ACCOUNT_FORMS = {
    "login": "portal.signin.forms.PlainLoginForm",
    "reauthenticate": "portal.signin.forms.PlainReauthenticateForm",
    "change_password": "portal.signin.forms.PlainChangePasswordForm",
    "reset_password": "portal.signin.forms.PlainResetPasswordForm",
    "reset_password_from_key": "portal.signin.forms.PlainResetPasswordKeyForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
# No letter to who has no account: it would go to strangers, and tell them so
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# Counted in the cache, which all workers share
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "20/m/ip,5/300s/key"}
# Whose address is counted: that which the proxy in front names
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if environment.flag("PORTAL_BEHIND_PROXY") else 0

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "portal.signin.adapter.RegisterFactorAdapter"
MFA_FORMS = {
    "add_webauthn": "portal.signin.forms.AddKeyForm",
    "edit_webauthn": "portal.signin.forms.EditKeyForm",
    "authenticate": "portal.signin.forms.PlainAuthenticateForm",
    "reauthenticate": "portal.signin.forms.PlainFactorAgainForm",
    "activate_totp": "portal.signin.forms.PlainActivateForm",
}
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_PRODUCTION
# A code holds for thirty seconds; clocks may differ by as much
MFA_TOTP_TOLERANCE = 1
MFA_TRUST_ENABLED = False

USERSESSIONS_TRACK_ACTIVITY = True

# What workers count together: Redis where there is one, else a table of the database
REDIS_URL = environment.text("PORTAL_REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "register",
    }
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
    }
}
