"""What the messages of this package have in common: how a value is shown in a reason.

Values come from outside, so they are cut and escaped. A value of a wrong *type* is not shown: it
may be long or secret.
"""

from __future__ import annotations

from typing import Final

from ..errors import EncodeError, printable

LONGEST_VALUE: Final = 60
WIDEST_INTEGER: Final = 128
"""In bits. The decimal digits of longer integers are slow to make, or refused by Python."""


def shown(value: object) -> str:
    """Return a value as a message shows it: quoted, printable ASCII, cut."""
    if isinstance(value, int) and value.bit_length() > WIDEST_INTEGER:
        return f"an integer of {value.bit_length()} bits"
    return f"'{printable(str(value), LONGEST_VALUE)}'"


def wrong_type(value: object, wanted: str) -> EncodeError:
    """Make the error for a value that is not of the type of its field."""
    if value is None:
        return EncodeError(f"expected {wanted}, got None: null is not allowed here")
    got = type(value).__name__
    if got == "UnsetType":  # msgspec's, which this half of the run-time does not import
        return EncodeError(f"expected {wanted}, got nothing: the field is unset")
    return EncodeError(f"expected {wanted}, got {got}")


def out_of_range(value: object, kind: str) -> EncodeError:
    """Make the error for a value of the right type that `kind` cannot hold."""
    return EncodeError(f"{shown(value)} is out of range for {kind}")


def unsayable(character: str, medium: str) -> EncodeError:
    """Make the error for a character that a medium has no form for."""
    return EncodeError(f"{medium} cannot say the character U+{ord(character):04X}")


def unreadable(text: str, kind: str) -> ValueError:
    """Make the error for a text that is no lexical form of `kind`."""
    return ValueError(f"{shown(text)} is no {kind}")
