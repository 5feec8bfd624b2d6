from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from wirewright.diagnostics import Report
from wirewright.files import Disk
from wirewright.output import Outcome, OutputFile, State, apply, plan

MODELS = OutputFile("apis/pars/models.py", "A = 1\n", source="specs/pars")
CLIENT = OutputFile("apis/pars/client.py", "B = 2\n", source="specs/pars")
OTHER = OutputFile("apis/deck/models.py", "C = 3\n", source="specs/deck")
README = OutputFile("README.md", "# Title\n", "<!--")


def write(
    folder: Path, *files: OutputFile, scope: Sequence[str] = ("",), force: bool = False
) -> Outcome:
    report = Report()
    outcome = apply(plan(folder, files, scope), report, force)
    assert report.diagnostics == []
    return outcome


def refused(folder: Path, *files: OutputFile) -> list[tuple[str, str]]:
    report = Report()
    assert apply(plan(folder, files), report) == Outcome()
    return [(found.code, found.at.file) for found in report.diagnostics]


def states(folder: Path, *files: OutputFile, scope: Sequence[str] = ("",)) -> dict[str, State]:
    return {entry.path: entry.state for entry in plan(folder, files, scope).entries}


def put(folder: Path, path: str, content: bytes) -> Path:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return target


def test_a_first_run_writes_every_file(tmp_path: Path) -> None:
    outcome = write(tmp_path / "new", MODELS, README)
    assert outcome.written == ("README.md", "apis/pars/models.py")
    assert (tmp_path / "new/apis/pars/models.py").read_bytes() == MODELS.content


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, MODELS, README)
    assert write(tmp_path, MODELS, README) == Outcome()


def test_a_plan_writes_nothing(tmp_path: Path) -> None:
    assert states(tmp_path / "new", MODELS) == {MODELS.path: "missing"}
    assert list(tmp_path.iterdir()) == []


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write(tmp_path, MODELS, README)
    changed = OutputFile(MODELS.path, "A = 2\n", source="specs/pars")
    assert states(tmp_path, changed, README) == {MODELS.path: "changed", README.path: "same"}
    assert write(tmp_path, changed, README).written == (MODELS.path,)


def test_a_file_of_ours_that_nothing_asks_for_is_deleted_with_its_folder(tmp_path: Path) -> None:
    write(tmp_path, MODELS, OTHER)
    assert states(tmp_path, MODELS) == {MODELS.path: "same", OTHER.path: "stale"}
    assert write(tmp_path, MODELS).deleted == (OTHER.path,)
    assert not (tmp_path / "apis/deck").exists()


def test_a_folder_with_something_foreign_stays(tmp_path: Path) -> None:
    write(tmp_path, MODELS, OTHER)
    cache = put(tmp_path, "apis/deck/__pycache__/models.pyc", b"x")
    write(tmp_path, MODELS)
    assert cache.exists()


def test_a_run_for_one_api_leaves_the_others_alone(tmp_path: Path) -> None:
    write(tmp_path, MODELS, CLIENT, OTHER)
    outcome = write(tmp_path, MODELS, scope=["apis/pars/"])
    assert outcome.deleted == (CLIENT.path,)
    assert (tmp_path / OTHER.path).exists()


def test_an_edited_file_is_left_alone_while_the_rest_is_written(tmp_path: Path) -> None:
    write(tmp_path, MODELS, CLIENT)
    edited = put(tmp_path, MODELS.path, MODELS.content + b"# mine\n")
    changed = OutputFile(CLIENT.path, "B = 3\n")
    outcome = write(tmp_path, MODELS, changed)
    assert outcome == Outcome(written=(CLIENT.path,), kept=(MODELS.path,))
    assert edited.read_bytes().endswith(b"# mine\n")


def test_force_replaces_an_edited_file(tmp_path: Path) -> None:
    edited = put(tmp_path, MODELS.path, MODELS.content + b"# mine\n")
    assert write(tmp_path, MODELS, force=True).written == (MODELS.path,)
    assert edited.read_bytes() == MODELS.content


def test_an_edited_file_that_nothing_asks_for_goes_only_by_force(tmp_path: Path) -> None:
    edited = put(tmp_path, OTHER.path, OTHER.content + b"# mine\n")
    assert write(tmp_path).kept == (OTHER.path,)
    assert edited.exists()
    assert write(tmp_path, force=True).deleted == (OTHER.path,)
    assert not edited.exists()


def test_a_merge_conflict_in_a_generated_file_counts_as_an_edit(tmp_path: Path) -> None:
    first, _, rest = MODELS.content.partition(b"\n")
    put(tmp_path, MODELS.path, first + b"\n<<<<<<< HEAD\n" + rest)
    assert states(tmp_path, MODELS) == {MODELS.path: "edited"}


