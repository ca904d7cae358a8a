"""Makes ``docs/notebook.ipynb`` from ``docs/notebook.md``: runs its cells and keeps what they show.

It needs no Jupyter: a cell is Python, what it prints is its output, and so is its last expression, as
text and, where it has one, as HTML. `make notebook` runs this.
"""

from __future__ import annotations

import ast
import io
import json
import os
import re
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).resolve().parent
SOURCE: Final = HERE / "notebook.md"
NOTEBOOK: Final = HERE / "notebook.ipynb"
FENCE: Final = re.compile(r"^```python( key)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FACTS: Final = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


@dataclass(slots=True)
class Cell:
    """A cell: prose or code, and what it showed. ``key``: what it shows must not change."""

    kind: str
    text: str
    key: bool = False
    outputs: list[dict[str, Any]] = field(default_factory=list)


def read_cells(text: str) -> list[Cell]:
    """Return the cells of a page: the fences are code, all between them is prose."""
    cells, at = [], 0
    for fence in FENCE.finditer(text):
        cells += [Cell("markdown", text[at : fence.start()].strip())]
        cells += [Cell("code", fence[2].strip(), key=bool(fence[1]))]
        at = fence.end()
    cells.append(Cell("markdown", text[at:].strip()))
    return [cell for cell in cells if cell.text]


def run_cells(cells: list[Cell]) -> None:
    """Run the code cells one after the other in one namespace, in the folder of this file."""
    names: dict[str, Any] = {"__name__": "__main__"}
    with chdir(HERE):
        for number, cell in enumerate((one for one in cells if one.kind == "code"), 1):
            cell.outputs = run(cell.text, number, names)


def run(code: str, number: int, names: dict[str, Any]) -> list[dict[str, Any]]:
    """Run one cell; return its outputs as a notebook keeps them."""
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    printed, shown = io.StringIO(), None
    with redirect_stdout(printed):
        exec(compile(tree, f"cell {number}", "exec"), names)  # noqa: S102  - our own page
        if isinstance(last, ast.Expr):
            shown = eval(compile(ast.Expression(last.value), f"cell {number}", "eval"), names)  # noqa: S307
    outputs: list[dict[str, Any]] = []
    if printed.getvalue():
        outputs.append({"output_type": "stream", "name": "stdout", "text": split(printed.getvalue())})
    if shown is not None:
        outputs.append(show(shown, number))
    return outputs


def show(value: Any, number: int) -> dict[str, Any]:
    """Return the value of a cell's last expression as a notebook keeps it."""
    data = {"text/plain": split(repr(value))}
    html = value._repr_html_() if hasattr(value, "_repr_html_") else None
    if html:
        data = {"text/html": split(html), **data}
    return {"output_type": "execute_result", "execution_count": number, "data": data, "metadata": {}}


def split(text: str) -> list[str]:
    """Return text as a notebook keeps it: line by line."""
    return text.splitlines(keepends=True)


def write_notebook(cells: list[Cell]) -> str:
    """Return the notebook as JSON (nbformat 4.5)."""
    written, number = [], 0
    for at, cell in enumerate(cells, 1):
        one = {"cell_type": cell.kind, "id": f"cell-{at}", "metadata": {}, "source": split(cell.text)}
        if cell.kind == "code":
            number += 1
            one |= {"execution_count": number, "outputs": cell.outputs}
        written.append(one)
    whole = {"cells": written, "metadata": FACTS, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Make the notebook."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    cells = read_cells(SOURCE.read_text(encoding="utf-8"))
    run_cells(cells)
    NOTEBOOK.write_text(write_notebook(cells), encoding="utf-8")


if __name__ == "__main__":
    main()
