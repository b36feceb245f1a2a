"""Citations in four formats, hostile titles included."""

import json
import re
from datetime import date

import pytest

from records.citing import Cited, as_bibtex, as_csl, as_ris, as_text

DAY = date(2026, 11, 26)
HOSTILE = 'Львів & "Łódź" {50%} #1_~^\\ $x$\nER  - \r\n@misc{evil,'


def cited(title="Lviv – Freiburg", **fields):
    """A record of version 3."""
    given = {"version": "3", "changed": date(2026, 2, 1), "sources": ("SWR, 2022. https://a.b",)}
    address = "https://register.example/en/partnerships/lviv--freiburg/"
    return Cited(title, address, DAY, fields.pop("language", "en"), **{**given, **fields})


def test_text_names_portal_version_address_licence_and_sources():
    assert as_text(cited()) == (
        "Register of Municipal Diplomacy. Lviv – Freiburg, version 3 of 2026-02-01. "
        "https://register.example/en/partnerships/lviv--freiburg/ (CC BY 4.0). "
        "Original sources: SWR, 2022. https://a.b."
    )


def test_text_of_a_list_is_as_of_the_day_in_ukrainian():
    told = as_text(cited("Допомога", version="", changed=None, sources=(), language="uk"))

    assert told.startswith("Реєстр муніципальної дипломатії. Допомога, стан на 2026-11-26. ")


def test_bibtex_has_its_fields():
    assert as_bibtex(cited()).splitlines() == [
        "@online{register-en-partnerships-lviv-freiburg,",
        "  author = {{Register of Municipal Diplomacy}},",
        "  title = {{Lviv – Freiburg}},",
        "  year = {2026},",
        "  month = feb,",
        "  version = {3},",
        "  url = {https://register.example/en/partnerships/lviv--freiburg/},",
        "  urldate = {2026-11-26},",
        "  note = {version 3 of 2026-02-01. CC BY 4.0},",
        "  addendum = {SWR, 2022. https://a.b},",
        "}",
    ]


def test_bibtex_is_one_entry_whatever_the_title():
    told = as_bibtex(cited(HOSTILE))

    assert len(re.findall(r"^@", told, flags=re.MULTILINE)) == 1
    unescaped = re.sub(r"\\[\\{}$&#_%]|\\text\w+\{\}", "", told)
    assert unescaped.count("{") == unescaped.count("}")
    assert not re.search(r"(?<!\\)[&%$#_^~]", unescaped.partition("title = ")[2].partition("\n")[0])


def test_ris_has_one_end_and_well_formed_lines():
    lines = as_ris(cited(HOSTILE)).split("\n")

    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines)
    assert [line[:2] for line in lines].count("ER") == 1
    assert lines[0] == "TY  - ELEC"
    assert lines[-1] == "ER  - "


def test_csl_is_json_with_its_fields():
    (item,) = json.loads(as_csl(cited(HOSTILE)))

    assert item["type"] == "webpage"
    assert item["issued"] == {"date-parts": [[2026, 2, 1]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 26]]}
    assert item["version"] == "3"
    assert "\n" not in item["title"]


@pytest.mark.parametrize("write", [as_text, as_bibtex, as_ris, as_csl])
def test_many_sources_end_with_the_way_to_the_rest(write):
    told = write(cited(sources=tuple(f"Source {n}" for n in range(30))))

    assert "Source 19" in told
    assert "Source 20" not in told
    assert "10 more: https://register.example" in told


@pytest.mark.parametrize(
    ("language", "state", "sources"),
    [
        (
            "en",
            "as of 2026-11-26, newest release 2026.1",
            "Original sources: named with each row at this address",
        ),
        (
            "uk",
            "стан на 2026-11-26, останній випуск 2026.1",
            "Першоджерела: названо при кожному рядку за цією адресою",
        ),
    ],
)
def test_figure_names_the_newest_release_and_where_its_sources_are(language, state, sources):
    figure = cited(
        "Aid", version="", changed=None, sources=(), release="2026.1", is_of_rows=True,
        language=language,
    )  # fmt: skip

    assert f", {state}. " in as_text(figure)
    assert as_text(figure).endswith(f" {sources}.")
    assert f"note = {{{state}. CC BY 4.0}}" in as_bibtex(figure)
    assert f"addendum = {{{sources}}}" in as_bibtex(figure)
    assert f"N1  - {sources}" in as_ris(figure).splitlines()
    assert json.loads(as_csl(figure))[0]["references"] == sources


def test_record_is_known_by_its_version_not_by_a_release():
    assert "release" not in as_text(cited(release="2026.1"))
