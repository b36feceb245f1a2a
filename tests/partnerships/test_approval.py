"""Approval of agreements: which path, which steps, how many days are left."""

from datetime import date

import pytest
from django.utils import translation

from partnerships.approval import Path, Standing, Step, Taken, path_of, problems, standing

TODAY = date(2026, 11, 27)


def day(text: str) -> date:
    """2026-11-01"""
    return date.fromisoformat(text)


def steps(**taken: str) -> list[Taken]:
    """sent="2026-11-01", approved="2026-11-20 117" """
    rows = []
    for name, told in taken.items():
        on, _space, number = told.partition(" ")
        rows.append(Taken(Step(name), day(on), number))
    return rows


@pytest.mark.parametrize(
    ("municipalities", "bodies", "path"),
    [
        (1, 0, Path.TERRITORIAL),
        (3, 1, Path.TERRITORIAL),
        (0, 1, Path.OTHER),
        (0, 0, Path.UNKNOWN),
    ],
)
def test_the_counterparts_decide_the_path(municipalities: int, bodies: int, path: Path) -> None:
    assert path_of(municipalities, bodies) == path


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ({}, None),
        ({"draft": "2026-11-01"}, (Step.DRAFT, None)),
        ({"sent": "2026-11-27"}, (Step.SENT, 30)),
        ({"sent": "2026-11-01"}, (Step.SENT, 4)),
        ({"sent": "2026-10-28"}, (Step.SENT, 0)),
        ({"sent": "2026-10-27"}, (Step.SENT, -1)),
        ({"sent": "2026-11-20", "justice": "2026-11-22"}, (Step.JUSTICE, 5)),
        # Its check takes none of the days that the whole has
        ({"sent": "2026-11-01", "justice": "2026-11-26"}, (Step.JUSTICE, 4)),
        ({"sent": "2026-11-01", "approved": "2026-11-20 117"}, (Step.APPROVED, None)),
        ({"signed": "2020-05-05"}, (Step.SIGNED, None)),
        # What is still to come is not reached
        ({"signed": "2026-11-01", "in_force": "2027-01-01"}, (Step.SIGNED, None)),
    ],
)
def test_days_are_counted_while_an_answer_is_awaited(
    taken: dict[str, str], expected: tuple[Step, int | None] | None
) -> None:
    found = standing(steps(**taken), TODAY)

    assert (found and (found.step, found.days_left)) == expected


def test_a_standing_says_since_and_until_when() -> None:
    assert standing(steps(sent="2026-11-01"), TODAY) == Standing(
        Step.SENT, day("2026-11-01"), day("2026-12-01"), 4
    )


@pytest.mark.parametrize(
    ("left", "is_overdue"), [("2026-10-28", False), ("2026-10-27", True), ("2026-11-20", False)]
)
def test_an_answer_is_overdue_after_its_last_day(left: str, is_overdue: bool) -> None:
    found = standing(steps(sent=left), TODAY)

    assert found is not None
    assert found.is_overdue is is_overdue


WHOLE = {
    "draft": "2026-01-10",
    "sent": "2026-02-01",
    "justice": "2026-02-03",
    "approved": "2026-02-25 117",
    "signed": "2026-04-01",
    "registered": "2026-04-10 45",
    "in_force": "2026-05-01",
    "ended": "2031-05-01",
}


@pytest.mark.parametrize(
    ("taken", "path"),
    [
        (WHOLE, Path.TERRITORIAL),
        ({"signed": "2024-05-05"}, Path.TERRITORIAL),
        ({"signed": "2024-05-05", "in_force": "2024-05-06"}, Path.TERRITORIAL),
        ({"draft": "2026-01-01", "signed": "2026-02-01", "ended": "2026-03-01"}, Path.OTHER),
        ({"sent": "2026-02-01", "approved": "2026-02-01 1"}, Path.TERRITORIAL),
    ],
)
def test_steps_in_their_order_are_sound(taken: dict[str, str], path: Path) -> None:
    assert problems(steps(**taken), path, TODAY) == {}


@pytest.mark.parametrize("step", ["draft", "sent", "justice", "approved"])
def test_what_comes_before_signing_does_not_come_after_it(step: str) -> None:
    taken = [Taken(Step(step), day("2026-02-01"), "1")]

    before = problems(taken, Path.TERRITORIAL, TODAY, day("2026-01-31"))
    after = problems(taken, Path.TERRITORIAL, TODAY, day("2026-02-01"))

    assert list(before) == [Step(step)]
    assert Step(step) not in after or step in ("justice", "approved")


@pytest.mark.parametrize(
    ("taken", "path", "step", "told"),
    [
        ({"sent": "2026-02-01"}, Path.OTHER, "sent", "goes to the ministry"),
        ({"registered": "2026-02-01 4"}, Path.OTHER, "registered", "goes to the ministry"),
        ({"sent": "2026-02-01"}, Path.UNKNOWN, "sent", "First name the party abroad"),
        ({"in_force": "2026-02-01"}, Path.OTHER, "in_force", "First comes the step “signed”"),
        ({"ended": "2026-02-01"}, Path.OTHER, "ended", "First comes the step “signed”"),
        ({"ended": "2026-02-01"}, Path.TERRITORIAL, "ended", "First comes the step “in force”"),
        ({"sent": "2026-11-28"}, Path.TERRITORIAL, "sent", "still to come"),
        ({"approved": "2026-02-01 117"}, Path.TERRITORIAL, "approved", "sent to the ministry"),
        (
            {"sent": "2026-02-01", "approved": "2026-02-20"},
            Path.TERRITORIAL,
            "approved",
            "number of the order",
        ),
        (
            {**WHOLE, "registered": "2026-04-10"},
            Path.TERRITORIAL,
            "registered",
            "number of the entry",
        ),
        ({"sent": "2026-02-01", "signed": "2026-04-01"}, Path.TERRITORIAL, "signed", "approved by"),
        ({"signed": "2025-03-28"}, Path.TERRITORIAL, "signed", "approved by"),
        (
            {"sent": "2026-02-10", "approved": "2026-02-01 1"},
            Path.TERRITORIAL,
            "approved",
            "was taken later, on 10.02.2026",
        ),
    ],
)
def test_a_step_that_cannot_be_is_refused(
    taken: dict[str, str], path: Path, step: str, told: str
) -> None:
    with translation.override("en"):
        found = {
            one.value: str(text) for one, text in problems(steps(**taken), path, TODAY).items()
        }

    assert list(found) == [step]
    assert told in found[step]
