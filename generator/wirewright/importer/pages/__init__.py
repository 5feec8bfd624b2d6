"""Documentation pages as files and answers have them → blocks that the readers of pages take.

Nothing of a page runs, opens a file or the network; what a page means is not decided here.
"""

from __future__ import annotations

from .blocks import Block, Link, Page, Pre, Role, Row, Table, Text
from .load import load

__all__ = ["Block", "Link", "Page", "Pre", "Role", "Row", "Table", "Text", "load"]
