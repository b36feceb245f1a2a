"""The receipt of a total: what was left out, what is in doubt."""

from aid.measures import ALL_VEHICLES
from aid.receipts import Reason
from aid.totals import totals as totals_of
from tests.aid.ledger import ROWS, item, row


def test_receipt_of_all_says_what_is_left_out():
    receipt = totals_of(ROWS).receipt()
    assert {
        note.reason.value: [line.row.slug for line in note.lines] for note in receipt.left_out
    } == {
        "part_of": ["buses-g"],
        "forwarded_from": ["trucks-h"],
        "no_quantity": ["buses-c", "empty-j", "relief-n", "vehicles-i"],
        "mixed_goods": ["generators-k", "relief-o"],
    }


def test_receipt_of_all_says_what_is_in_doubt():
    receipt = totals_of(ROWS).receipt()
    assert {
        note.reason.value: [line.row.slug for line in note.lines] for note in receipt.doubts
    } == {
        "overlaps": ["trams-e"],
        "shared": ["vehicles-f"],
        "approximate": ["buses-b", "generators-k", "people-s", "relief-m", "trams-d"],
    }


def test_receipt_of_one_measure_holds_its_rows_alone():
    receipt = totals_of(ROWS).receipt(ALL_VEHICLES)
    assert receipt.counted == 7
    assert receipt.note("no_quantity").rows == 2
    assert receipt.note("approximate").figures == 2
    assert receipt.note("mixed_goods").rows == 0


def test_note_can_say_how_much_is_part_of_other_rows():
    parts = [
        row("a", item(19), left_out_because="part_of", whole_is_public=True),
        row("b", item(15), item(2), left_out_because="part_of", whole_is_public=True),
    ]
    note = totals_of(parts).receipt(ALL_VEHICLES).note(Reason.PART_OF)
    assert (note.rows, note.figures) == (2, 3)
    assert [amount.in_words("en") for amount in note.amounts] == ["36 vehicles"]
    assert [line.in_words("en") for line in note.lines] == [
        "19 vehicles",
        "15 vehicles + 2 vehicles",
    ]
    assert note.whole_is_public is True


def test_note_keeps_stages_and_units_apart():
    parts = [
        row("a", item(19), item(5, "EUR", nature="money"), left_out_because="part_of"),
        row("b", item(15), stage="pledged", left_out_because="part_of"),
    ]
    note = totals_of(parts).receipt().note("part_of")
    assert [(a.stage, a.in_words("uk")) for a in note.amounts] == [
        ("delivered", "19 одиниць техніки"),
        ("pledged", "15 одиниць техніки"),
        ("delivered", "5 євро"),
    ]
    assert note.whole_is_public is False
