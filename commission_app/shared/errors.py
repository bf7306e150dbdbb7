"""What a user can be told: a text key with its values. All else is a bug and stays loud."""

from __future__ import annotations


class UserError(Exception):
    """An expected refusal. The text under `key` says what happened and what to do next."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


class Cancelled(Exception):  # noqa: N818 - a wish of the user, not an error
    """The user stopped a long act; nothing was changed and nothing is shown."""