def test_a_checkout_with_crlf_is_the_same_file(tmp_path: Path) -> None:
    put(tmp_path, MODELS.path, MODELS.content.replace(b"\n", b"\r\n"))
    put(tmp_path, OTHER.path, OTHER.content.replace(b"\n", b"\r\n"))
    assert states(tmp_path, MODELS) == {MODELS.path: "same", OTHER.path: "stale"}


def test_a_foreign_file_in_the_way_stops_the_whole_run_even_by_force(tmp_path: Path) -> None:
    mine = put(tmp_path, MODELS.path, b"A = 0\n")
    report = Report()
    assert apply(plan(tmp_path, [MODELS, CLIENT]), report, force=True) == Outcome()
    assert [found.code for found in report.diagnostics] == ["O001"]
    assert report.diagnostics[0].at.file == (tmp_path / MODELS.path).as_posix()
    assert mine.read_bytes() == b"A = 0\n"
    assert not (tmp_path / CLIENT.path).exists()


def test_foreign_files_beside_ours_are_not_counted(tmp_path: Path) -> None:
    write(tmp_path, MODELS)
    put(tmp_path, "apis/pars/mine.py", b"D = 4\n")
    put(tmp_path, "apis.egg-info/PKG-INFO", b"Name: apis\n")
    put(tmp_path, "apis/pars/empty.py", b"")
    assert states(tmp_path, MODELS) == {MODELS.path: "same"}


def test_a_copy_of_our_file_in_another_place_is_foreign(tmp_path: Path) -> None:
    write(tmp_path, MODELS)
    copy = put(tmp_path, f"build/lib/{MODELS.path}", MODELS.content)
    changed = OutputFile(MODELS.path, "A = 2\n")
    assert write(tmp_path, changed).deleted == ()
    assert copy.read_bytes() == MODELS.content


def test_a_folder_that_is_not_empty_in_the_place_of_a_file_is_in_the_way(tmp_path: Path) -> None:
    mine = put(tmp_path, f"{MODELS.path}/mine.txt", b"x")
    assert refused(tmp_path, MODELS) == [("O001", (tmp_path / MODELS.path).as_posix())]
    assert mine.exists()


def test_a_file_in_the_place_of_a_folder_is_in_the_way(tmp_path: Path) -> None:
    mine = put(tmp_path, "apis", b"x")
    assert refused(tmp_path, MODELS, CLIENT) == [("O001", (tmp_path / "apis").as_posix())]
    assert mine.read_bytes() == b"x"


def test_a_stale_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    file = OutputFile("apis/pars", "")
    write(tmp_path, file)
    write(tmp_path, MODELS)
    assert (tmp_path / MODELS.path).read_bytes() == MODELS.content
    write(tmp_path, file)
    assert (tmp_path / file.path).read_bytes() == file.content


def test_a_link_in_the_place_of_a_file_is_in_the_way(tmp_path: Path) -> None:
    target = put(tmp_path, "elsewhere.py", MODELS.content)
    link = tmp_path / "out" / MODELS.path
    link.parent.mkdir(parents=True)
    link.symlink_to(target)
    changed = OutputFile(MODELS.path, "A = 2\n")
    assert refused(tmp_path / "out", changed) == [
        ("O001", (tmp_path / "out" / MODELS.path).as_posix())
    ]
    assert target.read_bytes() == MODELS.content


def test_a_linked_folder_is_never_written_to(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / (tmp_path / "out/apis").as_posix()).symlink_to(outside)
    assert refused(tmp_path / "out", MODELS, CLIENT) == [
        ("O001", (tmp_path / "out/apis").as_posix())
    ]
    assert list(outside.iterdir()) == []


def test_a_linked_folder_is_never_searched_for_stale_files(tmp_path: Path) -> None:
    write(tmp_path / "outside", MODELS)
    (tmp_path / "out").mkdir()
    (tmp_path / (tmp_path / "out/apis").as_posix()).symlink_to(tmp_path / "outside/apis")
    assert states(tmp_path / "out") == {}


def test_a_left_over_of_a_killed_run_is_deleted_however_short_it_is(tmp_path: Path) -> None:
    for end in (0, 1, 20, 90, len(OTHER.content)):
        left = put(tmp_path, "apis/deck/.models.py.wirewright-tmp", OTHER.content[:end])
        write(tmp_path)
        assert not left.exists()


