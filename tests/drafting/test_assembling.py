"""How clauses become a letter: what stands, what falls away, and how points are numbered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import ValidationError

from complaint_kit.drafting.assembling import assemble, blocks_of
from complaint_kit.drafting.outline import Changes, Event, Form, Outline
from complaint_kit.drafting.words_files import sections
from complaint_kit.errors import PackError
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import Block, Heading, ListBlock, Paragraph, plain


class Person:
    """Somebody who asks for these rights and gave these answers; nothing else is known of the case."""

    form: Form = "full"

    def __init__(self, *asked: Right, late: bool = False, **answers: Any) -> None:
        self.asked = asked
        self._answers = answers
        self._late = late

    def overdue(self, letter: DocumentKind) -> bool:
        return self._late and letter == "request"

    def happened(self, event: Event) -> bool:
        return event.what == "refused"

    def said(self, answer: str, value: object = None) -> bool:
        return self._answers.get(answer) is not None and value in (None, self._answers[answer])

    def has(self, reference: str) -> bool:
        return reference == "access.free"

    def timed(self, reference: str) -> bool:
        return reference == "access.answer"


class Said:
    """Words that are given as they are."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def title(self, right: Right) -> str:
        return right.capitalize()

    def knows(self, clause: str) -> bool:
        return clause in self._words

    def says(self, clause: str, mark: str) -> tuple[Block, ...]:
        return blocks_of(self._words[clause], mark)


def read(outline: dict[str, Any], person: Person, **words: str) -> list[str]:
    """The letter a line a block, points with their numbers."""
    found = Outline.model_validate({"opening": [{"subject": "subject"}], **outline})
    _, blocks = assemble(found, person, Said({"subject": "About", **words}))
    return [line for block in blocks for line in _lines(block)]


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(spans):
            return [f"# {plain(spans)}"]
        case Paragraph(spans):
            return [plain(spans)]
        case ListBlock(items):
            return [f"{item.number}. {' / '.join(map(plain, item.paragraphs))}" for item in items]
    return [repr(block)]


def test_a_heading_with_nothing_under_it_falls_away() -> None:
    outline = {
        "closing": [{"heading": "harm"}, {"paragraph": "what", "said": "harm"}, {"heading": "end"}, {"item": "one"}]
    }
    assert read(outline, Person(), harm="Harm", what="It hurt.", end="End", one="Answer.") == ["# End", "Answer."]


def test_numbers_run_on_over_what_stands_between_and_begin_anew_under_a_heading() -> None:
    outline = {
        "closing": [{"item": "a"}, {"paragraph": "p"}, {"item": "b"}, {"heading": "h"}, {"item": "c"}, {"item": "d"}],
    }
    assert read(outline, Person(), a="A", p="P", b="B", h="H", c="C", d="D") == [
        *("1. A", "P", "2. B", "# H", "1. C", "2. D")
    ]


def test_a_point_that_is_the_only_one_under_its_heading_is_no_list() -> None:
    lines = [{"item": "a"}, {"under": "b"}, {"heading": "h"}, {"item": "c"}]
    assert read({"closing": lines}, Person(), a="A", b="B", h="H", c="C") == ["A", "B", "# H", "C"]


def test_what_stands_under_a_point_said_further_up_stands_as_a_paragraph() -> None:
    outline = {
        "opening": [{"subject": "subject"}, {"paragraph": "ask", "by": "right"}],
        "rights": {"access": [{"item": "ask_access"}, {"under": "where"}]},
    }
    assert read(outline, Person("access"), ask_access="please send it.", where="Look there.") == [
        *("please send it.", "Look there.")
    ]


def test_a_point_begins_with_a_capital_also_where_its_sentence_may_follow_a_comma() -> None:
    assert read({"closing": [{"item": "a"}, {"item": "b"}]}, Person(), a="bitte.", b="danke.") == [
        "1. Bitte.",
        "2. Danke.",
    ]


def test_a_sentence_goes_on_in_the_point_or_paragraph_above_it() -> None:
    lines = [
        {"item": "a"},
        {"sentence": "more"},
        {"under": "below"},
        {"item": "b"},
        {"paragraph": "p"},
        {"sentence": "q"},
    ]
    words = {"a": "A.", "more": "More.", "below": "Below.", "b": "B.", "p": "P.", "q": "Q."}
    assert read({"closing": lines}, Person(), **words) == ["1. A. More. / Below.", "2. B.", "P. Q."]


