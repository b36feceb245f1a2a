"""Which browser and system a session is of, told from what the browser says of itself."""

from django.utils.translation import gettext as _

# The first that is found counts: Edge calls itself Chrome too, Chrome calls itself Safari
BROWSERS = (
    ("Edg", "Edge"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("OPR/", "Opera"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iOS"),
    ("iPad", "iOS"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def browser_in_words(says: str) -> str:
    """Such as Firefox, Linux. Unknown: another browser."""
    browser = next((name for sign, name in BROWSERS if sign in says), "")
    system = next((name for sign, name in SYSTEMS if sign in says), "")
    return ", ".join(filter(None, (browser or _("another browser"), system)))
