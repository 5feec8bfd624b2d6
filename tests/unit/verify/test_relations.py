"""Every relation, each broken by a fault that is built into a package: all must be caught."""

from pathlib import Path

import pytest

from tests.unit.verify.shop import JSON, PAIR, XML, sample, verified
from wirewright.verify import Failure, Tally

JSON_FILE = "specs/shop/samples/place.request.json"
XML_FILE = "specs/shop/samples/place.request.xml"


def only(failures: tuple[Failure, ...]) -> Failure:
    assert len(failures) == 1
    return failures[0]


def test_a_good_package_holds_everywhere(tmp_path: Path) -> None:
    result = verified(tmp_path)
    assert result.failures == ()
    assert result.row() == ("shop", "1", "1/1", "1/1", "-", "1/1", "0")


# ---- the relations of a sample ----------------------------------------------------------------


def test_a_sample_that_is_not_read_shows_the_codec_s_error(tmp_path: Path) -> None:
    result = verified(tmp_path, ('text("Note")', 'text("Notes")'))
    failure = only(result.failures)
    assert (failure.relation, failure.file) == ("decode", XML_FILE)
    assert failure.message == "the sample cannot be read: Notes: missing"
    assert "correct the field or its type in the spec" in failure.advice
    assert result.row() == ("shop", "1", "1/1", "0/1", "-", "0/1", "0")


def test_a_codec_that_breaks_down_shows_its_traceback(tmp_path: Path) -> None:
    result = verified(tmp_path, ('found["note"]', 'found["nota"]'))
    failure = only(result.failures)
    assert failure.message == "the sample cannot be read: KeyError: 'nota'"
    assert any("operations.py" in line for line in failure.listing)


def test_a_member_that_is_written_by_another_name_is_shown(tmp_path: Path) -> None:
    result = verified(tmp_path, ('"note": order.note', '"Note": order.note'))
    failure = only(result.failures)
    assert (failure.relation, failure.file) == ("re-encode", JSON_FILE)
    assert (failure.line, failure.column) == (3, 4)
    assert failure.message == (
        'read and written again, it differs at `note`: `"note"` in the sample, '
        '`"Note"` as written'
    )
    assert '  | "note":"two words",' in failure.listing
    assert '  | "Note":"two words",' in failure.listing


def test_a_member_that_the_package_does_not_know_is_shown(tmp_path: Path) -> None:
    more = XML.replace(b"</Note>", b"</Note><Extra />")
    result = verified(tmp_path, samples=(sample("xml", more),))
    failure = only(result.failures)
    assert failure.message.endswith("at `Extra`: `<Extra />` in the sample, `<Lines>` as written")


def test_a_value_that_is_not_written_shows_the_codec_s_error(tmp_path: Path) -> None:
    wrong = 'def write_xml(order):\n    raise WireError("cannot be said", "Note")'
    result = verified(tmp_path, ("def write_xml(order):", wrong))
    failure = only(result.failures)
    assert (failure.relation, failure.file) == ("re-encode", XML_FILE)
    assert failure.message == (
        "the value of this sample cannot be written as xml: Note: cannot be said"
    )


def test_what_is_written_has_to_read_back_as_an_equal_value(tmp_path: Path) -> None:
    result = verified(
        tmp_path, ("    prices: list", "    prices: list\n    __eq__ = object.__eq__")
    )
    relations = [(x.relation, x.file) for x in result.failures]
    assert relations == [("re-read", JSON_FILE), ("re-read", XML_FILE), ("equal", JSON_FILE)]
    assert result.failures[0].message == (
        "what is written for this sample is not read as an equal value: "
        "it reads back as another value"
    )
    assert result.failures[2].message.endswith("though both are written alike")


def test_what_is_written_has_to_be_readable(tmp_path: Path) -> None:
    once = "def read_json(data, seen=[]):\n    seen.append(1)\n    if len(seen) > 1: raise WireError('no')"
    result = verified(tmp_path, ("def read_json(data):", once), samples=PAIR[:1])
    failure = only(result.failures)
    assert failure.relation == "re-read"
    assert failure.message.endswith("is not read as an equal value: no")


