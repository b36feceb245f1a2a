"""Currencies of ISO 4217 and the names of those that the register meets."""

from records.plurals import Noun

# Codes of money that is paid; funds, metals and test codes are no currency of a gift. BGN and
# HRK were replaced by the euro (2026, 2023), yet aid of earlier days was given in them.
# Source: ISO 4217 list one.
_CODES = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
    BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
    GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR
    KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
    MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR
    SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS
    UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG
"""
CURRENCY_CODES = frozenset(_CODES.split())


def _crown(english: tuple[str, str], stem: str) -> Noun:
    """The crowns of the north and of Czechia: an adjective and «крона»."""
    return Noun(
        english,
        (f"{stem}а крона", f"{stem}і крони", f"{stem}их крон"),
        uk_genitive=f"{stem}ої крони",
        uk_accusative=f"{stem}у крону",
    )


def _dollar(english: str, adjective: str) -> Noun:
    """A dollar or franc named by its country's adjective."""
    word = "франк" if english.endswith("franc") else "долар"
    return Noun(
        (english, f"{english}s"),
        (f"{adjective}ий {word}", f"{adjective}і {word}и", f"{adjective}их {word}ів"),
        uk_genitive=f"{adjective}ого {word}а",
    )


CURRENCIES: dict[str, Noun] = {
    "EUR": Noun(("euro", "euro"), ("євро", "євро", "євро")),
    "UAH": Noun(
        ("Ukrainian hryvnia", "Ukrainian hryvnias"),
        ("гривня", "гривні", "гривень"),
        uk_accusative="гривню",
    ),
    "USD": Noun(
        ("US dollar", "US dollars"),
        ("долар США", "долари США", "доларів США"),
        uk_genitive="долара США",
    ),
    "GBP": Noun(
        ("pound sterling", "pounds sterling"),
        ("фунт стерлінгів", "фунти стерлінгів", "фунтів стерлінгів"),
        uk_genitive="фунта стерлінгів",
    ),
    "CHF": _dollar("Swiss franc", "швейцарськ"),
    "PLN": Noun(
        ("Polish zloty", "Polish zloty"),
        ("польський злотий", "польські злоті", "польських злотих"),
        uk_genitive="польського злотого",
    ),
    "CZK": _crown(("Czech koruna", "Czech korunas"), "чеськ"),
    "DKK": _crown(("Danish krone", "Danish kroner"), "данськ"),
    "NOK": _crown(("Norwegian krone", "Norwegian kroner"), "норвезьк"),
    "SEK": _crown(("Swedish krona", "Swedish kronor"), "шведськ"),
    "ISK": _crown(("Icelandic króna", "Icelandic krónur"), "ісландськ"),
    "HUF": Noun(
        ("Hungarian forint", "Hungarian forints"),
        ("угорський форинт", "угорські форинти", "угорських форинтів"),
        uk_genitive="угорського форинта",
    ),
    "RON": Noun(
        ("Romanian leu", "Romanian lei"),
        ("румунський лей", "румунські леї", "румунських леїв"),
        uk_genitive="румунського лея",
    ),
    "BGN": Noun(
        ("Bulgarian lev", "Bulgarian leva"),
        ("болгарський лев", "болгарські леви", "болгарських левів"),
        uk_genitive="болгарського лева",
    ),
    "CAD": _dollar("Canadian dollar", "канадськ"),
    "AUD": _dollar("Australian dollar", "австралійськ"),
    "JPY": Noun(
        ("Japanese yen", "Japanese yen"),
        ("японська єна", "японські єни", "японських єн"),
        uk_genitive="японської єни",
        uk_accusative="японську єну",
    ),
    "KRW": Noun(
        ("South Korean won", "South Korean won"),
        ("південнокорейська вона", "південнокорейські вони", "південнокорейських вон"),
        uk_genitive="південнокорейської вони",
        uk_accusative="південнокорейську вону",
    ),
    "TRY": Noun(
        ("Turkish lira", "Turkish lira"),
        ("турецька ліра", "турецькі ліри", "турецьких лір"),
        uk_genitive="турецької ліри",
        uk_accusative="турецьку ліру",
    ),
}
