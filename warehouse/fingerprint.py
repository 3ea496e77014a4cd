"""When is a stage output current? When nothing that it was made from has changed; that is what a fingerprint says.

Code counts by meaning: comments, docstrings and layout do not enter. A module counts with every module of the project
that it imports, and with the lexicons that these name.
"""

import ast
import hashlib
import json
import sys
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path

from schemas.table import Table

ROOMS = ("schemas", "arabic", "models", "tasks", "warehouse", "flows")
PROJECT = Path(__file__).resolve().parents[1]
_HAS_DOCSTRING = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def digest(value: object) -> str:
    """SHA-256 of a JSON value, the same for equal values whatever the order of keys."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def file_hash(path: Path) -> str:
    """SHA-256 of the bytes of the file. OSError if it cannot be read."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def files_hash(folder: Path, patterns: Iterable[str]) -> str:
    """SHA-256 over names and bytes of the files below `folder` whose names match a pattern, such as `*.pt`.

    FileNotFoundError if a pattern matches none: what a stage depends on must be there.
    """
    found: set[Path] = set()
    for pattern in patterns:
        matching = [path for path in folder.rglob(pattern) if path.is_file()]
        if not matching:
            raise FileNotFoundError(f"{folder / pattern} is missing")
        found.update(matching)
    return digest([(path.relative_to(folder).as_posix(), file_hash(path)) for path in sorted(found)])


def schema_hash(tables: Iterable[Table]) -> str:
    """Hash over names, types, nullability, allowed values and descriptions of all columns of `tables`."""
    return digest([
        [t.name, t.description, list(t.key), [(c.name, str(c.type), c.nullable, c.allowed, c.description) for c in t.columns]]
        for t in tables
    ])  # fmt: skip


# CPython 3.11's parser counts its depth in one place for all threads and can stumble when two parse at once.
_PARSER = threading.Lock()


class CodeHashes:
    """Hashes of modules with all that they import, read from source; each file is read once in the life of this object.

    `root` is the folder that holds the rooms; another one may be given by a test.
    """

    def __init__(self, root: Path = PROJECT) -> None:
        self._root = root
        self._trees: dict[Path, ast.Module] = {}
        self._hashes: dict[str, str] = {}

    def of(self, module: str) -> str:
        """Hash of the code of `module`, its imports inside the rooms and the lexicons they name.

        ModuleNotFoundError if its source is not at hand.
        """
        if module not in self._hashes:
            paths = self.closure(module)
            parts = [(self._label(path), self._tree_hash(path)) for path in paths]
            words = {name: self._lexicon_hash(name) for path in paths for name in self._lexicons_named(path)}
            self._hashes[module] = digest([parts, words])
        return self._hashes[module]

    def closure(self, module: str) -> list[Path]:
        """The source files of `module` and of every room module that it imports, directly or not, sorted."""
        waiting, seen = self._sources(module), set[Path]()
        while waiting:
            path = waiting.pop()
            if path in seen:
                continue
            seen.add(path)
            waiting.extend(self._imported(path))
        return sorted(seen)

    def _sources(self, module: str) -> list[Path]:
        found = self._find(module)
        if found:
            return found
        loaded = getattr(sys.modules.get(module), "__file__", None)
        if loaded is None:
            raise ModuleNotFoundError(f"no source file for module {module} under {self._root}")
        return [Path(loaded)]

    def _find(self, module: str) -> list[Path]:
        """The `__init__` files on the way to a room module and its own file; [] if it is no module of ours."""
        parts = module.split(".")
        if parts[0] not in ROOMS:
            return []
        base = self._root.joinpath(*parts)
        own = [p for p in (base.with_suffix(".py"), base / "__init__.py") if p.is_file()]
        packages = [self._root.joinpath(*parts[:n], "__init__.py") for n in range(1, len(parts))]
        return [p for p in packages if p.is_file()] + own if own else []

    def _imported(self, path: Path) -> list[Path]:
        found: list[Path] = []
        for node in ast.walk(self._tree(path)):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                base = self._absolute(path, node)
                # `from package import module` and `from module import name` look alike: try both
                names = [base, *(f"{base}.{alias.name}" for alias in node.names)]
            else:
                continue
            for name in names:
                found.extend(self._find(name))
        return found

    def _absolute(self, path: Path, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = path.relative_to(self._root).parts[: -node.level]
        return ".".join([*package, *([node.module] if node.module else [])])

    def _tree(self, path: Path) -> ast.Module:
        if path not in self._trees:
            with _PARSER:
                tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
            for node in ast.walk(tree):
                if isinstance(node, _HAS_DOCSTRING) and ast.get_docstring(node, clean=False) is not None:
                    node.body = node.body[1:]
            self._trees[path] = tree
        return self._trees[path]

    def _tree_hash(self, path: Path) -> str:
        return hashlib.sha256(ast.dump(self._tree(path)).encode()).hexdigest()

    def _label(self, path: Path) -> str:
        """Name of the file without the place of this checkout, which must not enter a fingerprint."""
        return path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else path.name

    def _lexicons_named(self, path: Path) -> set[str]:
        constants = (n.value for n in ast.walk(self._tree(path)) if isinstance(n, ast.Constant))
        return {value for value in constants if isinstance(value, str) and value.endswith(".tsv")}

    def _lexicon_hash(self, name: str) -> str | None:
        path = self._root / "arabic" / "lexicons" / name
        return file_hash(path) if path.is_file() else None


def fingerprint(
    stage: str, code: str, outputs: Iterable[Table], inputs: Mapping[str, str],
    parameters: Mapping[str, object] | None = None, resources: Mapping[str, str] | None = None,
) -> str:  # fmt: skip
    """Fingerprint of one stage output for one batch.

    `code` is from `CodeHashes.of`, `inputs` holds the content hash of each input table or file by name, `resources` the
    hash of each model or other file it depends on. Paths are no part of it. TypeError for a parameter that is no JSON value.
    """
    return digest({
        "stage": stage, "code": code, "outputs": schema_hash(outputs), "inputs": dict(inputs),
        "parameters": dict(parameters or {}), "resources": dict(resources or {}),
    })  # fmt: skip
