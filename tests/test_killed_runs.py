"""`wirewright generate` killed on its way, after specs were renamed, changed and deleted.

What the writer alone does is tested beside it; here the whole command runs, on the five specs.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from wirewright.cli import main
from wirewright.files import Disk
from wirewright.output import apply

ROOT = Path(__file__).parents[1]
FOREIGN = {
    "order_apis/pars/mine.py": b"MINE = 1\n",
    "order_apis/lorry/.notes.py.wirewright-tmp": b"notes of mine\n",
    "order_apis/dellin/models.py.orig": b"# left by a merge\n",
    "build/lib/order_apis/errors.py": b"# a build\n",
}
Tree = dict[str, bytes]


class Killed(BaseException):
    """The end of the process: nothing of ours catches it."""


class Mortal(Disk):
    """A disk whose user dies at one of the calls that change a file: before, within or after it."""

    def __init__(self, fatal: int | None, moment: str) -> None:
        self.fatal = fatal
        self.moment = moment
        self.calls: list[str] = []

    def _call(self, name: str, act: Callable[[], None], halfway: Callable[[], None]) -> None:
        self.calls.append(name)
        if len(self.calls) - 1 != self.fatal:
            act()
            return
        {"before": lambda: None, "halfway": halfway, "after": act}[self.moment]()
        raise Killed

    def write(self, path: Path, content: bytes) -> None:
        half = partial(super().write, path, content[: len(content) // 2])
        self._call("write", partial(super().write, path, content), half)

    def replace(self, source: Path, target: Path) -> None:
        self._call("replace", partial(super().replace, source, target), lambda: None)

    def unlink(self, path: Path) -> None:
        self._call("unlink", partial(super().unlink, path), lambda: None)


# ---- specs that change -------------------------------------------------------------------------


def rename_and_change(specs: Path) -> None:
    """Rename one spec, change another, and delete a third."""
    (specs / "pars").rename(specs / "lorry")
    replace(specs / "dellin/api.yaml", "title: Dellin order change history", "title: History")
    shutil.rmtree(specs / "deck")


def change_again(specs: Path) -> None:
    """Change what the killed run was about to write."""
    replace(specs / "lorry/api.yaml", "title: PARS order stages", "title: Lorries")
    (specs / "valomnia").rename(specs / "pars")


def change_back(specs: Path) -> None:
    """Take all changes back."""
    shutil.rmtree(specs)
    shutil.copytree(ROOT / "specs", specs)


def leave(_: Path) -> None:
    """Change nothing."""


FOLLOWING: tuple[Callable[[Path], None], ...] = (leave, change_again, change_back)
MOMENTS = ("before", "halfway", "after")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


# ---- projects ----------------------------------------------------------------------------------


def tree(folder: Path) -> Tree:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project with the five packages, and with files of the user among them."""
    home = tmp_path_factory.mktemp("begun")
    shutil.copytree(ROOT / "specs", home / "specs")
    shutil.copy(ROOT / "pyproject.toml", home)
    run(home)
    for path, content in FOREIGN.items():
        (home / "generated" / path).parent.mkdir(parents=True, exist_ok=True)
        (home / "generated" / path).write_bytes(content)
    return home


def run(home: Path, files: Disk | None = None) -> None:
    """Generate with a disk of one's own; fail if anything is reported."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        patch.setattr("wirewright.cli.generate.apply", partial(apply, files=files or Disk()))
        assert main(["generate"]) == 0


@dataclass(frozen=True)
class Change:
    """What a killed run was to write, by which calls, and what the run after it has to reach."""

    before: Tree
    after: Tree
    calls: list[str]
    following: dict[Callable[[Path], None], Tree]


@pytest.fixture(scope="module")
def change(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Change:
    """Give what runs that live write, each into a folder where nothing was before."""
    home = tmp_path_factory.mktemp("wanted")
    shutil.copytree(begun, home, dirs_exist_ok=True)
    rename_and_change(home / "specs")
    files = Mortal(None, "")
    run(home, files)
    after = tree(home / "generated")
    following: dict[Callable[[Path], None], Tree] = {}
    for then in FOLLOWING:
        again = tmp_path_factory.mktemp("following")
        shutil.copytree(home / "specs", again / "specs")
        shutil.copy(ROOT / "pyproject.toml", again)
        then(again / "specs")
        run(again)
        following[then] = FOREIGN | tree(again / "generated")
    return Change(tree(begun / "generated"), after, files.calls, following)


def check(
    project: Path, change: Change, fatal: int, moment: str, then: Callable[[Path], None]
) -> None:
    """Kill a run, look at what it left, and let the next one live."""
    rename_and_change(project / "specs")
    with pytest.raises(Killed):
        run(project, Mortal(fatal, moment))
    found = tree(project / "generated")
    for path, content in found.items():
        temporary = path.endswith(".wirewright-tmp") and path not in FOREIGN
        assert content in (change.before.get(path), change.after.get(path)) or temporary, path
    assert {path: found.get(path) for path in FOREIGN} == FOREIGN
    then(project / "specs")
    run(project)
    assert tree(project / "generated") == change.following[then]


def test_the_run_writes_replaces_and_deletes(change: Change) -> None:
    assert {*change.calls} == {"write", "replace", "unlink"}
    assert {path: change.after.get(path) for path in FOREIGN} == FOREIGN
    assert not any(path.startswith("order_apis/deck/") for path in change.after)
    assert change.after == change.following[leave]


def test_a_run_killed_at_some_calls_cuts_nothing_off_and_the_next_one_ends_the_work(
    begun: Path, change: Change, tmp_path: Path
) -> None:
    last = len(change.calls) - 1
    for number, fatal in enumerate(sorted({*range(0, last, last // 11), last})):
        project = tmp_path / str(fatal)
        shutil.copytree(begun, project)
        check(project, change, fatal, MOMENTS[number % 3], FOLLOWING[number // 3 % 3])


@pytest.mark.hostile
@pytest.mark.parametrize("then", FOLLOWING)
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_run_killed_at_any_call_cuts_nothing_off_and_the_next_one_ends_the_work(
    begun: Path,
    change: Change,
    tmp_path: Path,
    moment: str,
    then: Callable[[Path], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    for fatal in range(len(change.calls)):
        project = tmp_path / str(fatal)
        shutil.copytree(begun, project)
        check(project, change, fatal, moment, then)
    capsys.readouterr()
    print(f"killed {moment} each of {len(change.calls)} calls, then {then.__name__}")
