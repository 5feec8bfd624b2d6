"""`DateTime` keeps what the wire had, and is a `datetime` otherwise."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from wirewright.python.runtime.dates import DateTime

TEXTS = (
    "2026-02-04T03:44:38.4056342Z",
    "2026-02-04T03:44:38.4056342+00:00",
    "2026-02-04T03:44:38.4056342+05:30",
    "2026-02-04T03:44:38.4056342-05:00",
    "2026-02-04T03:44:38.4056342",
    "2026-02-04T03:44:38Z",
    "2026-02-04T03:44:38.1Z",
    "2026-02-04T03:44:38.12Z",
    "2026-02-04T03:44:38.123456Z",
    "2026-02-04T03:44:38.0000001Z",
    "0001-01-01T00:00:00",
    "9999-12-31T23:59:59.9999999",
    "2026-02-04T00:00:00",
    "2026-02-04T00:00:00+14:00",
    "2026-02-04T00:00:00-14:00",
    "2026-02-04T00:00:00.000Z",
    "2026-02-04T00:00:00.4056340Z",
    "2026-02-04T00:00:00.123456789Z",
)

REFUSED = (
    "",
    "2026-02-04",
    "2026-02-04T03:44",
    "2026-02-04 03:44:38",
    "2026-02-04t03:44:38",
    "2026-02-04T03:44:38z",
    "2026-02-04T03:44:38+0530",
    "2026-02-04T03:44:38+05",
    "2026-02-04T03:44:38+14:01",
    "2026-02-04T03:44:38+24:00",
    "2026-02-04T03:44:38+05:60",
    "2026-02-04T24:00:00",
    "2026-02-04T03:60:00",
    "2026-02-04T03:44:60",
    "2026-02-30T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "0000-01-01T00:00:00Z",
    "10000-01-01T00:00:00Z",
    "2026-02-04T03:44:38.Z",
    "2026-02-04T03:44:38,5Z",
    "2026-02-04T03:44:38.1234567890Z",
    "2026-02-04T03:44:38Z\n",
    " 2026-02-04T03:44:38Z",
    "٢026-02-04T03:44:38Z",
    "2026-W05-3T03:44:38",
    "/Date(1700000000000+0100)/",
)

WHOLE = st.datetimes(timezones=st.none() | st.just(UTC))
VALUES = st.builds(DateTime.of, WHOLE, st.integers(0, 9))


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_survives(text: str) -> None:
    assert DateTime.parse(text).text == text


@pytest.mark.parametrize("text", REFUSED)
def test_another_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no date and time"):
        DateTime.parse(text)


@pytest.mark.parametrize("text", TEXTS)
def test_copies_are_equal_in_all(text: str) -> None:
    value = DateTime.parse(text)
    pickles = [pickle.loads(pickle.dumps(value, n)) for n in range(pickle.HIGHEST_PROTOCOL + 1)]
    for made in (*pickles, copy.copy(value), copy.deepcopy(value), eval(repr(value))):
        assert (type(made), made, made.text) == (DateTime, value, text)
        assert hash(made) == hash(value)


def test_the_parts_are_those_of_the_text() -> None:
    value = DateTime.parse("2026-02-04T03:44:38.4056342+05:30")
    zone = timezone(timedelta(hours=5, minutes=30))
    assert value.plain == datetime(2026, 2, 4, 3, 44, 38, 405634, zone)
    assert value.tick == 2
    assert value.utcoffset() == timedelta(hours=5, minutes=30)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime(2026, 2, 4, 3, 44, 38), "2026-02-04T03:44:38"),
        (datetime(2026, 2, 4, tzinfo=UTC), "2026-02-04T00:00:00Z"),
        (datetime(2026, 2, 4, tzinfo=ZoneInfo("UTC")), "2026-02-04T00:00:00Z"),
        (datetime(2026, 2, 4, tzinfo=ZoneInfo("Europe/London")), "2026-02-04T00:00:00+00:00"),
        (datetime(2026, 7, 4, tzinfo=ZoneInfo("Europe/London")), "2026-07-04T00:00:00+01:00"),
        (datetime(2026, 2, 4, 0, 0, 0, 500000), "2026-02-04T00:00:00.5"),
        (datetime(2026, 2, 4, tzinfo=timezone(-timedelta(hours=5))), "2026-02-04T00:00:00-05:00"),
    ],
)
def test_any_datetime_gets_a_text(value: datetime, text: str) -> None:
    assert DateTime.of(value).text == text
    assert DateTime.of(value) == value


def test_the_second_of_two_equal_hours_keeps_its_offset() -> None:
    value = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Amsterdam"), fold=1)
    assert DateTime.of(value).text == "2026-10-25T02:30:00+01:00"


@pytest.mark.parametrize("offset", [timedelta(hours=14, minutes=1), timedelta(seconds=1172)])
def test_an_offset_that_cannot_be_said_is_refused(offset: timedelta) -> None:
    with pytest.raises(ValueError, match="cannot be said"):
        DateTime.of(datetime(2026, 2, 4, tzinfo=timezone(offset)))


def test_a_tick_has_one_digit() -> None:
    with pytest.raises(ValueError, match="tick"):
        DateTime(2026, 2, 4, tick=10)


def test_equality_goes_by_the_instant() -> None:
    values = [
        DateTime.parse("2026-02-04T03:44:38.4056340Z"),
        DateTime.parse("2026-02-04T03:44:38.405634+00:00"),
        DateTime.parse("2026-02-04T09:14:38.405634+05:30"),
        datetime(2026, 2, 4, 3, 44, 38, 405634, UTC),
    ]
    assert len(set(values)) == 1
    assert all(one == other for one in values for other in values)


def test_the_tick_tells_values_apart() -> None:
    plain = datetime(2026, 2, 4, 3, 44, 38, 405634, UTC)
    value = DateTime.of(plain, 2)
    assert value != plain
    assert plain != value
    assert plain < value
    assert value > plain
    assert not plain > value
    assert plain <= value
    assert value >= plain
    assert DateTime.of(plain, 1) < value < DateTime.of(plain, 3)
    assert value <= DateTime.of(plain, 2) <= value


def test_aware_and_naive_are_unequal_and_have_no_order() -> None:
    aware, naive = DateTime.parse("2026-02-04T00:00:00Z"), DateTime.parse("2026-02-04T00:00:00")
    assert aware != naive
    with pytest.raises(TypeError):
        assert aware < naive


@pytest.mark.parametrize("other", ["2026-02-04T00:00:00", 1, None, date(2026, 2, 4)])
def test_nothing_else_is_equal(other: object) -> None:
    value = DateTime(2026, 2, 4)
    assert value != other
    assert other != value


@given(VALUES, VALUES)
def test_order_is_that_of_instant_and_tick(one: DateTime, other: DateTime) -> None:
    if (one.tzinfo is None) is not (other.tzinfo is None):
        return
    keys = (one.plain, one.tick), (other.plain, other.tick)
    assert (one < other, one <= other, one > other, one >= other, one == other) == (
        keys[0] < keys[1],
        keys[0] <= keys[1],
        keys[0] > keys[1],
        keys[0] >= keys[1],
        keys[0] == keys[1],
    )


@given(VALUES)
def test_what_was_made_of_a_datetime_reads_back(value: DateTime) -> None:
    again = DateTime.parse(value.text)
    assert (again, again.text, again.tick) == (value, value.text, value.tick)
    assert value.plain.replace(tzinfo=None).isoformat()[:19] == value.text[:19]


def test_arithmetic_keeps_tick_and_suffix() -> None:
    value = DateTime.parse("2026-02-04T03:44:38.4056342+00:00")
    day = timedelta(days=1)
    assert (value + day).text == "2026-02-05T03:44:38.4056342+00:00"
    assert (day + value).text == "2026-02-05T03:44:38.4056342+00:00"
    assert (value - day).text == "2026-02-03T03:44:38.4056342+00:00"
    assert (value + day) - value == day
    assert value - value.plain == value.plain - value == timedelta(0)


def test_replace_keeps_the_tick_until_the_fraction_changes() -> None:
    value = DateTime.parse("2026-02-04T03:44:38.4056342Z")
    assert value.replace(year=2025).text == "2025-02-04T03:44:38.4056342Z"
    assert value.replace(microsecond=1).text == "2026-02-04T03:44:38.000001Z"
    assert value.replace(2026, 2, 4, 3, 44, 38, 0).text == "2026-02-04T03:44:38Z"
    assert value.replace(tick=0).text == "2026-02-04T03:44:38.405634Z"
    assert value.replace(tzinfo=None).text == "2026-02-04T03:44:38.4056342"


def test_another_zone_is_the_same_instant() -> None:
    value = DateTime.parse("2026-02-04T03:44:38.4056342Z")
    moved = value.astimezone(ZoneInfo("Asia/Kolkata"))
    assert moved.text == "2026-02-04T09:14:38.4056342+05:30"
    assert moved == value


def test_the_class_methods_of_datetime_make_values() -> None:
    assert DateTime.now(UTC).text.endswith("Z")
    assert DateTime.fromtimestamp(0, UTC).text == "1970-01-01T00:00:00Z"
    assert DateTime.strptime("2026-02-04", "%Y-%m-%d").text == "2026-02-04T00:00:00"


def test_the_limits_are_those_of_net() -> None:
    assert str(DateTime.min) == "0001-01-01T00:00:00"
    assert str(DateTime.max) == "9999-12-31T23:59:59.9999999"
    assert DateTime.min < DateTime.max


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_the_ends_of_time_hash_and_compare(text: str) -> None:
    value = DateTime.parse(text)
    assert {value: 1}[DateTime.parse(text)] == 1


def test_a_value_does_not_change() -> None:
    value = DateTime(2026, 2, 4)
    for name in ("text", "tick", "year"):
        with pytest.raises(AttributeError):
            setattr(value, name, 1)