# ---- the relations of a pair ------------------------------------------------------------------


def test_a_pair_has_to_have_equal_values(tmp_path: Path) -> None:
    result = verified(tmp_path, ('int(text("Id"))', 'text("Id")'))
    failure = only(result.failures)
    assert (failure.relation, failure.file) == ("equal", JSON_FILE)
    assert failure.message == (
        "this sample and place.request.xml document one object, but their values differ at "
        '`id`: `1` from place.request.json, `"1"` from place.request.xml'
    )
    assert result.row() == ("shop", "1", "1/1", "1/1", "-", "0/1", "0")


def test_samples_of_two_objects_are_no_pair(tmp_path: Path) -> None:
    other = sample("xml", XML.replace(b"15", b"17"))
    result = verified(tmp_path, samples=(PAIR[0], other))
    assert "at `lines[0].price`: `15` from" in only(result.failures).message


def test_a_value_has_to_be_written_as_the_other_sample(tmp_path: Path) -> None:
    # Equal values that remember how they were written, such as 15 and 15.0, are still told apart.
    result = verified(
        tmp_path,
        ('[x["price"] for x in found["lines"]]', '[float(x["price"]) for x in found["lines"]]'),
        ('{"price": price}', '{"price": int(price)}'),
    )
    failure = only(result.failures)
    assert (failure.relation, failure.file) == ("cross", XML_FILE)
    assert failure.message == (
        "the value of place.request.json is not written as this sample at "
        "`Lines.Line.Price`: `15` in the sample, `15.0` as written"
    )
    assert failure.line == 6


def test_a_value_that_the_other_medium_cannot_say_is_shown(tmp_path: Path) -> None:
    mark = "Order(found['id'], Text(found['note']), [x['price'] for x in found['lines']])"
    result = verified(
        tmp_path,
        ('Order(found["id"], found["note"], [x["price"] for x in found["lines"]])', mark),
        ("def read_json", "class Text(str):\n    pass\n\ndef read_json"),
        (
            "def write_xml(order):",
            (
                "def write_xml(order):\n"
                "    if isinstance(order.note, Text): raise WireError('JSON only', 'Note')"
            ),
        ),
    )
    failure = only(result.failures)
    assert (failure.relation, failure.file) == ("cross", XML_FILE)
    assert failure.message == (
        "the value of place.request.json cannot be written as xml: Note: JSON only"
    )


def test_one_fault_is_shown_once(tmp_path: Path) -> None:
    # The XML writer is wrong for the values of both samples.
    result = verified(tmp_path, ("<Note>{note}", "<Note>{note}!"))
    assert [x.relation for x in result.failures] == ["re-encode"]
    assert result.row() == ("shop", "1", "1/1", "0/1", "-", "0/1", "0")


# ---- written reasons --------------------------------------------------------------------------

RAW = XML.replace(b"two words", b"\n two <br> words ")
REASON = (("Note", "the page has laid out the text anew"),)


def test_a_path_with_a_reason_is_left_out_and_the_rest_is_compared(tmp_path: Path) -> None:
    result = verified(tmp_path, samples=(PAIR[0], sample("xml", RAW, differs=REASON)))
    assert result.failures == ()
    assert result.row() == ("shop", "1", "1/1", "1/1", "-", "1/1", "1")
    assert str(result.reasons[0]) == (
        f"shop: {XML_FILE}, Note: the page has laid out the text anew"
    )


def test_without_its_reason_the_same_sample_fails(tmp_path: Path) -> None:
    result = verified(tmp_path, samples=(PAIR[0], sample("xml", RAW)))
    assert {x.relation for x in result.failures} == {"re-encode", "equal"}


@pytest.mark.parametrize(
    ("right", "wrong", "relation"),
    [("15", "17", "equal"), ("<Lines>", '<Lines a="1">', "re-encode")],
)
def test_a_reason_hides_nothing_beside_its_path(
    tmp_path: Path, right: str, wrong: str, relation: str
) -> None:
    other = sample("xml", RAW.replace(right.encode(), wrong.encode()), differs=REASON)
    result = verified(tmp_path, samples=(PAIR[0], other))
    assert only(result.failures).relation == relation


