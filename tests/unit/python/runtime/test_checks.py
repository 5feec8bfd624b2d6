"""What the writers of all media share: refusals, positions, secrets."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest
from msgspec import UNSET, Struct, UnsetType

from wirewright.python.errors import DecodeError, EncodeError
from wirewright.python.runtime import checks
from wirewright.python.runtime.enums import OpenEnum
from wirewright.python.runtime.patterns import FormattedDate, FormattedDateTime


class Day(FormattedDate):
    pattern = "dd.MM.yyyy"


class Stamp(FormattedDateTime):
    pattern = "yyyy-MM-dd HH:mm:ss"


class Color(OpenEnum):
    pass


def test_unset_is_not_what_is_supplied() -> None:
    assert checks.supplied("x") == "x"
    assert checks.supplied(None) is None
    with pytest.raises(EncodeError, match="not given: set it here, or give it to the client once"):
        checks.supplied(UNSET)


def test_null_is_refused_where_a_medium_has_none() -> None:
    assert checks.no_null(0, "a form") == 0
    with pytest.raises(EncodeError, match="a form cannot say null here; leave it unset"):
        checks.no_null(None, "a form")


def test_given_makes_none_of_unset() -> None:
    assert (checks.given(UNSET), checks.given(None), checks.given(0)) == (None, None, 0)


def test_an_error_names_the_position() -> None:
    def convert(item: int) -> int:
        if item:
            return item
        raise DecodeError("zero")

    assert checks.each([1, 2], convert) == [1, 2]
    with pytest.raises(DecodeError) as caught:
        checks.each([1, 0, 0], convert)
    assert caught.value.parts == (1,)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("a.b", "a.b"),
        (5, "5"),
        (10**5000, "an integer of 16610 bits"),
        (UUID(int=7), "00000000-0000-0000-0000-000000000007"),
        (Color.member("Red"), "Red"),
        (Color.from_json(7), "*"),
        (None, "*"),
        (object(), "*"),
    ],
    ids=range(8),
)
def test_a_path_has_the_key_of_an_entry(key: object, name: str) -> None:
    assert checks.key_name(key) == name


def test_a_date_in_a_format_is_of_its_own_class() -> None:
    assert checks.formatted(Day(2026, 2, 4), Day) == "04.02.2026"
    with pytest.raises(EncodeError, match=r"expected Day \(make one by Day.of\), got date"):
        checks.formatted(date(2026, 2, 4), Day)


def test_a_moment_that_a_format_cannot_say_is_refused() -> None:
    with pytest.raises(EncodeError, match="cannot say all of"):
        checks.formatted(Stamp(2026, 2, 4, microsecond=5), Stamp)


def test_a_text_that_does_not_follow_a_format_is_refused() -> None:
    assert checks.read_formatted("04.02.2026", Day.parse) == Day(2026, 2, 4)
    with pytest.raises(DecodeError, match=r"'2026-02-04' is no date that follows dd.MM.yyyy"):
        checks.read_formatted("2026-02-04", Day.parse)


MOMENT = datetime(2026, 2, 4, 3, 44)


@pytest.mark.parametrize(
    ("value", "pattern", "kind", "text"),
    [
        (MOMENT, "yyyy-MM-dd HH:mm", "datetime", "2026-02-04 03:44"),
        (MOMENT.replace(tzinfo=UTC), "yyyyMMddTHHmmZ", "datetime", "20260204T0344Z"),
        (Stamp.of(MOMENT), "HH:mm dd.MM.yyyy", "datetime", "03:44 04.02.2026"),
        (MOMENT.date(), "dd/MM/yyyy", "date", "04/02/2026"),
        (Day.of(MOMENT.date()), "yyyyMMdd", "date", "20260204"),
        (time(3, 44), "HHmm", "time", "0344"),
    ],
)
def test_an_argument_is_written_in_its_format(
    value: object, pattern: str, kind: str, text: str
) -> None:
    assert checks.in_format(value, pattern, kind) == text


@pytest.mark.parametrize(
    ("value", "pattern", "kind"),
    [
        (MOMENT.date(), "yyyy-MM-dd", "datetime"),
        ("2026-02-04", "yyyy-MM-dd", "datetime"),
        (MOMENT, "yyyy-MM-dd", "date"),
        (None, "yyyy-MM-dd", "date"),
        (MOMENT, "HH:mm", "time"),
        (time(3, 44, 5), "HH:mm", "time"),
        (time(3, 44, tzinfo=UTC), "HH:mm", "time"),
        (MOMENT, "yyyy-MM-dd", "datetime"),
        (MOMENT, "yyyy-MM-dd HH:mmZ", "datetime"),
    ],
)
def test_an_argument_that_its_format_cannot_say_is_refused(
    value: object, pattern: str, kind: str
) -> None:
    with pytest.raises(EncodeError):
        checks.in_format(value, pattern, kind)


class Account(Struct, kw_only=True):
    name: str
    key: str | UnsetType | None = UNSET


def test_secrets_are_masked_but_for_their_absence() -> None:
    shown = [checks.masked(Account(name="a", key=key), ("key",)) for key in ("s3cret", None, UNSET)]
    assert shown == [
        "Account(name='a', key='***')",
        "Account(name='a', key=None)",
        "Account(name='a', key=UNSET)",
    ]
    assert checks.masked_pairs(Account(name="a", key="s"), ("key",)) == [
        ("name", "a"),
        ("key", "***"),
    ]
