"""Good specs: a folder is a case; its package proves its samples, and type checkers accept it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.good.packages import CASES, PACKAGE, apis, output
from wirewright.ir import ListOf, MapOf, Model, PairOf, Ref, Scalar, Type
from wirewright.python.types import bodies
from wirewright.resolve.scope import SCALARS
from wirewright.verify import verify_api


@pytest.mark.parametrize("case", CASES)
def test_every_sample_of_a_case_holds(case: str) -> None:
    result = verify_api(apis()[case], output(), PACKAGE)
    assert [str(failure) for failure in result.failures] == []
    assert sum(tally.held for _, tally in result.samples) >= 5


def test_mypy_finds_nothing_in_the_packages_of_all_cases(request: pytest.FixtureRequest) -> None:
    cache = request.config.cache
    assert cache is not None
    options = ["--strict", "--no-error-summary", f"--cache-dir={cache.mkdir('mypy-good')}"]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, "--config-file=", "-p", PACKAGE],
        cwd=output(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def scalars(type: Type) -> Iterator[str]:
    match type:
        case Scalar(kind=kind):
            yield kind
        case ListOf(item=item):
            yield from scalars(item)
        case MapOf(key=key, value=value) | PairOf(key=key, value=value):
            yield from (*scalars(key), *scalars(value))
        case Ref():
            pass


def test_every_kind_of_value_has_a_case() -> None:
    types = [body.type for api in apis().values() for body in bodies(api)]
    models = [x for api in apis().values() for x in api.types if isinstance(x, Model)]
    types += [field.type for model in models for field in model.fields]
    assert {kind for type in types for kind in scalars(type)} == set(SCALARS)
