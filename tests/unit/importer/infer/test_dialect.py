"""Which dialect the samples show, and what speaks for it."""

from __future__ import annotations

import pytest

from wirewright.importer.infer.dialect import dialect_of


@pytest.mark.parametrize("told", ["", "plain", "aspnet", "servicestack"])
def test_a_dialect_always_has_a_reason(told: str) -> None:
    assert dialect_of([], told).why
