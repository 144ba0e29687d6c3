r"""What a template may write, and that what a person types never counts as markup."""

import unicodedata
from dataclasses import replace
from itertools import product

import pytest

from complaint_kit.errors import PackError
from complaint_kit.letters.letter import Blank, Block, Heading, Item, ListBlock, Paragraph, Span, Table, plain
from complaint_kit.letters.markup import escape, parse, parse_document

NASTY = [
    "# **O'Brien** <script> {{ x }} | \\ * _ - 1. +.",
    "1. first",
    "+. on",
    "- bullet",
    "# subject",
    "## heading",
    "____ Name",
    "| a | b |",
    "ends in a backslash \\",
    "**",
    "*",
    "a\nb",
    "\n- x\n\n1. y\n",
    "   three spaces, and  two",
    "Zażółć Ελένη Петров 王小明 🙂",
    "\ue000 a private-use character",
    "{% raw %} &amp; %PDF \\textbf{x}",
]


def test_subject_and_blocks_come_in_the_order_of_the_text() -> None:
    subject, blocks = parse_document("# Access to my data\n\nDear Sir\n\n## What I ask\nAll of it.")
    assert subject == "Access to my data"
    assert blocks == (
        Paragraph((Span("Dear Sir"),)),
        Heading((Span("What I ask"),), level=2),
        Paragraph((Span("All of it."),)),
    )


def test_a_letter_without_a_subject_is_refused() -> None:
    with pytest.raises(PackError, match="no subject"):
        parse_document("Dear Sir")


def test_single_newlines_fold_and_a_trailing_backslash_breaks_the_line() -> None:
    assert parse("one\ntwo  three\\\nfour") == (Paragraph((Span("one two three\nfour"),)),)


def test_strong_and_emphasis_nest_and_a_backslash_prints_a_star() -> None:
    (paragraph,) = parse(r"a **b *c*** \* 2 * 3")
    assert paragraph == Paragraph(
        (Span("a "), Span("b ", strong=True), Span("c", strong=True, emphasis=True), Span(" * 2 * 3"))
    )


def test_emphasis_that_does_not_end_is_refused_with_the_line() -> None:
    with pytest.raises(PackError, match=r"found: a \*\*b"):
        parse("a **b")


def test_numbered_items_count_themselves_and_hold_further_paragraphs() -> None:
    (block,) = parse("1. one\nstill one\n\n   more of one\n\n1. two")
    assert block == ListBlock((Item(1, ((Span("one still one"),), (Span("more of one"),))), Item(2, ((Span("two"),),))))


def test_a_list_counts_on_after_a_heading_only_when_it_begins_with_a_plus() -> None:
    blocks = parse("1. a\n1. b\n\n## h\n\n+. c\n1. d\n\ntext\n\n1. e")
    numbers = [[item.number for item in block.items] for block in blocks if isinstance(block, ListBlock)]
    assert numbers == [[1, 2], [3, 4], [1]]


def test_bullets_between_numbered_lists_do_not_disturb_the_count() -> None:
    blocks = parse("1. a\n- x\n- y\n+. b")
    numbers = [[item.number for item in block.items] for block in blocks if isinstance(block, ListBlock)]
    assert numbers == [[1], [None, None], [2]]


def test_a_table_has_a_header_row_and_a_border_row_is_no_row() -> None:
    (table,) = parse("| a | b |\n|---|---|\n| **1** |  |")
    assert table == Table((((Span("a"),), (Span("b"),)), ((Span("1", strong=True),), ())))


@pytest.mark.parametrize("text", ["| a | b |\n| 1 |", "| a | b"])
def test_a_broken_table_is_refused(text: str) -> None:
    with pytest.raises(PackError, match="table row"):
        parse(text)


def test_a_blank_to_fill_in_keeps_its_label() -> None:
    assert parse("____ Date of birth") == (Blank("Date of birth"),)


@pytest.mark.parametrize("typed", NASTY)
@pytest.mark.parametrize("template", ["{}", "a {} b", "**{}**", "x\n{}\ny", "x \\\n{}"])
def test_typed_text_prints_as_typed_in_a_paragraph(typed: str, template: str) -> None:
    (paragraph,) = parse(template.format(escape(typed)))
    assert isinstance(paragraph, Paragraph)
    assert typed in plain(paragraph.spans)


@pytest.mark.parametrize("typed", NASTY)
def test_typed_text_prints_as_typed_in_items_cells_and_headings(typed: str) -> None:
    text = "## {0}\n\n1. {0}\n\n   {0}\n\n- {0}\n\n| h | {0} |\n| {0} | c |".replace("{0}", escape(typed))
    words = (Span(typed),)
    assert parse(text) == (
        Heading(words),
        ListBlock((Item(1, (words, words)),)),
        ListBlock((Item(None, (words,)),)),
        Table((((Span("h"),), words), (words, (Span("c"),)))),
    )


@pytest.mark.parametrize("typed", NASTY)
def test_a_subject_is_one_line(typed: str) -> None:
    subject, _ = parse_document(f"# To {escape(typed)}\n\nx")
    assert subject == "To " + typed.replace("\n", " ")


def test_invisible_and_disguising_characters_are_dropped() -> None:
    hidden = "\x00\x1b\u202e\u2066\u200b\u00ad\ufeff\ud800\ufdd0\uffff"
    (paragraph,) = parse(escape(f"a{hidden}b\tc\r\nd\u2028e"))
    assert plain(paragraph.spans) == "ab c\nd\ne"


def test_an_accent_typed_apart_joins_its_letter() -> None:
    assert escape("e\u0301") == "\u00e9"


def test_the_joiners_of_persian_stay() -> None:
    assert "\u200c" in escape("می\u200cخواهم")


def test_every_visible_character_of_unicode_survives_between_two_words() -> None:
    visible = [sign for sign in map(chr, range(0x110000)) if unicodedata.category(sign)[0] in "LMNPS"]
    for at in range(0, len(visible), 1000):
        typed = "".join(visible[at : at + 1000])
        (paragraph,) = parse(f"a **x** {escape(typed)}**y** b")
        assert plain(paragraph.spans) == f"a x {unicodedata.normalize('NFC', typed)}y b"


@pytest.mark.parametrize("template", ["{}", "a {} b", "**{}**", "1. {}", "x\n{}", "x \\\n{}", "## {}"])
def test_no_three_signs_in_a_row_mean_anything_when_they_are_typed(template: str) -> None:
    expected = parse(template.format("TYPED"))
    for signs in product("#*_|\\-+.1 \n", repeat=3):
        typed = "".join(signs)
        assert parse(template.format(escape(f"({typed})"))) == _with_text(expected, f"({typed})")
        assert len(parse(template.format(escape(typed) + "."))) == 1


def _with_text(blocks: tuple[Block, ...], typed: str) -> tuple[Block, ...]:
    (block,) = blocks
    if isinstance(block, ListBlock):
        return (ListBlock((Item(1, (_spans_with(block.items[0].paragraphs[0], typed),)),)),)
    return (replace(block, spans=_spans_with(block.spans, typed)),)


def _spans_with(spans: tuple[Span, ...], typed: str) -> tuple[Span, ...]:
    return tuple(replace(span, text=span.text.replace("TYPED", typed)) for span in spans)
