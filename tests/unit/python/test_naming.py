"""Python names: how they are made, and which names a spec cannot have."""

from __future__ import annotations

import keyword
import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from tests.generating import read
from wirewright.diagnostics import Diagnostic, Report
from wirewright.ir import Enum, Member, XmlElement
from wirewright.python import naming

NAMES = st.text("aBcD12_é-. ", max_size=8) | st.text(max_size=8)
WIRE_NAMES = st.lists(NAMES | st.sampled_from([*keyword.kwlist, *naming.SIGNATURE]), max_size=6)


@pytest.mark.parametrize(
    ("name", "snake"),
    [
        ("VCRId", "vcr_id"),
        ("CRMUser", "crm_user"),
        ("KVCPaymentCondition", "kvc_payment_condition"),
        ("TimestampUTC", "timestamp_utc"),
        ("sessionID", "session_id"),
        ("generated_at", "generated_at"),
        ("reference2", "reference2"),
        ("A1B", "a1_b"),
        ("ID", "id"),
        ("iPhone", "i_phone"),
        ("X-Trace-Id", "x_trace_id"),
        ("dateCreated_gt", "date_created_gt"),
        ("__Under__score", "under_score"),
        ("class_", "class_"),
        ("with space.and:dots", "with_space_and_dots"),
        ("größe", "gr_e"),
        ("2nd", "2_nd"),
        ("___", ""),
        ("日本", ""),
    ],
)
def test_words_are_found_and_joined(name: str, snake: str) -> None:
    assert naming.snake(name) == snake


@pytest.mark.parametrize(
    ("name", "pascal"),
    [
        ("Order", "Order"),
        ("VCRId", "VCRId"),
        ("order", "Order"),
        ("orderLine", "OrderLine"),
        ("order_line", "OrderLine"),
        ("Order_2nd_Line", "Order2NdLine"),
    ],
)
def test_a_class_is_called_as_it_is_or_in_pascal_case(name: str, pascal: str) -> None:
    assert naming.pascal(name) == pascal


@given(NAMES)
def test_names_in_snake_case_stay_as_they_are(name: str) -> None:
    assert naming.snake(naming.snake(name)) == naming.snake(name)
    assert re.fullmatch("[a-z0-9_]*", naming.snake(name))


@given(st.from_regex("[A-Za-z][A-Za-z0-9_]{0,9}", fullmatch=True))
def test_classes_are_capitalized_identifiers_that_stay_as_they_are(name: str) -> None:
    pascal = naming.pascal(name)
    assert naming.pascal(pascal) == pascal
    assert re.fullmatch("[A-Z][A-Za-z0-9]*", pascal)


@given(WIRE_NAMES)
def test_arguments_have_different_names_that_are_free(wire_names: list[str]) -> None:
    names = naming.parameter_names(wire_names)
    assert len(names) == len(wire_names) == len(set(names))
    for name in names:
        assert re.fullmatch("[a-z][a-z0-9_]*", name)
        assert not keyword.iskeyword(name)
        assert name not in naming.SIGNATURE


@given(WIRE_NAMES)
def test_constants_of_an_enum_have_different_names(wire_names: list[str]) -> None:
    members = tuple(Member(name, name, name, name) for name in wire_names)
    names = naming.member_names(Enum("Kind", members, XmlElement("Kind")))
    assert len(names) == len(wire_names) == len(set(names))
    assert all(re.fullmatch("[A-Z][A-Z0-9_]*", name) for name in names)


def test_names_that_clash_or_are_taken_get_a_number_or_an_underscore() -> None:
    wire = ["id", "ID", "class", "medium", "2nd", "é", "ü", "i_d"]
    assert naming.parameter_names(wire) == (
        *("id", "id_2", "class_", "medium_", "parameter_2_nd", "parameter", "parameter_2", "i_d"),
    )


def test_constants_that_clash_or_are_no_names_are_numbered() -> None:
    members = tuple(
        Member(x, x, x, x) for x in ("in_progress", "inProgress", "1st", "é", "?", "no")
    )
    names = naming.member_names(Enum("Kind", members, XmlElement("Kind")))
    assert names == ("IN_PROGRESS", "IN_PROGRESS_2", "VALUE_1_ST", "VALUE", "VALUE_2", "NO")


# ---- what is reported --------------------------------------------------------------------------

HEAD = """\
api: {title: Shop, dialect: plain}
types:
  Order: {fields: {name: string}}
"""


def checked(folder: Path, spec: str, name: str = "shop") -> list[Diagnostic]:
    """Return what is found about the names of a spec."""
    api, _ = read(folder, spec, name)
    report = Report()
    naming.check(api, report)
    return report.diagnostics


def fields(folder: Path, *names: str) -> list[Diagnostic]:
    rows = "".join(
        f"      ? {name!r}\n      : {{type: string, json: w{n}}}\n" for n, name in enumerate(names)
    )
    return checked(folder, f"{HEAD}  Line:\n    fields:\n{rows}")


def types(folder: Path, *names: str) -> list[Diagnostic]:
    rows = "".join(f"  {name}: {{xml: X{n}, fields: {{}}}}\n" for n, name in enumerate(names))
    return checked(folder, f"{HEAD}{rows}")


