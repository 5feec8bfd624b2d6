"""A run of the writer that is killed at any point: nothing is cut off, and the next run mends it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, strategies as st

from wirewright.diagnostics import Report
from wirewright.files import Disk
from wirewright.output import OutputFile, apply, plan

Moment = Literal["before", "halfway", "after"]
MOMENTS: tuple[Moment, ...] = ("before", "halfway", "after")
FOREIGN = {
    "apis/pars/mine.py": b"MINE = 1\n",
    "apis/pars/.notes.wirewright-tmp": b"# my notes\n",
    "build/lib/apis/pars/models.py": b"# a build\n",
}


class Killed(BaseException):
    """The end of the process: nothing of ours catches it."""


class Mortal(Disk):
    """A disk whose user is killed at one of the calls that change something."""

    def __init__(self, fatal: int = -1, moment: Moment = "before") -> None:
        self.fatal = fatal
        self.moment = moment
        self.calls: list[str] = []

    def _call(self, name: str, act: Callable[[], None], halfway: Callable[[], None]) -> None:
        number = len(self.calls)
        if 0 <= self.fatal < number:
            raise AssertionError("a dead process went on")
        self.calls.append(name)
        if number == self.fatal:
            with suppress(OSError):
                {"before": lambda: None, "halfway": halfway, "after": act}[self.moment]()
            raise Killed
        act()

    def write(self, path: Path, content: bytes) -> None:
        whole, half = partial(super().write, path, content), content[: len(content) // 2]
        self._call("write", whole, partial(super().write, path, half))

    def replace(self, source: Path, target: Path) -> None:
        self._call("replace", partial(super().replace, source, target), lambda: None)

    def unlink(self, path: Path) -> None:
        self._call("unlink", partial(super().unlink, path), lambda: None)

    def mkdir(self, path: Path) -> None:
        self._call("mkdir", partial(super().mkdir, path), lambda: None)

    def rmdir(self, path: Path) -> None:
        self._call("rmdir", partial(super().rmdir, path), lambda: None)


def generation(number: int, *paths: str) -> list[OutputFile]:
    return [OutputFile(path, f"GENERATION = {number}\n" * 9) for path in paths]


FIRST = generation(1, "README.txt", "apis/pars/models.py", "apis/deck/models.py", "apis/deck/a.py")
SECOND = generation(2, "README.txt", "apis/pars/models.py", "apis/pars/xml.py", "apis/multi/a.py")
THIRD = generation(3, "apis/pars/models.py", "apis/pars/form.py", "apis/deck/models.py")


def run(folder: Path, wanted: Sequence[OutputFile], files: Disk) -> None:
    report = Report()
    apply(plan(folder, wanted, files=files), report, files=files)
    assert report.diagnostics == []


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def begun(folder: Path) -> None:
    for path, content in FOREIGN.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    run(folder, FIRST, Disk())


def calls_of_a_run() -> list[str]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        begun(folder)
        files = Mortal()
        run(folder, SECOND, files)
        return files.calls


def assert_complete(folder: Path, *generations: Sequence[OutputFile]) -> None:
    """Fail if a file is neither foreign, nor complete, nor a temporary one."""
    complete = {(file.path, file.content) for files in generations for file in files}
    ours = {path: content for path, content in tree(folder).items() if path not in FOREIGN}
    assert {path: tree(folder)[path] for path in FOREIGN} == FOREIGN
    for path, content in ours.items():
        assert (path, content) in complete or path.endswith(".wirewright-tmp"), path


CALLS = calls_of_a_run()


def test_a_run_has_calls_of_every_kind_to_be_killed_at() -> None:
    assert {*CALLS} == {"write", "replace", "unlink", "mkdir", "rmdir"}


@pytest.mark.parametrize("following", [SECOND, THIRD, FIRST], ids=["same", "changed", "reverted"])
@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("fatal", range(len(CALLS)))
def test_a_killed_run_cuts_nothing_off_and_the_next_one_mends_it(
    tmp_path: Path, fatal: int, moment: Moment, following: list[OutputFile]
) -> None:
    begun(tmp_path)
    with pytest.raises(Killed):
        run(tmp_path, SECOND, Mortal(fatal, moment))
    assert_complete(tmp_path, FIRST, SECOND)
    run(tmp_path, following, Disk())
    assert tree(tmp_path) == FOREIGN | {file.path: file.content for file in following}


PATHS = ("a", "a/b", "a/b/c.py", "a/d.py", "e.py", "e.py/f")


@st.composite
def wanted_files(draw: st.DrawFn) -> list[OutputFile]:
    chosen: list[str] = []
    for path in draw(st.lists(st.sampled_from(PATHS), unique=True)):
        if not any(f"{path}/".startswith(f"{x}/") or x.startswith(f"{path}/") for x in chosen):
            chosen.append(path)
    return generation(draw(st.integers(1, 3)), *chosen)


@given(
    st.lists(st.tuples(wanted_files(), st.integers(0, 12), st.sampled_from(MOMENTS)), max_size=4),
    wanted_files(),
)
def test_any_chain_of_killed_runs_is_mended_by_one_that_lives(
    killed: list[tuple[list[OutputFile], int, Moment]], last: list[OutputFile]
) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        for wanted, fatal, moment in killed:
            with suppress(Killed):
                run(folder, wanted, Mortal(fatal, moment))
        run(folder, last, Disk())
        assert tree(folder) == {file.path: file.content for file in last}
    finally:
        shutil.rmtree(folder)
