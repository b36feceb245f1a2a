"""The state of a link on a day, purely and in the database alike."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from partnerships.models import Partnership
from partnerships.state import LinkState, Step, state_on
from tests.factories import add_event, make_city, make_home, make_partnership

SIGNED = Step("signed", "sister", date(1990, 12, 31))
AS_PARTNER = Step("signed", "partner", date(2010, 5, 1))
RAISED = Step("raised", "", date(2015, 1, 1))
ENDED = Step("terminated", "", date(2016, 2, 11))
UNDATED = Step("signed", "sister", None)


@pytest.mark.parametrize(
    ("day", "steps", "expected"),
    [
        (date(1990, 6, 1), [SIGNED], LinkState("", "")),
        (date(1990, 12, 31), [SIGNED], LinkState("sister", "active")),
        (date(1900, 1, 1), [UNDATED], LinkState("sister", "active")),
        (date(2012, 1, 1), [AS_PARTNER, RAISED], LinkState("partner", "active")),
        (date(2015, 1, 1), [RAISED, AS_PARTNER], LinkState("sister", "active")),
        (date(2016, 2, 10), [UNDATED, ENDED], LinkState("sister", "active")),
        (date(2016, 2, 11), [UNDATED, ENDED], LinkState("sister", "terminated")),
        (date(2020, 1, 1), [], LinkState("", "")),
    ],
)
def test_state_on(day, steps, expected):
    assert state_on(day, steps) == expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2009, 12, 31), []),
        (date(2010, 12, 31), [("partner", "active")]),
        (date(2015, 3, 1), [("sister", "active")]),
        (date(2016, 2, 10), [("sister", "active")]),
        (date(2016, 2, 11), [("sister", "suspended")]),
        (date(2022, 6, 30), [("sister", "terminated")]),
    ],
)
def test_as_of_agrees_with_the_pure_state(day, expected):
    link = make_partnership(make_home(), make_city(), kind="partner", signed="2010")
    add_event(link, "raised", "2015-03-01")
    add_event(link, "suspended", "2016-02-11~")
    add_event(link, "terminated", "2022-05", effective_edtf="2022-06-30")

    found = list(Partnership.objects.as_of(day).values_list("kind_on", "status_on"))

    state = link.state_on(day)
    assert found == expected
    assert [(state.kind, state.status)] == (expected or [("", "")])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "expected", "years", "first_year"),
    [
        (date(2020, 1, 1), "2017", "2017", ""),
        (date(2022, 5, 20), "2017", "2017", ""),
        (date(2022, 5, 21), "2022-05-21", "2022", "2017"),
    ],
)
def test_a_link_raised_later_began_with_its_first_signature(day, expected, years, first_year):
    link = make_partnership(make_home(), make_city(), kind="partner", signed="2017")
    add_event(link, "raised", "2022-05-21")

    found = Partnership.objects.as_of(day).get()

    assert found.established_on == expected
    assert (found.years, found.first_year) == (years, first_year)


@pytest.mark.django_db
def test_link_that_nothing_confirms_is_unknown():
    link = make_partnership(make_home(), make_city(), is_confirmed=False)

    assert link.status == "unknown"
    assert Partnership.objects.as_of(date(2020, 1, 1)).get().status_on == "unknown"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], ("partner", "active", "1976-12-12", "")),
        ([("raised", "1993-02-19", "")], ("sister", "active", "1993-02-19", "")),
        ([("signed", "1990", "partner")], ("partner", "active", "1976-12-12", "")),
        ([("signed", "1990", "sister")], ("sister", "active", "1990", "")),
        ([("signed", "", "partner")], ("partner", "active", "", "")),
        (
            [("raised", "1993", ""), ("terminated", "2016-02-11~", "")],
            ("sister", "terminated", "1993", "2016-02-11~"),
        ),
    ],
)
def test_link_is_established_when_it_became_what_it_is(events, expected):
    link = make_partnership(make_home(), make_city(), kind="partner", signed="1976-12-12")
    for kind, day, link_kind in events:
        add_event(link, kind, day, link_kind=link_kind)

    kept = Partnership.objects.values_list("kind", "status", "established_edtf", "ended_edtf")
    assert kept.get() == expected


@pytest.mark.django_db
def test_link_that_never_began_is_refused():
    link = make_partnership(make_home(), make_city())
    link.events.all().delete()

    with pytest.raises(ValidationError, match="Add the event by which the link began"):
        link.settle()
