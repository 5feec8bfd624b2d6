"""Dates in documented patterns."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, strategies as st

from wirewright.python.runtime.dates import DateTime
from wirewright.python.runtime.patterns import FormattedDateTime, compiled, written


class Seconds(FormattedDateTime):
    pattern = "yyyy-MM-dd HH:mm:ss"


class InUtc(FormattedDateTime):
    pattern = "yyyy-MM-ddTHH:mm:ss.ffffffZ"


class Day(FormattedDateTime):
    pattern = "dd.MM.yyyy"


class Ticks(FormattedDateTime):
    pattern = "yyyyMMddHHmmssfffffff"


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Seconds, "2020-03-27 09:21:26", datetime(2020, 3, 27, 9, 21, 26)),
        (Seconds, "0001-01-01 00:00:00", datetime(1, 1, 1)),
        (InUtc, "2016-08-15T14:52:48.120000Z", datetime(2016, 8, 15, 14, 52, 48, 120000, UTC)),
        (Day, "26.03.2020", datetime(2020, 3, 26)),
        (Ticks, "202003270921261234560", datetime(2020, 3, 27, 9, 21, 26, 123456)),
    ],
)
def test_text_and_value_say_the_same(
    kind: type[FormattedDateTime], text: str, value: datetime
) -> None:
    read = kind.parse(text)
    assert (type(read), read, read.text, hash(read)) == (kind, value, text, hash(value))
    assert kind.of(value) == read
    assert kind.of(value).text == text
    assert written(value, compiled(kind.pattern)) == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Seconds, "2020-03-27T09:21:26"),
        (Seconds, "2020-03-27 09:21:26.5"),
        (Seconds, "2020-03-27 09:21:26 "),
        (Seconds, "2020-03-27 09:21:26\n"),
        (Seconds, "2020-3-27 09:21:26"),
        (Seconds, "2020-02-30 09:21:26"),
        (Seconds, "0000-02-01 09:21:26"),
        (Seconds, "2020-03-27 24:00:00"),
        (Seconds, "٢020-03-27 09:21:26"),
        (Day, "26x03x2020"),
        (InUtc, "2016-08-15T14:52:48.120000"),
        (Ticks, "202003270921261234567"),
        (Seconds, "9" * 100_000),
    ],
)
def test_another_text_is_refused(kind: type[FormattedDateTime], text: str) -> None:
    with pytest.raises(ValueError, match=r"does not follow|is no date|more digits") as caught:
        kind.parse(text)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Seconds, datetime(2020, 3, 27, 9, 21, 26, 5)),
        (Seconds, DateTime(2020, 3, 27, 9, 21, 26, tick=5)),
        (Seconds, datetime(2020, 3, 27, tzinfo=UTC)),
        (Day, datetime(2020, 3, 27, 1)),
        (InUtc, datetime(2020, 3, 27)),
        (InUtc, DateTime(2020, 3, 27, tick=5, tzinfo=UTC)),
        (InUtc, datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=1)))),
    ],
)
def test_a_value_that_the_pattern_cannot_say_is_refused(
    kind: type[FormattedDateTime], value: datetime
) -> None:
    with pytest.raises(ValueError, match=r"needs a date|cannot"):
        kind.of(value)
    with pytest.raises(ValueError, match=r"needs a date|cannot"):
        written(value, compiled(kind.pattern))


def test_a_pattern_in_utc_converts() -> None:
    value = datetime(2016, 8, 15, 16, 52, 48, tzinfo=timezone(timedelta(hours=2)))
    assert InUtc.of(value).text == "2016-08-15T14:52:48.000000Z"
    assert InUtc.of(value) == value


def test_a_value_made_by_arithmetic_is_checked_when_it_is_written() -> None:
    value = Seconds.parse("2020-03-27 09:21:26") + timedelta(seconds=1)
    assert (type(value), value.text) == (Seconds, "2020-03-27 09:21:27")
    with pytest.raises(ValueError, match="cannot say all"):
        assert (value + timedelta(microseconds=1)).text


@pytest.mark.parametrize(
    "made", [copy.copy, copy.deepcopy, lambda x: pickle.loads(pickle.dumps(x))]
)
def test_copies_are_equal(made: object) -> None:
    value = Seconds.parse("2020-03-27 09:21:26")
    assert callable(made)
    copied = made(value)
    assert (type(copied), copied) == (Seconds, value)


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "HH:mm",
        "yyyy-MM",
        "yyyy-MM-dd MM",
        "yy-MM-dd",
        "yyyy-MMM-dd",
        "yyyy-MM-dd H",
        "dd/MM/yyyys",
    ],
)
def test_a_pattern_that_says_no_date_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"must have|has a part"):
        written(datetime(2020, 3, 27), compiled(pattern))
    with pytest.raises(ValueError, match=r"must have|has a part"):
        type("Wrong", (FormattedDateTime,), {"pattern": pattern})


def test_what_is_special_in_expressions_is_literal() -> None:
    assert written(datetime(2020, 3, 27), compiled("(yyyy)+[MM]{dd}")) == "(2020)+[03]{27}"


@given(st.datetimes().map(lambda x: x.replace(microsecond=0)))
def test_every_second_reads_back(value: datetime) -> None:
    assert Seconds.parse(Seconds.of(value).text) == value
