"""The words that dates are told in, Ukrainian and English."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Lexicon:
    """Words of one language; months from January, seasons from spring.

    `*_of` stand after a preposition or a day (genitive), `*_in` answer "when".
    """

    months: tuple[str, ...]
    months_of: tuple[str, ...]
    months_short: tuple[str, ...]
    seasons_in: tuple[str, ...]
    seasons_short: tuple[str, ...]
    about: str
    about_short: str
    possibly: str
    possibly_end: str
    since: str
    until: str
    between: str
    ends_same_year: str
    ends_same_month: str
    no_begin: str
    no_end: str
    roughly: str
    unconfirmed: str


UKRAINIAN = Lexicon(
    months=(
        "січень",
        "лютий",
        "березень",
        "квітень",
        "травень",
        "червень",
        "липень",
        "серпень",
        "вересень",
        "жовтень",
        "листопад",
        "грудень",
    ),
    months_of=(
        "січня",
        "лютого",
        "березня",
        "квітня",
        "травня",
        "червня",
        "липня",
        "серпня",
        "вересня",
        "жовтня",
        "листопада",
        "грудня",
    ),
    months_short=(
        "січ.",
        "лют.",
        "бер.",
        "квіт.",
        "трав.",
        "черв.",
        "лип.",
        "серп.",
        "вер.",
        "жовт.",
        "лист.",
        "груд.",
    ),
    seasons_in=("навесні", "влітку", "восени", "взимку"),
    seasons_short=("весна", "літо", "осінь", "зима"),
    about="близько {}",
    about_short="бл. {}",
    possibly="імовірно {}",
    possibly_end="{} (імовірно)",
    since="від {}",
    until="до {}",
    between="від {} до {}",
    ends_same_year="від {} із завершенням того ж року",
    ends_same_month="від {} із завершенням того ж місяця",
    no_begin="не пізніше {}, початок не вказано",
    no_end="від {}, кінець не вказано",
    roughly="приблизно",
    unconfirmed="не підтверджено",
)

_ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

ENGLISH = Lexicon(
    months=_ENGLISH_MONTHS,
    months_of=_ENGLISH_MONTHS,
    months_short=tuple(month[:3] for month in _ENGLISH_MONTHS),
    seasons_in=("spring", "summer", "autumn", "winter"),
    seasons_short=("spring", "summer", "autumn", "winter"),
    about="about {}",
    about_short="c. {}",
    possibly="possibly {}",
    possibly_end="possibly {}",
    since="since {}",
    until="until {}",
    between="from {} to {}",
    ends_same_year="from {}, ending the same year",
    ends_same_month="from {}, ending the same month",
    no_begin="not later than {}, beginning not stated",
    no_end="from {}, end not stated",
    roughly="roughly",
    unconfirmed="unconfirmed",
)


def lexicon_of(language: str) -> Lexicon:
    """Words of that language code; English where the language is not ours."""
    return UKRAINIAN if language.lower().split("-")[0] == "uk" else ENGLISH
