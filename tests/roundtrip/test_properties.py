"""What a medium can say comes back as an equal value, for random values of every model."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from msgspec import Struct

from tests.roundtrip.values import CODECS, decode, encode, instances

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
SOME = settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=SLOW)
MANY = settings(SOME, max_examples=400, derandomize=False)


def shown(value: object) -> str:
    if isinstance(value, type):
        return f"{value.__module__.split('.')[1]}.{value.__name__}"
    return str(value)


@pytest.mark.parametrize(("model", "medium"), CODECS, ids=shown)
@SOME
@given(data=st.data())
def test_a_value_comes_back(model: type[Struct], medium: str, data: st.DataObject) -> None:
    check(data.draw(instances(model, medium)), medium)


def check(value: Any, medium: str) -> None:
    content = encode(value, medium)
    read = decode(type(value), medium, content)
    assert read == value
    assert encode(read, medium) == content
    assert decode(type(value), medium, content.decode()) == value
    for twin in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert twin == value
        assert repr(twin) == repr(value)
        assert encode(twin, medium) == content


@pytest.mark.hostile
@pytest.mark.parametrize(("model", "medium"), CODECS, ids=shown)
@MANY
@given(data=st.data())
def test_very_many_values_come_back(model: type[Struct], medium: str, data: st.DataObject) -> None:
    check(data.draw(instances(model, medium)), medium)
