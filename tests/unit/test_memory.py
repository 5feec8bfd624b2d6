from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from wirewright import memory
from wirewright.memory import remember


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WIREWRIGHT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def counted(text: str) -> tuple[Callable[[], str], list[str]]:
    made: list[str] = []

    def make() -> str:
        made.append(text)
        return text

    return make, made


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_result_is_made_once() -> None:
    make, made = counted("x = 1\r\n\u0416")
    assert [remember("format", ["key"], make) for _ in range(3)] == ["x = 1\r\n\u0416"] * 3
    assert len(made) == 1


@pytest.mark.parametrize(
    ("name", "key"),
    [("other", ["a", "b"]), ("name", ["ab"]), ("name", ["a", "b", ""]), ("name", ["a", b"b"])],
)
def test_another_name_or_key_is_another_entry(name: str, key: list[str | bytes]) -> None:
    remember("name", ["a", "b"], lambda: "first")
    assert remember(name, key, lambda: "second") == "second"


def test_a_damaged_entry_is_made_again_and_mended(cache: Path) -> None:
    remember("name", ["key"], lambda: "value")
    [entry] = files(cache)
    for damage in (b"", b"\n", b"value", entry.read_bytes()[:-1], entry.read_bytes() + b"\xff"):
        entry.write_bytes(damage)
        make, made = counted("value")
        assert [remember("name", ["key"], make) for _ in range(2)] == ["value"] * 2
        assert len(made) == 1


def test_an_entry_cannot_stand_for_another(cache: Path) -> None:
    remember("name", ["one"], lambda: "1")
    [one] = files(cache)
    content = one.read_bytes()
    one.unlink()
    remember("name", ["two"], lambda: "2")
    [two] = files(cache)
    two.write_bytes(content)
    assert remember("name", ["two"], lambda: "2") == "2"


def test_deleting_the_folder_changes_nothing(cache: Path) -> None:
    remember("name", ["key"], lambda: "value")
    for path in files(cache):
        path.unlink()
    assert remember("name", ["key"], lambda: "value") == "value"


def test_a_folder_that_cannot_be_made_only_costs_time(cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    make, made = counted("value")
    assert [remember("name", ["key"], make) for _ in range(2)] == ["value"] * 2
    assert len(made) == 2


def test_an_empty_variable_turns_the_memory_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIREWRIGHT_CACHE", "")
    monkeypatch.chdir(tmp_path)
    make, made = counted("value")
    assert [remember("name", ["key"], make) for _ in range(2)] == ["value"] * 2
    assert len(made) == 2
    assert files(tmp_path) == []


def test_what_make_raises_is_raised_and_not_remembered(cache: Path) -> None:
    def fail() -> str:
        raise OSError("of make")

    with pytest.raises(OSError, match="of make"):
        remember("name", ["key"], fail)
    assert files(cache) == []


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"WIREWRIGHT_CACHE": "/mine", "XDG_CACHE_HOME": "/xdg"}, "/mine"),
        ({"XDG_CACHE_HOME": "/xdg", "LOCALAPPDATA": "/local"}, "/xdg/wirewright"),
        ({"XDG_CACHE_HOME": "relative", "LOCALAPPDATA": "/local"}, "/local/wirewright"),
        ({}, "/nest/.cache/wirewright"),
    ],
)
def test_the_folder_is_the_users_choice_then_the_systems(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/nest"))
    assert memory._folder(environment) == Path(expected)


def test_a_user_without_a_home_has_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    assert memory._folder({}) is None


def test_pruning_deletes_what_was_not_used_for_longest(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_SHARDS", 1)
    monkeypatch.setattr(memory, "_LIMIT", 3_000)
    monkeypatch.setattr(memory, "_key_digest", lambda _, key: f"0{key[0]}")
    for age, key in enumerate("abc"):
        remember("name", [key], lambda: "x" * 900)
        os.utime(cache / "0" / f"{key}.name", (age, age))
    remember("name", ["a"], lambda: "never made again")
    remember("name", ["d"], lambda: "y" * 900)
    assert [path.name for path in files(cache)] == ["a.name", "c.name", "d.name"]


def test_an_entry_above_the_limit_is_kept_while_it_is_the_newest(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_LIMIT", 16)
    remember("name", ["key"], lambda: "x" * 900)
    assert len(files(cache)) == 1
