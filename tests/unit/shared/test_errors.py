"""Errors that a user can be told."""

from __future__ import annotations

import pytest

from commission_app.shared.errors import Cancelled, UserError


def test_user_error_carries_its_key_and_values() -> None:
    error = UserError("shared.file_missing", file="a.xlsx")
    assert (error.key, error.values) == ("shared.file_missing", {"file": "a.xlsx"})


def test_cancelling_is_no_user_error() -> None:
    assert not issubclass(Cancelled, UserError)


def test_user_error_keeps_its_cause() -> None:
    cause = KeyError("a")
    with pytest.raises(UserError) as caught:
        raise UserError("shared.file_missing", file="a") from cause
    assert caught.value.__cause__ is cause
