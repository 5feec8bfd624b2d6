"""What a stranger who clones the repository may rely on."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
TOP = {
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "generated",
    "generator",
    "pyproject.toml",
    "requirements.txt",
    "specs",
    "templates",
    "tests",
}
REGISTRIES = re.compile(r"(?i)\bpypi[.]org|pythonhosted[.]org|npmjs[.](?:org|com)")
SOMEBODY = r"(?!someone\b)\w+"  # examples may speak of someone's home
MACHINES = re.compile(
    rf"(?<![\w.$}}])/(?:root|home/{SOMEBODY}|Users/{SOMEBODY})/|[A-Z]:\\Users\\{SOMEBODY}"
)
CREDENTIALS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[oprsu]_[0-9A-Za-z]{36}"
    r"|\bgithub_pat_\w{22}|\bxox[abp]-\w{10}|\bsk-[0-9A-Za-z]{32}"
)


def git(*arguments: str) -> list[str]:
    run = subprocess.run(
        ("git", *arguments), cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    return [name for name in run.stdout.split("\0") if name]


def files() -> list[str]:
    """List what is in the repository or would be after `git add`."""
    names = git("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return sorted(name for name in set(names) if (ROOT / name).is_file())


def found(pattern: re.Pattern[str]) -> list[str]:
    """Return `file: match` for each file that has a match."""
    texts = ((name, (ROOT / name).read_bytes().decode("utf-8", "replace")) for name in files())
    return [f"{name}: {hit[0]}" for name, text in texts if (hit := pattern.search(text))]


def test_no_file_names_a_package_registry() -> None:
    assert found(REGISTRIES) == []


def test_no_file_names_a_folder_of_some_machine() -> None:
    assert found(MACHINES) == []


def test_no_file_holds_a_credential() -> None:
    assert found(CREDENTIALS) == []


def test_the_top_of_the_repository_holds_only_what_is_known() -> None:
    assert {name.split("/")[0] for name in files()} == TOP


def test_ci_can_be_run() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111 == 0o111


def test_git_keeps_every_byte_of_samples_and_pages() -> None:
    evidence = [name for name in files() if re.search(r"^specs/.*/(samples|pages)/", name)]
    words = git("check-attr", "-z", "text", "--", *evidence)
    assert words == [word for name in evidence for word in (name, "text", "unset")]


def test_every_relative_link_leads_somewhere() -> None:
    broken = [
        f"{page}: {link}"
        for page in files()
        if page.endswith(".md")
        for link in re.findall(
            r"\]\((?![a-z]+:|#)([^)#\s]+)", (ROOT / page).read_text(encoding="utf-8")
        )
        if not (ROOT / page).parent.joinpath(link).exists()
    ]
    assert broken == []


def pins() -> dict[str, tuple[str, int]]:
    """Read the lock: per distribution its version and how many hashes it has."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    stanzas = re.findall(r"^(\S+)==(\S+) \\\n((?: +--hash=sha256:[0-9a-f]{64}.*\n)+)", text, re.M)
    return {name: (version, hashes.count("--hash=")) for name, version, hashes in stanzas}


def test_the_lock_says_nothing_but_pins_and_hashes() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert len(lines) == sum(1 + hashes for _, hashes in pins().values())


def test_the_lock_holds_the_versions_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["dev"],
    ]
    locked = pins()
    for requirement in map(Requirement, named):
        version, _ = locked[canonicalize_name(requirement.name)]
        assert str(requirement.specifier) == f"=={version}"