def test_a_left_over_in_the_way_is_deleted_whatever_the_scope(tmp_path: Path) -> None:
    put(tmp_path, ".README.md.wirewright-tmp", README.content[:30])
    outcome = write(tmp_path, README, MODELS, scope=["apis/pars/"])
    assert outcome.written == (README.path, MODELS.path)


def test_a_foreign_file_with_a_temporary_name_is_left_alone(tmp_path: Path) -> None:
    mine = put(tmp_path, "apis/pars/.models.py.wirewright-tmp", b"# mine\n")
    report = Report()
    outcome = apply(plan(tmp_path, [MODELS, CLIENT]), report)
    assert outcome.written == (CLIENT.path,)
    assert [found.code for found in report.diagnostics] == ["O002"]
    assert ".models.py.wirewright-tmp" in report.diagnostics[0].advice
    assert mine.read_bytes() == b"# mine\n"


class FullDisk(Disk):
    """Refuses to put one file in its place."""

    def replace(self, source: Path, target: Path) -> None:
        if target.name == "models.py":
            raise OSError(28, "No space left on device")
        super().replace(source, target)

    def unlink(self, path: Path) -> None:
        if path.name == "README.md":
            raise PermissionError(13, "Permission denied")
        super().unlink(path)


def test_what_the_disk_refuses_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path, README)
    report = Report()
    outcome = apply(plan(tmp_path, [MODELS, CLIENT]), report, files=FullDisk())
    assert outcome.written == (CLIENT.path,)
    assert [found.message for found in report.diagnostics] == [
        "the file cannot be deleted: Permission denied",
        "the file cannot be written: No space left on device",
    ]
    assert not list(tmp_path.rglob("*.wirewright-tmp"))


class Locked(Disk):
    """Refuses to read one file."""

    def read(self, path: Path, limit: int = -1) -> bytes:
        if path.name == "models.py":
            raise PermissionError(13, "Permission denied")
        return super().read(path, limit)


def test_a_wanted_file_that_cannot_be_read_is_in_the_way(tmp_path: Path) -> None:
    write(tmp_path, MODELS)
    [entry] = plan(tmp_path, [MODELS], files=Locked()).entries
    assert (entry.state, entry.why) == ("foreign", "it cannot be read (Permission denied)")


def test_a_file_that_nothing_asks_for_and_nobody_can_read_is_foreign(tmp_path: Path) -> None:
    write(tmp_path, MODELS)
    assert plan(tmp_path, [], files=Locked()).entries == ()


class CaseIgnored(Disk):
    """A disk that finds `apis/pars` by any case, but lists it as it was made."""

    def exists(self, path: Path) -> bool:
        return any(str(other).lower() == str(path).lower() for other in path.parents[2].rglob("*"))


def test_a_foreign_file_of_another_case_is_in_the_way_where_a_disk_ignores_case(
    tmp_path: Path,
) -> None:
    put(tmp_path, "apis/pars/Models.py", b"mine\n")
    [entry] = plan(tmp_path, [MODELS], files=CaseIgnored()).entries
    assert entry.state == "foreign"
    assert "in case only" in entry.why
    assert states(tmp_path, MODELS) == {MODELS.path: "missing"}


def test_our_own_file_of_another_case_makes_way(tmp_path: Path) -> None:
    old = OutputFile("apis/pars/Models.py", "A = 1\n")
    write(tmp_path, old)
    entries = plan(tmp_path, [MODELS], files=CaseIgnored()).entries
    assert {entry.path: entry.state for entry in entries} == {
        old.path: "stale",
        MODELS.path: "missing",
    }


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../out.py",
        "a/../../out.py",
        "a/..",
        "a//b.py",
        "a\\b.py",
        "C:/b.py",
        "a/b\n.py",
        "a/\u00e9.py",
        ".git/config",
        "__pycache__/a.py",
        ".a.wirewright-tmp",
    ],
)
def test_a_path_that_no_output_may_have_is_our_bug(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path"):
        plan(tmp_path, [OutputFile(path, "")])


def test_two_files_that_differ_in_case_only_are_our_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="in one place"):
        plan(tmp_path, [OutputFile("a/b.py", ""), OutputFile("a/B.py", "")])


@pytest.mark.parametrize("path", ["A/c.py", "a/b.py/c.py"])
def test_folders_that_would_be_one_with_others_are_our_bug(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="would be one"):
        plan(tmp_path, [OutputFile("a/b.py", ""), OutputFile(path, "")])


def test_a_carriage_return_in_a_text_is_our_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="must be LF"):
        plan(tmp_path, [OutputFile("a.py", "x\r\n")])


def test_a_source_that_could_end_a_comment_is_our_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="source"):
        plan(tmp_path, [OutputFile("a.md", "", "<!--", "--> x")])
