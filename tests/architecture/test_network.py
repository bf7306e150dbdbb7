"""The program speaks to no network."""

from __future__ import annotations

from tests.support.source import imports, modules

SPEAKERS = {
    *(
        "socket",
        "socketserver",
        "ssl",
        "asyncio",
        "http",
        "urllib.request",
        "ftplib",
        "smtplib",
    ),
    *("poplib", "imaplib", "xmlrpc", "telnetlib", "webbrowser", "multiprocessing.connection"),
    *(
        "requests",
        "urllib3",
        "httpx",
        "aiohttp",
        "PySide6.QtNetwork",
        "PySide6.QtWebEngineCore",
    ),
}


def test_no_module_can_open_a_socket() -> None:
    found = [
        f"{path}: {name}"
        for path, tree in modules().items()
        for name in imports(tree)
        if any(name == speaker or name.startswith(f"{speaker}.") for speaker in SPEAKERS)
    ]
    assert not found
