"""Sentences on a narrow terminal: broken between words, what is to be copied whole."""

from __future__ import annotations

import pytest

from complaint_kit.wizard.width import folded


def test_sentences_are_broken_between_words_and_a_path_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    path = "/home/ada/Documents/complaint-kit/2026-09-01-linkedin-corporation/dates.ics"
    said = f"Recorded.\n  a line that fits\nThe dates have moved: import {path} into your calendar again."
    shown = folded(said).splitlines()
    assert shown[:2] == ["Recorded.", "  a line that fits"]
    assert path in shown
    assert all(len(line) <= 58 for line in shown if line != path)
    assert " ".join(shown) == said.replace("\n", " ")
