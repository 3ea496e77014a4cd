"""Where things are and how Prefect is to behave: all that a run takes from its surroundings."""

import os
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parents[1]
OWN_WEIGHTS = PROJECT / "models" / "weights"
WAREHOUSE_VARIABLE = "ISNAD_WAREHOUSE"
DEFAULT_WAREHOUSE = Path("warehouse/data")
# small enough that many cores have work and little is lost in a crash, large enough that files stay few
ROWS_PER_BATCH = 500
# Prefect's SQLite server takes in some 30 task runs a second
MOST_TASK_RUNS = 140
_FALLBACK_VERSION = "0.1.0"

_PREFECT = {
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_CLI_COLORS": "false",
}


def set_prefect_environment(warehouse: Path) -> None:
    """Keep Prefect's files inside the warehouse, quiet and off the network. Call before the first `import prefect`.

    What is set in the environment already stays (a Prefect server of the user's own: PREFECT_API_URL).
    """
    home = Path(os.environ.setdefault("PREFECT_HOME", str((warehouse / "prefect").resolve())))
    home.mkdir(parents=True, exist_ok=True)
    for name, value in _PREFECT.items():
        os.environ.setdefault(name, value)


def isnad_version() -> str:
    """The version that is installed; of a bare checkout the one it is becoming."""
    try:
        return version("isnad")
    except PackageNotFoundError:
        return _FALLBACK_VERSION


class ModelFiles(NamedTuple):
    """Where a model is: its folder, and the patterns of the names of its files there."""

    folder: Path
    patterns: tuple[str, ...]


def model_files(models: str, stanza_dir: Path | None) -> dict[str, ModelFiles]:
    """Model name -> its files. `models` is "isnad" (ours) or "stanza" (the recognizer of a Stanza download).

    ValueError if "stanza" is asked for without its folder.
    """
    found = {
        "recognizer": ModelFiles(OWN_WEIGHTS, ("recognizer.pt", "vectors.pt", "context.pt")),
        "tagger": ModelFiles(OWN_WEIGHTS, ("tagger.pt", "vectors.pt", "context.pt")),
        "quotation": ModelFiles(OWN_WEIGHTS, ("cues.tsv", "ends.tsv", "confidence.tsv")),
        "attribution": ModelFiles(OWN_WEIGHTS, ("antecedents.tsv", "confidence.tsv")),
    }
    if models == "stanza":
        if stanza_dir is None:
            raise ValueError("--models stanza needs --stanza-dir DIR, filled by stanza.download('ar', model_dir=DIR)")
        found["recognizer"] = ModelFiles(stanza_dir, ("*.pt",))
    return found
