"""The tests' own set-up: a browser is found, or its absence is a failure that says what to do."""

import os
import shutil

import pytest

from tests import chromium


def test_a_browser_that_is_not_there_is_said_so_and_never_skipped(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(chromium.NoBrowser, match="apt-get install chromium"):
        chromium.find()


def test_a_browser_that_is_named_is_taken(monkeypatch, tmp_path):
    browser = tmp_path / "my-chromium"
    browser.write_text("#!/bin/sh\n")
    browser.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(browser))

    assert chromium.find() == str(browser)
