"""Expressions for documented limits, which `validate()` checks and nothing else does."""

from __future__ import annotations

from dataclasses import asdict

from wirewright.ir import Constraints, Model
from wirewright.python.code import Code, literal
from wirewright.python.naming import snake


def rule(limits: Constraints) -> Code:
    """Return the rule for documented limits, "" where there is nothing to check."""
    given = {name: x for name, x in asdict(limits).items() if x is not None and name != "pattern"}
    arguments = ", ".join(f"{name}={literal(limit)}" for name, limit in given.items())
    return Code(f"_rules.Rule({arguments})" if given else "")


def rules(model: Model) -> Code:
    """Return the rules of a model's fields, by their Python names."""
    found = ((snake(field.name), rule(field.constraints)) for field in model.fields)
    return Code("{" + ", ".join(f"{literal(name)}: {made}" for name, made in found if made) + "}")