def test_a_sentence_whose_paragraph_fell_away_stands_alone_and_joins_no_other() -> None:
    lines = [{"paragraph": "a"}, {"paragraph": "b", "said": "nothing"}, {"sentence": "c"}]
    assert read({"closing": lines}, Person(), a="A.", b="B.", c="C.") == ["A.", "C."]


def test_a_clause_stands_once_however_many_of_its_lines_hold() -> None:
    lines = [{"item": "stop", "with": "object"}, {"item": "stop", "with": "object_marketing"}]
    assert read({"closing": lines}, Person("object", "object_marketing"), stop="Stop.") == ["Stop."]


def test_parts_stand_for_the_rights_asked_for_in_the_order_of_the_outline() -> None:
    parts = {"rights": {"erasure": [{"item": "erase"}], "access": [{"item": "copy"}], "object": [{"item": "stop"}]}}
    words = {"erase": "Erase.", "copy": "A copy.", "stop": "Stop."}
    assert read(parts, Person("access", "erasure"), **words) == ["1. Erase.", "2. A copy."]


def test_a_clause_by_right_has_words_for_one_right_and_for_several() -> None:
    parts = {"closing": [{"paragraph": "intro", "by": "right"}]}
    words = {"intro_access": "A copy.", "intro_several": "Several things."}
    assert read(parts, Person("access"), **words) == ["A copy."]
    assert read(parts, Person("access", "erasure"), **words) == ["Several things."]
    assert read(parts, Person("access"), intro="Mine.", **words) == ["Mine."]


@pytest.mark.parametrize(
    ("condition", "stands"),
    [
        ({"said": "harm"}, True),
        ({"said": {"harm": "lost"}}, True),
        ({"said": {"harm": "won"}}, False),
        ({"unsaid": "harm"}, False),
        ({"with": "access"}, True),
        ({"without": "access"}, False),
        ({"has": "access.free"}, True),
        ({"lacks": "access.free"}, False),
        ({"timed": "access.answer"}, True),
        ({"untimed": "access.answer"}, False),
        ({"on": ["refused", "partly"]}, True),
        ({"not_on": ["refused"]}, False),
        ({"overdue": "request"}, True),
        ({"in_time": "request"}, False),
        ({"form": "short"}, False),
        ({"beside": "above"}, False),
    ],
)
def test_each_condition_lets_a_clause_stand_or_fall(condition: dict[str, Any], stands: bool) -> None:
    line = {"paragraph": "p", **condition}
    assert read({"closing": [line]}, Person("access", late=True, harm="lost"), p="P.") == (["P."] if stands else [])


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ([{"under": "a"}], "stands under no item"),
        ([{"heading": "h"}, {"sentence": "a"}], "goes on in no paragraph"),
        ([{"item": "a", "paragraph": "b"}], "says once what it is"),
        ([{"said": "a"}], "says once what it is"),
        ([{"item": "a", "unsayd": "b"}], "unsayd"),
    ],
)
def test_an_outline_out_of_order_is_refused(lines: list[dict[str, Any]], problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        Outline.model_validate({"opening": [{"subject": "s"}], "closing": lines})


def test_a_scenario_replaces_leaves_out_and_adds() -> None:
    general = Outline.model_validate(
        {
            "opening": [{"subject": "subject"}],
            "rights": {"access": [{"item": "copy"}]},
            "closing": [{"paragraph": "free"}, {"paragraph": "refusal"}],
        }
    )
    changes = Changes.model_validate(
        {
            "rights": {"access": [{"item": "training"}]},
            "leave_out": ["free"],
            "add": [{"paragraph": "switched_off", "before": "refusal"}],
        }
    )
    assert [line.clause for line in changes.made_to(general).lines()] == [
        *("subject", "training", "switched_off", "refusal")
    ]
    with pytest.raises(PackError, match="no such clause"):
        Changes.model_validate({"leave_out": ["fre"]}).made_to(general)


def test_words_that_cannot_stand_where_the_outline_has_them_name_their_clause() -> None:
    with pytest.raises(PackError, match="cannot stand as 'under'"):
        read({"closing": [{"item": "a"}, {"under": "b"}]}, Person(), a="A.", b="## Heading")


def test_a_file_of_words_is_cut_at_its_titles_and_knows_its_lines() -> None:
    file = sections("{# Words. #}\n\n== free\nIt is free.\n\n== end\nYours\n== free\nTwice.\n", "x.words.j2")
    assert {name: (one.text.strip(), one.line) for name, one in file.clauses.items()} == {
        "free": ("Twice.", 9),
        "end": ("Yours", 7),
    }
    assert [one.line for one in file.twice] == [9]
    assert sections("Lost.\n== a\nA\n", "x").outside == (1,)
