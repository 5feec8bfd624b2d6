"""What the one door to generated packages says of packages that are good, bad or not there."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.unit.verify.shop import JSON, XML, write_package
from wirewright.packages import (
    CHILD,
    Answer,
    PackageError,
    Trial,
    load_package,
    try_package,
)

GENERATED = Path(__file__).parents[2] / "generated"
TRIAL = Trial("place", "request", 200, (("json", JSON),))


def tried(folder: Path, trial: Trial = TRIAL, seconds: float = 60) -> Answer:
    return try_package(folder, "apis", "shop", [trial], seconds)


def test_a_payload_comes_back_in_every_medium_of_its_trial(tmp_path: Path) -> None:
    write_package(tmp_path)
    answer = tried(tmp_path, Trial("place", "request", 200, (("json", JSON), ("xml", XML))))
    assert answer.problem == ""
    json, xml = answer.outcomes[0].readings
    assert (json.error, json.reread, xml.error, xml.reread) == ("", "", "", "")
    assert json.in_medium("xml").content == xml.in_medium("xml").content
    assert xml.in_medium("xml").content.startswith(b"<Order><Id>1</Id>")
    assert answer.outcomes[0].unequal == ()


def test_a_response_is_read_by_the_body_of_its_status(tmp_path: Path) -> None:
    write_package(tmp_path)
    good = tried(tmp_path, Trial("place", "response", 200, (("json", JSON),)))
    assert good.outcomes[0].readings[0].error == ""
    none = tried(tmp_path, Trial("place", "response", 404, (("json", JSON),)))
    error = none.outcomes[0].readings[0].error
    assert error == "the package knows no content for the response 404 of `place`"


def test_a_package_that_is_not_there_is_said_to_be_not_generated(tmp_path: Path) -> None:
    assert tried(tmp_path) == Answer(problem="it has not been generated")


def test_an_operation_that_the_package_lacks_is_named(tmp_path: Path) -> None:
    write_package(tmp_path)
    answer = tried(tmp_path, Trial("cancel", "request", 200, (("json", JSON),)))
    assert answer.outcomes[0].readings[0].error == "the package has no operation `cancel`"


def test_a_medium_that_the_package_lacks_is_named(tmp_path: Path) -> None:
    write_package(tmp_path)
    answer = tried(tmp_path, Trial("place", "request", 200, (("form", b"Id=1"),)))
    error = answer.outcomes[0].readings[0].error
    assert error == "the package has no form codec for the request of `place`"


def test_an_import_error_shows_the_end_of_the_traceback(tmp_path: Path) -> None:
    write_package(tmp_path, ("import json", "import json\nimport no_such_module"))
    lines = tried(tmp_path).problem.splitlines()
    assert lines[-1] == "ModuleNotFoundError: No module named 'no_such_module'"
    assert lines[0].strip().startswith('File "')
    assert "operations.py" in lines[0]


def test_a_syntax_error_shows_its_line(tmp_path: Path) -> None:
    write_package(tmp_path, operations="OPERATIONS = {")
    problem = tried(tmp_path).problem
    assert "OPERATIONS = {" in problem
    assert problem.splitlines()[-1].startswith("SyntaxError")


def test_a_package_that_exits_while_it_is_imported_is_a_problem(tmp_path: Path) -> None:
    write_package(tmp_path, operations="raise SystemExit(0)")
    assert tried(tmp_path).problem.splitlines()[-1] == "SystemExit: 0"


def test_a_codec_s_own_error_is_told_without_a_traceback(tmp_path: Path) -> None:
    write_package(tmp_path)
    answer = tried(tmp_path, Trial("place", "request", 200, (("xml", b"<Order />"),)))
    assert answer.outcomes[0].readings[0].error == "Id: missing"


def test_another_error_of_a_codec_is_told_with_the_end_of_its_traceback(tmp_path: Path) -> None:
    write_package(tmp_path)
    answer = tried(tmp_path, Trial("place", "request", 200, (("json", b"{}"),)))
    lines = answer.outcomes[0].readings[0].error.splitlines()
    assert lines[-1] == "KeyError: 'id'"
    assert CHILD.name not in answer.outcomes[0].readings[0].error


def test_a_writer_that_returns_no_bytes_is_an_error(tmp_path: Path) -> None:
    write_package(tmp_path, ('separators=(",", ":")).encode()', 'separators=(",", ":"))'))
    written = tried(tmp_path).outcomes[0].readings[0].in_medium("json")
    assert "TypeError" in written.error


def test_an_error_of_a_writer_keeps_its_path(tmp_path: Path) -> None:
    wrong = 'def write_json(order):\n    raise WireError("no", "lines", 0, "price")'
    write_package(tmp_path, ("def write_json(order):", wrong))
    written = tried(tmp_path).outcomes[0].readings[0].in_medium("json")
    assert (written.error, written.path) == ("lines: 0: price: no", ("lines", 0, "price"))


def test_what_a_package_prints_does_not_reach_the_answer(tmp_path: Path) -> None:
    noise = "import os\nprint('{\"problem\": 1}')\nos.write(1, b'noise\\n')\nprint('ж')"
    write_package(tmp_path, ("import json", f"import json\n{noise}"))
    answer = tried(tmp_path)
    assert answer.problem == ""
    assert answer.outcomes[0].readings[0].error == ""


def test_a_package_that_reads_its_input_finds_it_empty(tmp_path: Path) -> None:
    write_package(tmp_path, ("import json", "import json\nimport sys\nassert not sys.stdin.read()"))
    assert tried(tmp_path).problem == ""


def test_a_crash_keeps_the_outcomes_before_it_and_says_where(tmp_path: Path) -> None:
    crash = "def read_xml(data):\n    import os\n    os.write(2, b'last words')\n    os.abort()"
    write_package(tmp_path, ("def read_xml(data):", crash))
    bad = Trial("place", "request", 200, (("xml", XML),))
    answer = try_package(tmp_path, "apis", "shop", [TRIAL, bad, TRIAL])
    assert (len(answer.outcomes), answer.at) == (1, 1)
    assert answer.problem.endswith("last words\nits process ended with signal SIGABRT")


def test_a_silent_exit_is_no_success(tmp_path: Path) -> None:
    leave = "def read_json(data):\n    import os\n    os._exit(0)"
    write_package(tmp_path, ("def read_json(data):", leave))
    assert tried(tmp_path).problem == "its process ended with exit code 0"


@pytest.mark.parametrize("place", ["import json", "def read_json(data):"])
def test_a_package_that_does_not_come_back_is_ended(tmp_path: Path, place: str) -> None:
    indent = "    " if place.endswith(":") else ""
    write_package(tmp_path, (place, f"{place}\n{indent}while True: pass"))
    answer = tried(tmp_path, seconds=0.5)
    assert answer.problem == "it took longer than 0.5 seconds"


def test_a_package_of_another_folder_is_not_taken(tmp_path: Path) -> None:
    # `apis` in the output folder has lost its __init__, and a module of the package is elsewhere.
    write_package(tmp_path / "out")
    write_package(tmp_path / "other")
    (tmp_path / "out/apis/__init__.py").write_text(
        f"__path__ = [{str(tmp_path / 'other' / 'apis')!r}]\n", encoding="utf-8"
    )
    problem = try_package(tmp_path / "out", "apis", "shop", [TRIAL]).problem
    assert "ImportError" in problem
    assert "which is not below" in problem


def test_nothing_of_wirewright_is_in_the_child(tmp_path: Path) -> None:
    check = "import sys\nassert not [x for x in sys.modules if x.startswith('wirewright')]"
    write_package(tmp_path, ("import json", f"import json\n{check}"))
    assert tried(tmp_path).problem == ""


def test_the_child_needs_the_standard_library_only() -> None:
    lines = CHILD.read_text(encoding="utf-8").splitlines()
    imported = {
        line.split()[1].split(".")[0] for line in lines if line.startswith(("import ", "from "))
    }
    assert imported <= set(sys.stdlib_module_names)


def test_no_compiled_files_are_left_in_the_package(tmp_path: Path) -> None:
    write_package(tmp_path)
    assert tried(tmp_path).problem == ""
    assert not [x.name for x in tmp_path.rglob("*") if x.suffix == ".pyc"]


# ---- in place ----


def test_a_package_is_loaded_and_the_search_path_stays_as_it_was(tmp_path: Path) -> None:
    before = list(sys.path)
    shutil.copytree(GENERATED / "order_apis", tmp_path / "order_apis_copy")
    loaded = load_package(tmp_path, "order_apis_copy", "pars")
    assert list(loaded.operations) == ["setOrderDelivered"]
    request = loaded.operations["setOrderDelivered"].request
    assert request is not None
    with pytest.raises(loaded.codec_error):
        request.codec_for("application/json").decode(b"{")
    assert sys.path == before


def test_a_package_that_was_loaded_from_elsewhere_is_not_taken(tmp_path: Path) -> None:
    shutil.copytree(GENERATED / "order_apis", tmp_path / "a/order_apis_twice")
    shutil.copytree(GENERATED / "order_apis", tmp_path / "b/order_apis_twice")
    load_package(tmp_path / "a", "order_apis_twice", "pars")
    with pytest.raises(PackageError, match="is not below"):
        load_package(tmp_path / "b", "order_apis_twice", "pars")


@pytest.mark.parametrize("body", ["import no_such_module", "raise SystemExit(3)", "x ="])
def test_a_broken_package_is_an_error_with_its_reason(tmp_path: Path, body: str) -> None:
    name = f"broken_{len(body)}"
    (tmp_path / name / "shop").mkdir(parents=True)
    (tmp_path / name / "shop/operations.py").write_text(body)
    with pytest.raises(PackageError, match="no_such_module|SystemExit: 3|SyntaxError"):
        load_package(tmp_path, name, "shop")
