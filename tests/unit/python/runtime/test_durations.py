"""`Duration` and its two texts."""

from __future__ import annotations

import copy
import pickle
from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from wirewright.python.runtime.durations import LARGEST, SMALLEST, Duration

SECOND = 10_000_000
HOUR = 3600 * SECOND
DAY = 24 * HOUR
TICKS = st.integers(SMALLEST, LARGEST)

BOTH = (
    (0, "00:00:00", "PT0S"),
    (HOUR + HOUR // 2, "01:30:00", "PT1H30M"),
    (DAY + 2 * HOUR + 184 * SECOND + 50_000, "1.02:03:04.0050000", "P1DT2H3M4.005S"),
    (-(DAY + 2 * HOUR + 184 * SECOND + 50_000), "-1.02:03:04.0050000", "-P1DT2H3M4.005S"),
    (3 * DAY, "3.00:00:00", "P3D"),
    (15_000_000, "00:00:01.5000000", "PT1.5S"),
    (1, "00:00:00.0000001", "PT0.0000001S"),
    (SMALLEST, "-10675199.02:48:05.4775808", "-P10675199DT2H48M5.4775808S"),
    (LARGEST, "10675199.02:48:05.4775807", "P10675199DT2H48M5.4775807S"),
)


@pytest.mark.parametrize(("ticks", "clock", "iso"), BOTH)
def test_both_texts_are_those_of_net(ticks: int, clock: str, iso: str) -> None:
    for value in (Duration(ticks), Duration.parse(iso), Duration.parse_clock(clock)):
        assert (value.ticks, value.clock, value.text) == (ticks, clock, iso)


@pytest.mark.parametrize(
    ("iso", "ticks"),
    [
        ("P1Y", 365 * DAY),
        ("P1M", 30 * DAY),
        ("PT90M", 90 * 60 * SECOND),
        ("PT1.000S", SECOND),
        ("PT1.123456789S", 11_234_567),
        ("-PT0S", 0),
        ("P0D", 0),
    ],
)
def test_an_iso_text_is_kept(iso: str, ticks: int) -> None:
    value = Duration.parse(iso)
    assert (value.ticks, value.text) == (ticks, iso)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "P",
        "PT",
        "P1DT",
        "1D",
        "-P",
        "+P1D",
        "P-1D",
        "P1S",
        "PT1D",
        "PT1.S",
        "PT.5S",
        "PT1,5S",
        "P1.5D",
        "P1W",
        "p1d",
        "PT1S ",
        "P1D\n",
        "01:30:00",
        "P\u0661D",
        f"P{'9' * 18}Y",
        f"P{'9' * 100_000}D",
        "P10675200D",
        "P10675199DT2H48M5.4775808S",
    ],
)
def test_no_iso_duration(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no duration|must be shorter") as caught:
        Duration.parse(text)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "text",
    [
        "",
        "90",
        "24:00:00",
        "25:00:00",
        "1:30:00",
        "01:30",
        "01:60:00",
        "01:30:60",
        "01:30:00.",
        "01:30:00.12345678",
        "+01:30:00",
        "PT1H",
        "1:01:30:00",
        " 01:30:00",
        "10675200.00:00:00",
        "\u0660\u0661:30:00",
        "-10675199.02:48:05.4775809",
    ],
)
def test_no_clock(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no duration|must be shorter"):
        Duration.parse_clock(text)


@given(TICKS)
def test_every_length_reads_back_from_both_texts(ticks: int) -> None:
    value = Duration(ticks)
    assert Duration.parse(value.text) == Duration.parse_clock(value.clock) == value


@given(st.timedeltas(timedelta(days=-10_675_199), timedelta(days=10_675_198)))
def test_a_timedelta_converts_compares_and_hashes(length: timedelta) -> None:
    value = Duration.of(length)
    assert value.timedelta == length
    assert value == length
    assert length == value
    assert hash(value) == hash(length)


@pytest.mark.parametrize("length", [timedelta.max, timedelta.min, timedelta(days=10_675_200)])
def test_a_timedelta_beyond_64_bits_of_ticks_is_refused(length: timedelta) -> None:
    with pytest.raises(ValueError, match="must be shorter"):
        Duration.of(length)


@given(TICKS, TICKS)
def test_order_is_that_of_the_ticks(one: int, other: int) -> None:
    left, right = Duration(one), Duration(other)
    assert (left < right, left <= right, left > right, left >= right, left == right) == (
        one < other,
        one <= other,
        one > other,
        one >= other,
        one == other,
    )


def test_a_tick_is_less_than_a_microsecond() -> None:
    assert timedelta(0) < Duration(1) < timedelta(microseconds=1)
    assert Duration(1) != timedelta(0)


@pytest.mark.parametrize("other", ["PT1S", SECOND, None])
def test_nothing_else_is_equal_or_in_order(other: object) -> None:
    assert Duration(SECOND) != other
    with pytest.raises(TypeError):
        assert Duration(SECOND) < other  # type: ignore[operator]  # that is the point


@pytest.mark.parametrize("iso", ["PT1H30M", "PT90M", "-P1DT2H3M4.005S", "P1Y", "PT0.0000001S"])
def test_copies_are_equal_in_all(iso: str) -> None:
    value = Duration.parse(iso)
    pickles = [pickle.loads(pickle.dumps(value, n)) for n in range(pickle.HIGHEST_PROTOCOL + 1)]
    for made in (*pickles, copy.copy(value), copy.deepcopy(value), eval(repr(value))):
        assert (type(made), made, made.text, hash(made)) == (Duration, value, iso, hash(value))


def test_a_value_does_not_change() -> None:
    value = Duration(1)
    for name in ("_ticks", "text", "other"):
        with pytest.raises(AttributeError):
            setattr(value, name, 1)
    with pytest.raises(AttributeError):
        del value._ticks
    assert value.ticks == 1
