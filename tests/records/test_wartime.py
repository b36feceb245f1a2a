"""What should not be public in wartime is seen in both languages; plain reports are not."""

from datetime import date

import pytest

from records.wartime import Caution, Harm, cautions_in, coming

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "harm", "excerpt"),
    [
        ("Передано на вул. Городоцьку, 5 у Львові", "street", "вул. Городоцьку, 5"),
        ("у школі на проспекті Науки", "street", "проспекті Науки"),
        ("біля площі Ринок", "street", "площі Ринок"),
        ("delivered to 12 Khreshchatyk Street, Kyiv", "street", "12 Khreshchatyk Street"),
        ("Storage at Horodotska Street 5", "street", "Horodotska Street 5"),
        ("unloaded in vul. Shevchenka, 3", "street", "vul. Shevchenka, 3"),
        ("місце 49.83826, 24.02324", "coordinates", "49.83826, 24.02324"),
        ("49,8383° пн 24,0232° сх", "coordinates", "49,8383° пн 24,0232° сх"),
        ("at 49°50′18″N", "coordinates", "49°50′18″N"),
        ("автобус ВС 1234 АА", "plate", "ВС 1234 АА"),
        ("bus AA1234BP", "plate", "AA1234BP"),
        ("Fahrzeug FR-LV 2023 übergeben", "plate", "FR-LV 2023"),
        ("серійний номер XJ-4417", "serial", "серійний номер XJ-4417"),
        ("chassis WDB9066331S123456 handed over", "serial", "WDB9066331S123456"),
        ("трансформатори для підстанції «Північна»", "object", "підстанції «Північна»"),
        ("зі складу № 7", "object", "складу № 7"),
        ("unloaded at the Saltiv Tram Depot", "object", "Saltiv Tram Depot"),
        ("генератор для ТЕЦ-5", "object", "ТЕЦ-5"),
        ("для військової частини А1234", "unit", "військової частини А1234"),
        ("пікап для 24-ї окремої бригади", "unit", "24-ї окремої бригади"),
        ("drones for the 3rd Assault Brigade", "unit", "3rd Assault Brigade"),
        ("Конвой вирушить 15 грудня 2026", "convoy", "15 грудня 2026"),
        ("The convoy leaves on 5 December 2026", "convoy", "5 December 2026"),
        ("Вантажівки прибудуть 01.12.2026", "convoy", "01.12.2026"),
        ("truck arrives 2026-12-01", "convoy", "2026-12-01"),
        ("Конвой вирушить 15 грудня о 9:00", "convoy", "15 грудня"),
        ("Колона прибуде 05.12", "convoy", "05.12"),
        ("The convoy leaves on 5 December", "convoy", "5 December"),
        ("Convoy: December 5, 2026", "convoy", "December 5, 2026"),
        ("на вул.Городоцька 5", "street", "вул.Городоцька 5"),
        ("вулиця ім. Шевченка, 5", "street", "вулиця ім. Шевченка, 5"),
        ("точка 49.8383,24.0232", "coordinates", "49.8383,24.0232"),
        ("49.8123/24.0567", "coordinates", "49.8123/24.0567"),
        ("N49.81 E24.05", "coordinates", "N49.81 E24.05"),
        ("https://maps.google.com/?q=49.8,24.0", "coordinates", "maps.google.com/?q=49.8,24.0"),
        ("плюс-код 8GX4V2QF+2X", "coordinates", "8GX4V2QF+2X"),
        ("ВЧ А1234", "unit", "ВЧ А1234"),
        ("для в.ч. А1234", "unit", "в.ч. А1234"),
        ("for unit A1234", "unit", "unit A1234"),
        ("для 24 ОМБр", "unit", "24 ОМБр"),
        ("підстанція 330 кВ Західна", "object", "підстанція 330 кВ Західна"),
        ("ПС «Львів-Південна»", "object", "ПС «Львів-Південна»"),
        ("generators for CHP-5", "object", "CHP-5"),
        ("тел. 255-12-34", "phone", "тел. 255-12-34"),
        ("дзвоніть +380 67 123 45 67", "phone", "+380 67 123 45 67"),
        ("тел. (067) 123-45-67", "phone", "(067) 123-45-67"),
        ("call +49 761 2010", "phone", "+49 761 2010"),
        ("пишіть на i.petrenko@city-adm.lviv.ua", "email", "i.petrenko@city-adm.lviv.ua"),
    ],
)  # fmt: skip
def test_harmful_detail_is_seen(text: str, harm: str, excerpt: str) -> None:
    assert cautions_in(text, TODAY) == [Caution(Harm(harm), excerpt)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "50 тонн гуманітарної допомоги з Лейпцига 14 вересня 2023 року",
        "Угода № 178 від 28.04.2022, рішення 12/345",
        "5 пожежних автомобілів і 1 500 000 євро",
        "Склад делегації: мери Києва й Берліна; депо міста",
        "Площею 200 кв. м, температура 12,5 °C, 3.500 тонн",
        "The convoy left on 5 December 2022 and arrived on 9 December 2022",
        "Колона прибула 15 березня, 10.12 тонн вантажу",
        "Вантажівки прибули в жовтні",
        "The agreement ends on 31 December 2030",
        "Generators of 100 kVA, 230 V, model QAS-200",
        "COVID-19, ISO 9001, EUR 1,234,567.890 in 2022-2023",
        "Trolleybuses for the depot, a warehouse and the substation",
        "Unit: vehicles. Freiburg, Köln, Lwów, T6A5, 10 T3",
        "Конвой вирушив 31.02.2027",
    ],
)
def test_plain_report_raises_no_caution(text: str) -> None:
    assert cautions_in(text, TODAY) == []


def test_each_wording_is_told_once() -> None:
    assert len(cautions_in("вул. Нова, 1; вул. Нова, 1; a@b.ua", TODAY)) == 2


@pytest.mark.parametrize(
    ("text", "is_coming"),
    [
        ("2026-12-01", True),
        ("2027", True),
        ("2026-11-27", False),
        ("2026-12", True),
        ("2026", False),
        ("2022/..", False),
        ("", False),
        ("tomorrow", False),
    ],
)
def test_date_in_days_to_come(text: str, is_coming: bool) -> None:
    assert bool(coming([text], TODAY)) == is_coming


def test_long_hostile_text_is_read_quickly_enough_to_end() -> None:
    hostile = ["A", "Aa ", "вул. ", "0 ", "«", "a@", "+1 ", "Aa-", "1.2345, "]

    found = [cautions_in(sign * 20_000, TODAY) for sign in hostile]

    assert found[0] == []
