"""Data cells of complex tables name their heads; in simple ones the scope of the heads is enough."""

from __future__ import annotations

import io
from typing import Any

import pikepdf

COMPLEX = """# Kapitel

```{eval-rst}
+--------+-----------------+
| Land   | Zahl            |
|        +--------+--------+
|        | Frauen | Männer |
+========+========+========+
| Hessen | 3      | 4      |
+--------+--------+--------+
| Bayern | 5      | 6      |
+--------+--------+--------+
```
"""


def read_heads(data: bytes) -> dict[str, list[list[str]]]:
    """Return the IDs that every cell with Headers names, by the order of the cells."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        cells = [
            item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == pikepdf.Name.TD
        ]
        named = [[str(name) for name in cell.A.Headers] for cell in cells if "/A" in cell and "/Headers" in cell.A]
        ids = {str(name) for name in list(pdf.Root.StructTreeRoot.IDTree.Names)[::2]}
    return {"named": sorted(named), "known": [[name] for name in sorted(ids) if name.startswith("head-")]}


def test_every_cell_names_both_rows_of_the_head_above_it(build: Any, failed_rules: Any) -> None:
    book = build(COMPLEX)
    heads = read_heads(book.data)
    assert heads["named"] == [["head-1-1"]] * 2 + [["head-1-2", "head-1-3"]] * 2 + [["head-1-2", "head-1-4"]] * 2
    assert heads["known"] == [["head-1-1"], ["head-1-2"], ["head-1-3"], ["head-1-4"]]
    assert failed_rules(book.data) == []


def test_a_simple_table_needs_no_headers(build: Any) -> None:
    book = build("# Kapitel\n\n| A | B |\n|---|---|\n| eins | zwei |\n")
    assert read_heads(book.data)["named"] == []
