"""`verify` as a whole: several APIs, packages that cannot be used, what a caller gets."""

import json
from pathlib import Path

from tests.unit.verify.shop import PAIR, shop, verified, write_package
from wirewright import ir
from wirewright.settings import Settings
from wirewright.verify import verify, verify_api


def settings(folder: Path) -> Settings:
    return Settings(root=folder, specs=folder / "specs", output=folder, package="apis")


def test_all_apis_are_counted_together(tmp_path: Path) -> None:
    write_package(tmp_path)
    result = verify([shop(*PAIR), shop()], settings(tmp_path))
    assert result.ok
    assert result.total() == "2 of 2 samples, 1 of 1 pair, 0 reasons"


def test_a_missing_package_is_one_failure_that_says_what_to_run(tmp_path: Path) -> None:
    result = verify([shop(*PAIR)], settings(tmp_path))
    assert not result.ok
    assert str(result.failures[0]).splitlines() == [
        "error[V001]: the package apis.shop cannot be used: it has not been generated",
        " --> specs/shop/api.yaml:1:1",
        (
            "  = run `wirewright generate`; where that changes nothing, the package or the "
            "environment that it runs in is at fault"
        ),
    ]
    assert result.total() == "0 of 2 samples, 0 of 1 pair, 0 reasons"


def test_a_package_without_samples_has_to_be_importable(tmp_path: Path) -> None:
    result = verified(tmp_path, ("import json", "import no_such_module"), samples=())
    assert "No module named 'no_such_module'" in result.failures[0].message


def test_a_package_that_crashes_names_the_sample(tmp_path: Path) -> None:
    result = verified(
        tmp_path, ("def read_xml(data):", "def read_xml(data):\n    __import__('os')._exit(9)")
    )
    failure = result.failures[0]
    assert failure.file == "specs/shop/samples/place.request.json"
    assert failure.message == (
        "the package apis.shop came to its end while it tried this sample: "
        "its process ended with exit code 9"
    )


def test_a_package_that_does_not_come_back_is_ended(tmp_path: Path) -> None:
    write_package(tmp_path, ("def read_xml(data):", "def read_xml(data):\n    while True: pass"))
    result = verify_api(shop(*PAIR), tmp_path, "apis", seconds=0.5)
    assert "it took longer than 0.5 seconds" in result.failures[0].message
    assert result.pairs.held == 0


def test_hostile_text_of_a_package_is_safe_for_a_terminal(tmp_path: Path) -> None:
    write_package(
        tmp_path, ('"missing", name', '"\\x1b[2J\\u202e", name'), ('text("Id")', 'text("No")')
    )
    shown = str(verify_api(shop(*PAIR), tmp_path, "apis").failures[0])
    assert "\\x1b[2J\\u202e" in shown
    assert all(line.isprintable() for line in shown.splitlines())


def test_a_response_without_a_status_is_that_of_the_only_success(tmp_path: Path) -> None:
    write_package(tmp_path)
    answer = ir.Sample(
        path="samples/place.response.json",
        stem="place.response",
        direction="response",
        status=None,
        variant="",
        medium="json",
        content=PAIR[0].content,
    )
    assert verify_api(shop(answer), tmp_path, "apis").failures == ()


def test_what_reading_passes_over_is_told_and_is_no_failure(tmp_path: Path) -> None:
    write_package(tmp_path, ("findings=[]", 'findings=["x: not documented"]'))
    result = verify([shop(PAIR[0])], settings(tmp_path))
    assert result.ok
    assert result.ignored() == (
        "shop: specs/shop/samples/place.request.json, ignored: x: not documented",
    )


def test_the_result_can_be_written_as_json(tmp_path: Path) -> None:
    write_package(tmp_path, ('"note": order.note', '"Note": order.note'))
    result = verify([shop(*PAIR)], settings(tmp_path), note="the packages are older than the specs")
    found = json.loads(json.dumps(result.as_json()))
    assert (found["ok"], found["note"]) == (False, "the packages are older than the specs")
    assert found["samples"] == {"held": 1, "of": 2}
    failure = found["apis"][0]["failures"][0]
    assert (failure["code"], failure["relation"], failure["line"]) == ("V003", "re-encode", 3)
