"""What holds for every test: no unexpected warning in the log, no thread left behind."""

from __future__ import annotations

import gc
import logging
import threading
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 2.0  # seconds a finished thread may take to end

settings.register_profile(
    "ci",
    max_examples=100,
    deadline=None,
    database=DirectoryBasedExampleDatabase(ROOT / ".cache" / "hypothesis"),
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.register_profile("deep", settings.get_profile("ci"), max_examples=5000)
settings.load_profile("ci")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys first, then the longer files: no core waits at the end for the other's journey.

    Needs `--no-loadscope-reorder`, else pytest-xdist begins with the files of many tests.
    """
    many = Counter(item.path for item in items)
    items.sort(key=lambda item: ("journeys" not in item.path.parts, -many[item.path]))


class _Warnings(logging.Handler):
    """Keeps what is logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning in the log is a failure, unless the test looks at the log by `caplog`."""
    handler = _Warnings()
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
    if handler.seen and "caplog" not in request.fixturenames:
        pytest.fail("logged unexpectedly: " + "; ".join(handler.seen))


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """A thread that outlives its test would work on the next one's files."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if not thread.daemon:
            thread.join(PATIENCE)
            if thread.is_alive():
                pytest.fail(f"thread left running: {thread.name}")


@pytest.fixture(autouse=True)
def cycles_wait_for_the_window(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in the program, see views/support/collecting.py.

    Python would look for cycles on a reader's thread too and take a widget away there: Qt goes
    on dressing what is no more, and the process ends without a word.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.collect(1)
        gc.enable()
