"""The languages of sources in words, in Ukrainian and English."""

from django.utils.functional import lazy

from records.languages import reader_language

# ISO 639-1: (English, Ukrainian), as in "in German", «німецькою»
LANGUAGES: dict[str, tuple[str, str]] = {
    "be": ("in Belarusian", "білоруською"),
    "bg": ("in Bulgarian", "болгарською"),
    "bs": ("in Bosnian", "боснійською"),
    "ca": ("in Catalan", "каталонською"),
    "cs": ("in Czech", "чеською"),
    "da": ("in Danish", "данською"),
    "de": ("in German", "німецькою"),
    "el": ("in Greek", "грецькою"),
    "en": ("in English", "англійською"),
    "es": ("in Spanish", "іспанською"),
    "et": ("in Estonian", "естонською"),
    "fi": ("in Finnish", "фінською"),
    "fr": ("in French", "французькою"),
    "he": ("in Hebrew", "івритом"),
    "hr": ("in Croatian", "хорватською"),
    "hu": ("in Hungarian", "угорською"),
    "is": ("in Icelandic", "ісландською"),
    "it": ("in Italian", "італійською"),
    "ja": ("in Japanese", "японською"),
    "ka": ("in Georgian", "грузинською"),
    "ko": ("in Korean", "корейською"),
    "lt": ("in Lithuanian", "литовською"),
    "lv": ("in Latvian", "латиською"),
    "nl": ("in Dutch", "нідерландською"),
    "no": ("in Norwegian", "норвезькою"),
    "pl": ("in Polish", "польською"),
    "pt": ("in Portuguese", "португальською"),
    "ro": ("in Romanian", "румунською"),
    "ru": ("in Russian", "російською"),
    "sk": ("in Slovak", "словацькою"),
    "sl": ("in Slovene", "словенською"),
    "sr": ("in Serbian", "сербською"),
    "sv": ("in Swedish", "шведською"),
    "tr": ("in Turkish", "турецькою"),
    "uk": ("in Ukrainian", "українською"),
    "zh": ("in Chinese", "китайською"),
}


def in_language(code: str, reader: str) -> str:
    """In which language a text stands: "in German". Unknown: the code itself."""
    if code not in LANGUAGES:
        return code
    return LANGUAGES[code][reader == "uk"]


def _in_readers_words(code: str) -> str:
    return in_language(code, reader_language())


_lazy_words = lazy(_in_readers_words, str)

# For forms: Ukrainian and English first, they are met most
LANGUAGE_CHOICES = [(code, _lazy_words(code)) for code in dict.fromkeys(("uk", "en", *LANGUAGES))]
