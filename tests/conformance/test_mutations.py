"""Rules taken out of the code one by one, on a copy of it: for each some vector turns red."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = ("generator/wirewright", "templates")
FAILED = re.compile(r"^FAILED \S+?\[(.+?)\](?: - .*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mutation:
    """A rule, and the text that has it in a module of the generator, with what takes its place."""

    rule: str
    module: str
    text: str
    instead: str
    vectors: str


MUTATIONS = (
    Mutation(
        "write.decimal.json",
        "python/runtime/aspnet.py",
        'return text if "." in text else f"{text}.0"\n\n\ndef xml_decimal',
        "return text\n\n\ndef xml_decimal",
        "aspnet/decimals",
    ),
    Mutation(
        "read.json.decimal.scale",
        "python/runtime/aspnet.py",
        'return Decimal(f"{value}.0")',
        "return value",
        "aspnet/decimals",
    ),
    Mutation(
        "write.double",
        "python/runtime/aspnet.py",
        'f"{number:.15G}"',
        "repr(number)",
        "aspnet/floats",
    ),
    Mutation(
        "write.string.json",
        "python/runtime/chars.py",
        ".translate(NET_ESCAPES)",
        "",
        "aspnet/texts",
    ),
    Mutation(
        "write.string.cr",
        "python/runtime/chars.py",
        '.replace("\\r", "&#xD;")',
        "",
        "aspnet/texts",
    ),
    Mutation(
        "order.xml.ordinal",
        "dialects/aspnet.py",
        "sorted(layer, key=lambda pair: pair[1])",
        "layer",
        "aspnet/members",
    ),
    Mutation(
        "order.json.derived_first",
        "dialects/aspnet.py",
        "for layer in reversed(layers)",
        "for layer in layers",
        "aspnet/members",
    ),
    Mutation(
        "xml.depth",
        "python/runtime/xml.py",
        'f"d{depth}p1:"',
        '"d2p1:"',
        "aspnet/collections",
    ),
    Mutation(
        "xml.map.hash",
        "dialects/contracts.py",
        "hashlib.md5(",
        "hashlib.sha1(",
        "aspnet/collections",
    ),
    Mutation(
        "read.xml.duplicate",
        "python/runtime/xml.py",
        "found.setdefault(str(child.tag), child)",
        "found[str(child.tag)] = child",
        "members",
    ),
    Mutation(
        "read.xml.map.duplicate",
        "python/runtime/xml.py",
        "if key in entries:",
        "if False:",
        "aspnet/collections",
    ),
    Mutation(
        "form.repeated",
        "python/runtime/form.py",
        "return values[0] if values else None",
        "return values[-1] if values else None",
        "forms or members",
    ),
)


def copied(folder: Path) -> Path:
    """Copy what generates to `folder`; return its source root."""
    for part in CODE:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    return folder / "generator"


def changed(mutation: Mutation) -> str:
    """Return the source of a module without the rule."""
    source = (ROOT / "generator" / "wirewright" / mutation.module).read_text(encoding="utf-8")
    assert source.count(mutation.text) == 1, f"{mutation.rule}: the code has changed, look anew"
    return source.replace(mutation.text, mutation.instead)


def mutated(mutation: Mutation, folder: Path) -> Path:
    """Copy what generates with a rule taken out; return its source root."""
    root = copied(folder)
    (root / "wirewright" / mutation.module).write_text(changed(mutation), encoding="utf-8")
    return root


def red(generator: Path, vectors: str) -> list[str]:
    """Return the vectors that fail with another generator than ours."""
    command = [sys.executable, "-m", "pytest", "-q", "--tb=no", "-rf", "-p", "no:cacheprovider"]
    command += ["-p", "no:xdist", "tests/conformance/test_conformance.py", "-k", vectors]
    paths = [str(generator), str(ROOT), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    run = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode in (0, 1), run.stdout + run.stderr
    return FAILED.findall(run.stdout)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.rule)
def test_a_mutation_still_finds_its_code(mutation: Mutation) -> None:
    assert changed(mutation)


@pytest.mark.hostile
def test_taking_a_rule_out_turns_a_vector_red(tmp_path: Path) -> None:
    assert red(copied(tmp_path / "copy"), "members") == [], "a copy without a change fails"
    missed = []
    print(f"\n{'rule taken out':<26}{'red':>5}  one of them")
    for number, mutation in enumerate(MUTATIONS):
        failed = red(mutated(mutation, tmp_path / str(number)), mutation.vectors)
        print(f"{mutation.rule:<26}{len(failed):>5}  {failed[0] if failed else ''}")
        missed += [] if failed else [mutation.rule]
    assert missed == []
