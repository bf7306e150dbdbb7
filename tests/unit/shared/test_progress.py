"""Long acts say how far they are."""

from __future__ import annotations

from commission_app.shared.progress import Progress, Silent


def test_silence_never_stops_an_act() -> None:
    listener: Progress = Silent()
    for done in range(3):
        listener.step("shared.file_missing", done, 3)