def test_a_reason_of_one_sample_hides_nothing_in_the_other_alone(tmp_path: Path) -> None:
    shout = ('"note": order.note', '"note": order.note.upper()')
    result = verified(tmp_path, shout, samples=(PAIR[0], sample("xml", RAW, differs=REASON)))
    assert [(x.relation, x.file) for x in result.failures] == [("re-encode", JSON_FILE)]


def test_a_reason_that_is_not_needed_is_a_failure(tmp_path: Path) -> None:
    result = verified(tmp_path, samples=(PAIR[0], sample("xml", XML, differs=REASON)))
    failure = only(result.failures)
    assert (failure.relation, failure.file) == ("reason", XML_FILE)
    assert failure.message == "`Note` is equal in all comparisons: its reason is not needed"
    assert failure.advice == "correct or remove the reason in the spec"


def test_of_two_reasons_only_the_needless_one_is_a_failure(tmp_path: Path) -> None:
    two = (*REASON, ("Lines.Price", "the page shows another number"))
    result = verified(tmp_path, samples=(PAIR[0], sample("xml", RAW, differs=two)))
    assert only(result.failures).message.startswith("`Lines.Price` is equal")


def test_a_reason_for_list_items_leaves_them_all_out(tmp_path: Path) -> None:
    prices = (("Lines.Price", "the page shows other numbers"),)
    other = XML.replace(b"15", b"17").replace(b"16", b"18")
    result = verified(tmp_path, samples=(PAIR[0], sample("xml", other, differs=prices)))
    assert result.failures == ()


def test_a_reason_for_a_path_that_is_none_is_a_failure(tmp_path: Path) -> None:
    wrong = (("note", "the page has laid out the text anew"),)
    result = verified(tmp_path, samples=(sample("xml", XML, differs=wrong),))
    assert only(result.failures).message == (
        "`note` has a `differs` reason, but names no field of this type"
    )


# The content of a type without documentation stays in its own medium.
NO_XML = (
    "def write_xml(order):",
    "def write_xml(order):\n    if order.note == 'two words': raise WireError('no', 'Note')",
)
NO_JSON = (
    "def write_json(order):",
    "def write_json(order):\n    if order.note == 'raw': raise WireError('no', 'note')",
)
UNKNOWN = sample(
    "xml", XML.replace(b"two words", b"raw"), differs=(("Note", "its type is not documented"),)
)


def test_a_reason_excuses_what_the_other_medium_cannot_say(tmp_path: Path) -> None:
    result = verified(tmp_path, NO_XML, samples=(PAIR[0], UNKNOWN))
    assert result.failures == ()
    assert result.pairs == Tally(1, 1)


def test_a_pair_that_a_reason_keeps_from_being_compared_is_not_counted(tmp_path: Path) -> None:
    result = verified(tmp_path, NO_XML, NO_JSON, samples=(PAIR[0], UNKNOWN))
    assert result.failures == ()
    assert result.pairs == Tally(0, 1)


def test_a_reason_does_not_excuse_an_error_elsewhere(tmp_path: Path) -> None:
    elsewhere = (NO_XML[0], NO_XML[1].replace("'Note'", "'Id'"))
    result = verified(tmp_path, elsewhere, samples=(PAIR[0], UNKNOWN))
    assert only(result.failures).relation == "cross"


def test_a_malformed_sample_counts_by_its_reason(tmp_path: Path) -> None:
    bad = sample("json", JSON[:20], malformed="the page has lost the end")
    result = verified(tmp_path, samples=(bad, PAIR[1]))
    assert result.failures == ()
    assert result.row() == ("shop", "1", "1/1", "1/1", "-", "-", "1")
    assert str(result.reasons[0]) == f"shop: {JSON_FILE}, malformed: the page has lost the end"


def test_a_malformed_sample_that_can_be_read_is_a_failure(tmp_path: Path) -> None:
    bad = sample("json", JSON, malformed="the page has lost the end")
    failure = only(verified(tmp_path, samples=(bad,)).failures)
    assert failure.message == ("the sample can be read: its `malformed` reason is no longer true")
