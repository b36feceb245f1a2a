"""The stage table in words: stages side by side, doubts under the figure, the receipt."""

from aid.stage_table import (
    Cell,
    Line,
    ReceiptNote,
    ReceiptRow,
    received_table,
    stage_table,
)
from aid.totals import totals
from tests.aid.ledger import ROWS, item, row


def test_line_holds_three_stages_with_their_rows():
    rows = [
        row("a", item(20), item(1, good="car")),
        row("b", item(25, good="tram", qualifier="about"), stage="committed"),
    ]
    (line,) = stage_table(totals(rows), "en", city="lviv").lines
    assert line == Line(
        "vehicles",
        "buses, trams, cars",
        (
            Cell(
                "pledged",
                "",
                "no rows",
                "city=lviv&stage=pledged&measure=vehicles",
                False,
                "",
                "vehicles",
                "no rows",
            ),
            Cell(
                "committed",
                "25",
                "about; 1 row",
                "city=lviv&stage=committed&measure=vehicles",
                True,
                "about",
                "vehicles",
                "1 row",
            ),
            Cell(
                "delivered",
                "21",
                "1 row",
                "city=lviv&stage=delivered&measure=vehicles",
                True,
                "",
                "vehicles",
                "1 row",
            ),
        ),
    )


def test_cell_of_rows_without_a_number_says_so():
    (line,) = stage_table(totals([row("a", item(None))]), "en").lines
    delivered = line.cells[2]
    assert (delivered.figure, delivered.note) == ("", "1 row of unknown number")


def test_many_goods_are_not_listed():
    goods = ["bus", "tram", "car", "truck", "ambulance", "fire-engine"]
    (line,) = stage_table(totals([row("a", *(item(1, good=good) for good in goods))]), "en").lines
    assert line.sub == "vehicles of all kinds"


def test_receipt_counts_rows_or_items_and_names_the_rows():
    table = stage_table(totals(ROWS), "en")
    assert [(note.reason, note.number) for note in table.left_out] == [
        ("part_of", 1),
        ("forwarded_from", 1),
        ("no_quantity", 4),
        ("mixed_goods", 2),
    ]
    assert [(note.reason, note.number) for note in table.doubts] == [
        ("overlaps", 1),
        ("shared", 1),
        ("approximate", 5),
    ]
    assert table.left_out[0] == ReceiptNote(
        "part_of",
        1,
        (ReceiptRow("buses-g", "buses-g", "7 vehicles", ""),),
        amounts="7 vehicles (delivered)",
        unlisted=0,
        query="receipt=part_of",
    )


def test_receipt_tells_with_whom_a_row_is_shared():
    (note,) = [note for note in stage_table(totals(ROWS), "en").doubts if note.reason == "shared"]
    assert note.rows[0].shared_with == "Ukraine as a whole"


def test_words_follow_the_language():
    (line,) = stage_table(totals([row("a", item(20))]), "uk").lines
    assert (line.label, line.sub, line.cells[2].note) == ("техніка", "автобуси", "1 рядок")


def test_table_without_rows_is_empty():
    table = stage_table(totals([]), "en")
    assert (table.lines, table.rows, table.has_receipt) == ((), 0, False)


def test_rows_that_other_places_share_stand_on_a_line_of_their_own():
    rows = [
        row("a", item(204)),
        row("b", item(89), shared_with="Ukraine as a whole"),
        row("c", item(2, "pieces", "generator"), shared_with="Lviv"),
        row("d", item(5, "tonnes", "relief-goods")),
    ]
    table = received_table(totals(rows), "en", city="kyiv")
    assert [(line.label, line.cells[2].figure, line.is_shared) for line in table.lines] == [
        ("vehicles", "204", False),
        ("vehicles", "89", True),
        ("generators", "2", True),
        ("tonnes of goods", "5", False),
    ]
    assert [line.cells[2].query for line in table.lines[:2]] == [
        "city=kyiv&split=known&stage=delivered&measure=vehicles",
        "city=kyiv&split=unknown&stage=delivered&measure=vehicles",
    ]
    assert (table.rows, table.doubts[0].reason) == (4, "shared")


def test_without_shared_figures_the_table_is_the_plain_one():
    made = totals([row("a", item(204)), row("b", item(25, "pieces", "other"), shared_with="Kyiv")])
    assert received_table(made, "en", city="lviv") == stage_table(made, "en", city="lviv")
