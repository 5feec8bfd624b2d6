import json
from importlib import resources

import pytest

from wirewright.cli import main


def test_the_schema_is_printed_as_it_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    shown = capsys.readouterr().out
    assert shown == resources.files("wirewright.spec").joinpath("schema.json").read_text("utf-8")
    assert "$schema" in json.loads(shown)
