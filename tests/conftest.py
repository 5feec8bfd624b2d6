"""Options of the test run: `--bless` writes expectations anew, and never where CI runs."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# Machines are shared: no test fails because it was slow, and every run tries the same examples.
settings.register_profile("wirewright", deadline=None, derandomize=True, database=None)
settings.load_profile("wirewright")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bless",
        action="store_true",
        help="write the expected files of the cases anew; read the difference before you commit",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--bless") and os.environ.get("CI"):
        raise pytest.UsageError("--bless rewrites expectations: people run it, CI does not")


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Tell whether this run writes expectations instead of checking them."""
    return bool(request.config.getoption("--bless"))
