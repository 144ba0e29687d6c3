"""What `check` says of clauses: words that are missing, lost or misspelt, or other law than in the next language."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from complaint_kit.checks.clauses import known_names, parted, placed, same_law, worded
from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import read_shelf
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import shipped_pack

WORDS = "templates/_letters/en/request.words.j2"
GERMAN = "templates/_letters/de/request.words.j2"
ORDER = "templates/_letters/request.eu.yaml"
# One fault a line: the file, what stood there, what stands there now.
FAULTS = (
    (ORDER, "{sentence: consent_stop}", "{sentence: consent_stopp}"),
    (WORDS, "== copy_first\n", "== copy_firrst\n"),
    (WORDS, "== subject_access\n", "Lost words.\n\n== free\nTwice.\n\n== subject_access\n"),
    (GERMAN, '{{ under("erasure.unlawful") }}', ""),
    (WORDS, 'under("access.copy")', 'under("access.coppy")'),
    (WORDS, 'said("my_situation")', 'said("my_sitation")'),
    (WORDS, 'said("wishes", "stop_sale")', 'said("wishes", "stop_sales")'),
    (WORDS, "answers.email", "answers.e_mail"),
    (ORDER, "said: {ground: child}", "said: {ground: chld}"),
    (ORDER, "timed: main.extended", "timed: main.extnded"),
    ("templates/_letters/request.ch.yaml", "  portability:\n", "  third_parties:\n"),
)


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """What is found in a copy of the shipped pack with all those faults."""
    root = tmp_path_factory.mktemp("pack")
    for folder in ("jurisdictions", "organisations", "templates"):
        shutil.copytree(shipped_pack() / folder, root / folder)
    for name, old, new in FAULTS:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text, (name, old)
        (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    shelf = read_shelf(Library((root,)), date(2026, 11, 27))
    return [finding for check in (worded, placed, parted, same_law, known_names) for finding in check(shelf)]


@pytest.mark.parametrize(
    ("problem", "place"),
    [
        ("no words in 'en' for the clause 'consent_stopp' of request.eu", "request.eu.yaml"),
        ("no words in 'en' for the clause 'copy_first' of request.eu", "request.eu.yaml"),
        ("no outline has a place for the clause 'copy_firrst'", "en/request.words.j2:"),
        ("what stands before the first clause is never printed", "en/request.words.j2:3"),
        ("'free' is here twice", "en/request.words.j2:"),
        (
            "the clause 'ground_unlawful' lacks under(erasure.unlawful), which another language has",
            "de/request.words.j2",
        ),
        ("no law has 'access.coppy'", "en/request.words.j2:"),
        ("nobody is asked 'my_sitation'", "en/request.words.j2:"),
        ("'wishes' has no choice 'stop_sales'", "en/request.words.j2:"),
        ("nobody is asked 'e_mail'", "en/request.words.j2:"),
        ("'ground' has no choice 'chld'", "request.eu.yaml"),
        ("no law has 'main.extnded'", "request.eu.yaml"),
        ("no part for the right 'portability', which ch.fadp gives", "request.ch.yaml"),
    ],
)
def test_each_fault_in_order_or_words_is_found_where_it_is(findings: list[Finding], problem: str, place: str) -> None:
    assert [one.place for one in findings if one.problem.startswith(problem) and place in one.place]
