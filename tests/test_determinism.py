"""Same specs, same bytes: whatever the hash seed, locale, folder, order of files, or memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NAMES = ("--package=order_apis", "--distribution=order-apis", "--package-version=0.1.0")
GENERATE = "import sys; from wirewright.cli import main; sys.exit(main(sys.argv[1:]))"
SHUFFLED = f"""
import os, random

class Shuffled(list):
    __enter__ = lambda self: self
    __exit__ = lambda self, *_: None

def shuffled(list_entries):
    def entries(*arguments):
        found = Shuffled(list_entries(*arguments))
        random.shuffle(found)
        return found
    return entries

os.scandir, os.listdir = shuffled(os.scandir), shuffled(os.listdir)
{GENERATE}
"""


@dataclass(frozen=True)
class Setting:
    """Where and how a run happens; `elsewhere` is a folder from which it starts."""

    seed: int
    environment: dict[str, str] = field(default_factory=dict)
    code: str = GENERATE
    elsewhere: str = ""

    def run(self, folder: Path, memory: Path) -> dict[str, bytes]:
        """Generate the packages of a copy of the specs, and give all files."""
        home = folder / self.elsewhere
        home.mkdir(parents=True, exist_ok=True)
        shutil.copytree(ROOT / "specs", folder / "project/specs", dirs_exist_ok=True)
        specs, output = (
            os.path.relpath(folder / "project" / name, home) for name in ("specs", "out")
        )
        environment = {
            **os.environ,
            "PYTHONHASHSEED": str(self.seed),
            "WIREWRIGHT_CACHE": str(memory),
            **self.environment,
        }
        command = (sys.executable, "-c", self.code, "generate", *NAMES)
        done = subprocess.run(
            [*command, f"--specs={specs}", f"--output={output}"],
            cwd=home,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return tree(folder / "project/out")


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the memory, which the first run finds empty and fills."""
    return tmp_path_factory.mktemp("memory")


@pytest.fixture(scope="module")
def first(memory: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give what a run with an empty memory writes."""
    assert not any(memory.iterdir())
    return Setting(0).run(tmp_path_factory.mktemp("first"), memory)


def test_an_empty_memory_gives_what_is_checked_in(first: dict[str, bytes]) -> None:
    assert len(first) > 50
    checked_in = tree(ROOT / "generated")
    assert first == {path: checked_in.get(path) for path in first}


@pytest.mark.parametrize(
    "setting",
    [
        Setting(1, {"LC_ALL": "C"}),
        Setting(2, {"LC_ALL": "tr_TR.UTF-8"}),
        Setting(3, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
        Setting(4, code=SHUFFLED),
        Setting(5, code=SHUFFLED, elsewhere="project/specs/pars/samples"),
        Setting(6, elsewhere="el se/'whére' & #1"),
        Setting(
            7, {"TZ": "Asia/Kathmandu", "USER": "nobody", "COLUMNS": "20", "PYTHONOPTIMIZE": "1"}
        ),
    ],
    ids=lambda setting: f"seed {setting.seed}",
)
def test_another_setting_gives_the_same_bytes(
    setting: Setting, first: dict[str, bytes], memory: Path, tmp_path: Path
) -> None:
    assert any(memory.iterdir())
    assert setting.run(tmp_path, memory) == first


def test_a_memory_that_cannot_be_read_gives_the_same_bytes(
    first: dict[str, bytes], memory: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "memory"
    shutil.copytree(memory, damaged)
    entries = [path for path in sorted(damaged.rglob("*")) if path.is_file()]
    for number, path in enumerate(entries):
        content = path.read_bytes()
        path.write_bytes(
            (b"", content[: len(content) // 2], content[::-1], content + b"#")[number % 4]
        )
    assert len(entries) > 20
    assert Setting(0).run(tmp_path, damaged) == first
