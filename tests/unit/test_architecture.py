"""Law L1: imports point one way. And what the laws forbid to stages."""

import ast
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
ROOMS = ("schemas", "arabic", "models", "tasks", "warehouse", "flows")
MAY_IMPORT = {
    "schemas": set(), "arabic": set(), "models": {"arabic"}, "tasks": {"schemas", "arabic"}, "warehouse": {"schemas"},
    "flows": {"schemas", "arabic", "models", "tasks", "warehouse"},
}  # fmt: skip
ONLY_IN = {"stanza": {"arabic", "models"}, "prefect": {"flows"}, "duckdb": {"warehouse", "flows"}, "typer": {"flows"}}
MODULES = [path for room in ROOMS for path in sorted((PROJECT / room).rglob("*.py")) if "data" not in path.parts]


def imported(source: str) -> set[str]:
    """First parts of the names of all modules that the source imports, at the top or inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def label(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_imports_point_one_way(path: Path) -> None:
    room = path.relative_to(PROJECT).parts[0]
    names = imported(path.read_text(encoding="utf-8"))
    assert names & set(ROOMS) <= MAY_IMPORT[room] | {room}
    assert not {name for name in names if name in ONLY_IN and room not in ONLY_IN[name]}


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_there_are_modules_to_look_at() -> None:
    assert {path.relative_to(PROJECT).parts[0] for path in MODULES} == set(ROOMS)


def test_imports_inside_functions_are_seen() -> None:
    assert imported("def f():\n    import flows.cli\n    from tasks import x\n") == {"flows", "tasks"}
