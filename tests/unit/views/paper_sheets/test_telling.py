"""What is told below the marks keeps its room while a person corrects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.views.kit.notice import Notice
from commission_app.views.paper_sheets.telling import Telling
from commission_app.views.support import tongue
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def telling(qtbot: QtBot) -> Telling:
    tongue.switch("ru")
    found = Telling()
    qtbot.addWidget(found)
    return found


def test_it_takes_no_room_while_there_is_nothing_to_tell(telling: Telling) -> None:
    assert telling.isHidden()
    telling.refuse(UserError(T("paper_sheets.who")), None, {})
    assert not telling.isHidden()
    telling.clear()
    assert telling.isHidden()
    assert telling.minimumHeight() == 0


def test_another_refusal_is_told_as_it_is_and_stays(telling: Telling) -> None:
    telling.refuse(UserError(T("paper_sheets.other_paper")), None, {"C1": (4, "")})
    telling.tell_left({"C1": (5, "")})
    assert telling.notices.keys == ("told",)
    assert not telling.isHidden()


def test_who_closes_what_was_told_gets_its_room_back(telling: Telling) -> None:
    telling.tell(phrase(T("paper_sheets.typed"), name="Сәуле"), "")
    assert not telling.isHidden()
    telling.findChildren(Notice)[0].closed.emit()
    assert telling.isHidden()