def operations(folder: Path, *names: str) -> list[Diagnostic]:
    rows = "".join(f"  {name}: {{get: p{n}, responses: {{}}}}\n" for n, name in enumerate(names))
    return checked(folder, f"{HEAD}operations:\n{rows}")


def places(found: Diagnostic) -> list[tuple[str, int]]:
    """Return where a finding points: the label and the line, of its own place first."""
    own = [("", found.at.line)]
    return own + [(label, at.line) for at, label in found.related]


@pytest.mark.parametrize("name", ["2nd", "é", "日本", "-"])
def test_a_field_without_a_python_name_is_reported(tmp_path: Path, name: str) -> None:
    (found,) = fields(tmp_path, name)
    assert (found.code, places(found)) == ("P001", [("", 7)])
    assert ascii(name) in found.message
    assert "`json:`" in found.advice


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("class", "a keyword"),
        ("toJson", "a method"),
        ("from_xml", "a method"),
        ("Validate", "a method"),
        ("self", "a method"),
    ],
)
def test_a_field_that_hides_something_is_reported(tmp_path: Path, name: str, why: str) -> None:
    (found,) = fields(tmp_path, name)
    assert (found.code, places(found)) == ("P002", [("", 7)])
    assert why in found.message
    assert "`json:`" in found.advice


def test_fields_that_are_one_in_python_show_both_places(tmp_path: Path) -> None:
    (found,) = fields(tmp_path, "VCRId", "other", "vcr_id")
    assert (found.code, places(found)) == ("P003", [("", 11), ("the other", 7)])
    assert "'VCRId' and 'vcr_id' are both 'vcr_id'" in found.message


def test_a_field_may_have_the_name_of_a_builtin(tmp_path: Path) -> None:
    assert fields(tmp_path, "list", "str", "type", "field", "None", "UNSET", "class_") == []


@pytest.mark.parametrize(
    "names", [("order_line", "OrderLine"), ("VcrId", "VCRId"), ("A_B", "A__B")]
)
def test_types_that_are_one_in_python_show_both_places(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    (found,) = types(tmp_path, *names)
    assert (found.code, places(found)) == ("P003", [("", 6), ("the other", 5)])


@pytest.mark.parametrize(
    "name", ["Decimal", "Any", "date_time", "None", "Struct", "ShopClient", "AsyncShopClient"]
)
def test_a_type_that_generated_code_needs_itself_is_reported(tmp_path: Path, name: str) -> None:
    (found,) = types(tmp_path, name)
    assert (found.code, places(found)) == ("P004", [("", 5)])
    assert "`xml:`" in found.advice


def test_an_api_that_generated_code_needs_itself_is_reported(tmp_path: Path) -> None:
    (found,) = checked(tmp_path, HEAD, "errors")
    assert (found.code, found.at.line) == ("P004", 2)


@pytest.mark.parametrize("name", ["import", "list", "Str", "operations", "uuid"])
def test_an_operation_that_hides_something_is_reported(tmp_path: Path, name: str) -> None:
    (found,) = operations(tmp_path, name)
    assert (found.code, places(found)) == ("P002", [("", 6)])


def test_operations_that_are_one_in_python_show_both_places(tmp_path: Path) -> None:
    (found,) = operations(tmp_path, "placeOrder", "place_order")
    assert (found.code, places(found)) == ("P003", [("", 7), ("the other", 6)])


def test_an_operation_called_like_the_reader_of_another_is_reported(tmp_path: Path) -> None:
    (found,) = operations(tmp_path, "readOrder", "order")
    assert found.code == "P003"
    assert "'read_order'" in found.message


def test_an_operation_called_like_a_type_in_capitals_is_reported(tmp_path: Path) -> None:
    spec = f"{HEAD}  STATUS: {{fields: {{}}}}\noperations:\n  status: {{get: p, responses: {{}}}}\n"
    (found,) = checked(tmp_path, spec)
    assert (found.code, places(found)) == ("P003", [("", 7), ("the other", 5)])


CALL = """operations:
  find:
    get: p
    query:
"""


def test_a_parameter_with_another_name_is_advice(tmp_path: Path) -> None:
    (found,) = checked(tmp_path, f"{HEAD}{CALL}      in?: string\n      of?: string\n")
    assert (found.code, found.severity, places(found)) == ("P005", "advice", [("", 9)])
    assert "'in' is called 'in_'" in found.message


def test_the_name_in_the_advice_is_that_of_the_call(tmp_path: Path) -> None:
    spec = """\
api: {title: Shop, dialect: plain, parameters: {path: {id: string}}}
operations:
  find:
    get: p/{id}
    query: {ID?: string}
  load:
    get: q/{id}
    query: {ID?: string, date?: {type: int32, operators: [gt]}, dateGt?: string}
"""
    found = checked(tmp_path, spec)
    assert [(x.code, x.at.line) for x in found] == [("P005", 9), ("P005", 9)]
    api, _ = read(tmp_path, spec)
    names = [x.name for x in naming.arguments(api.operations[1])]
    assert names == ["id", "id_2", "date_gt", "date_gt_2"]
    assert "'ID' is called 'id_2'" in found[0].message
    assert "'dateGt' is called 'date_gt_2'" in found[1].message


def test_a_good_spec_has_no_findings(tmp_path: Path) -> None:
    assert checked(tmp_path, f"{HEAD}{CALL}      max?: string\n      Type?: string\n") == []
