"""A pack of somebody else: it cannot leave its folder, take over what is there, run for ever or end in a traceback."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from complaint_kit.drafting.documents import draft
from complaint_kit.errors import PackError, Problems
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import pack_roots, shipped_pack
from tests.conftest import ALEX, plan_of
from tests.packs.test_library import ORGANISATION

LETTER = "request.gb.en.md.j2"
ANSWERS: dict[str, Any] = {**ALEX, "residence": "GB-ENG"}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    for folder in ("organisations", "templates/ai_training", "jurisdictions"):
        (tmp_path / "pack" / folder).mkdir(parents=True)
    (tmp_path / "pack/pack.yaml").write_text("name: quiet\n")
    return tmp_path / "pack"


def letter_of(pack: Path, body: str, replaces: str = "{# replaces: request.gb.en #}\n") -> str:
    """The text of a letter whose template is the pack's."""
    (pack / "templates/ai_training" / LETTER).write_text(f"{replaces}# Subject\n\n{body}\n", encoding="utf-8")
    library = Library(pack_roots(None, [pack]))
    plan = plan_of(library, "ai_training", ANSWERS, date(2026, 9, 1))
    return str(draft(plan.matter("request"), library, "request", "en").blocks)


@pytest.mark.parametrize(
    "link", ["templates/ai_training/zz.md.j2", "templates/home", "organisations/x.yaml", "jurisdictions"]
)
def test_a_link_out_of_a_pack_is_refused_before_anything_is_read(pack: Path, tmp_path: Path, link: str) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    path = pack / link
    if path.is_dir():
        path.rmdir()
    path.symlink_to(secret)
    with pytest.raises(PackError, match="a link out of the pack"):
        Library(pack_roots(None, [pack]))


def test_a_link_inside_a_pack_is_fine(pack: Path) -> None:
    (pack / "templates/ai_training/b.md.j2").write_text("from b")
    (pack / "templates/ai_training/a.md.j2").symlink_to("b.md.j2")
    assert "from b" in letter_of(pack, '{% include "ai_training/a.md.j2" %}')


@pytest.mark.parametrize("name", ["../secret.md.j2", "/etc/passwd", "ai_training/../../secret", "secret.txt"])
def test_a_template_takes_in_templates_and_no_other_file(pack: Path, name: str) -> None:
    with pytest.raises(PackError, match=r"request\.gb\.en\.md\.j2:4: there is no such template"):
        letter_of(pack, f'{{% include "{name}" %}}')


@pytest.mark.parametrize("line", ["", "{# mine #}\n", "{# replaces: request.eu.en #}\n"])
def test_a_letter_takes_the_place_of_the_kits_only_if_it_says_so(pack: Path, line: str) -> None:
    with pytest.raises(PackError, match=r"write `\{# replaces: request\.gb\.en #\}` on its first line"):
        letter_of(pack, "I give my full consent.", replaces=line)
    assert "Text" in letter_of(pack, "Text")


def test_a_letter_of_one_scenario_takes_the_place_of_the_shared_one_only_if_it_says_so(pack: Path) -> None:
    path = pack / "templates/ai_training/reminder.gb.en.md.j2"
    path.write_text("# Subject\n\nText\n")
    library = Library(pack_roots(None, [pack]))
    with pytest.raises(PackError, match="replaces"):
        library.template("ai_training/reminder.gb.en.md.j2")
    path.write_text("{# replaces: reminder.gb.en #}\n# Subject\n\nText\n")
    assert Library(pack_roots(None, [pack])).template("ai_training/reminder.gb.en.md.j2")[1] == path


def test_replacing_names_what_is_replaced(pack: Path) -> None:
    path = pack / "organisations/linkedin.yaml"
    path.write_text("replaces: anything\n" + ORGANISATION.format(id="linkedin", name="Ours"))
    with pytest.raises(PackError, match="write `replaces: linkedin` at its top"):
        Library(pack_roots(None, [pack])).organisation("linkedin")


def test_replacing_a_place_that_nobody_has_is_an_error(pack: Path) -> None:
    path = pack / "jurisdictions/places.yaml"
    path.write_text("replaces: [US-ZZ]\nplaces: []\n")
    with pytest.raises(PackError, match=r"replaces what no other pack has \(found: US-ZZ\)"):
        _ = Library(pack_roots(None, [pack])).places


@pytest.mark.parametrize("asked", ["LinkedIn Corporation", "linkedin", "zzz"])
def test_no_organisation_takes_over_the_name_of_another(pack: Path, asked: str) -> None:
    text = ORGANISATION.format(id="zzz", name="ZZZ") + "aliases: [linkedin]\n"
    (pack / "organisations/zzz.yaml").write_text(text)
    with pytest.raises(PackError, match=r"zzz and linkedin have the same name .*found: linkedin"):
        Library(pack_roots(None, [pack])).find_organisation(asked)


@pytest.mark.parametrize(
    "body",
    [
        "{{ 1/0 }}",
        "{{ range(10**9) }}",
        "{{ 'x' * 10**9 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ 'x'.center(10) }}",
        "{{ '{:>9999999}'.format(1) }}",
        "{{ [1, 'a'] | sort }}",
        "{{ 1 + 'a' }}",
        "{{ cite(1) }}",
        "{{ cite('access').__class__ }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        '{% include "ai_training/request.gb.en.md.j2" %}',
        "{% if 1 %}" * 3000 + "{% endif %}" * 3000,
        "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
        "{% set a = {'b': 'xxxxxxxxxxxxxxxx'} %}" + "{% set a = {'b': a.b ~ a.b} %}" * 30,
        "{% set a = 'xxxxxxxxxxxxxxxxxxxx' %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 30,
        "{% set n = namespace(a='xxxxxxxxxxxxxxxx') %}" + "{% set n.a = n.a ~ n.a %}" * 30,
        "{% set a = [1, 2] %}" + "{% set a = a + a %}" * 30,
        "{% set a = 'aaaaaaaaaaaaaaaa' %}" + "{% set a = a | replace('a', a) %}" * 20,
    ],
)
def test_whatever_a_template_does_it_is_an_error_with_file_and_line(pack: Path, body: str) -> None:
    with pytest.raises(PackError, match=r"(request\.gb\.en|request)\S*\.md\.j2(:\d+)?: "):
        letter_of(pack, body)


_LOOPS = "{% for one in L %}" * 4 + "x" + "{% endfor %}" * 4
_DOUBLING = "{% macro m0() %}{% endmacro %}" + "".join(
    f"{{% macro m{one}() %}}{{{{ m{one - 1}() }}}}{{{{ m{one - 1}() }}}}{{% endmacro %}}" for one in range(1, 30)
)


@pytest.mark.parametrize("body", [_LOOPS, _DOUBLING + "{{ m29() }}"])
def test_a_template_without_an_end_is_stopped(pack: Path, body: str) -> None:
    began = time.process_time()
    with pytest.raises(PackError, match="more than 500,000 steps"):
        letter_of(pack, body.replace("L", "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'"))
    assert time.process_time() - began < 20


def test_an_error_deep_in_the_law_names_the_line_of_the_template(pack: Path) -> None:
    with pytest.raises(PackError, match=r"request\.gb\.en\.md\.j2:5: the law of this day gives no such right"):
        letter_of(pack, "Text\n{{ cite('restrction') }}")


def test_markup_that_does_not_end_names_the_template(pack: Path) -> None:
    with pytest.raises(PackError, match=r"request\.gb\.en\.md\.j2: emphasis that does not end"):
        letter_of(pack, "**Ground")


def test_a_template_that_is_no_utf_8_is_said_so(pack: Path) -> None:
    (pack / "templates/ai_training/x.md.j2").write_bytes("Grüße".encode("latin-1"))
    with pytest.raises(PackError, match=r"request\.gb\.en\.md\.j2:4: .*x\.md\.j2: this file cannot be read as UTF-8"):
        letter_of(pack, '{% include "ai_training/x.md.j2" %}')


def words_of(pack: Path, old: str, new: str) -> Mapping[str, Any]:
    """The shared English words as a pack's own, changed in one place."""
    (pack / "templates/_shared").mkdir(exist_ok=True)
    text = (shipped_pack() / "templates/_shared/words.en.yaml").read_text(encoding="utf-8")
    assert old in text
    (pack / "templates/_shared/words.en.yaml").write_text(
        "replaces: words.en\n" + text.replace(old, new), encoding="utf-8"
    )
    return Library(pack_roots(None, [pack])).shared_words("en")


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ('"{nothing}"', "cannot be filled in: nothing"),
        ('"{"', "a brace that stands alone"),
        ('"{organisation:>9999999999}"', "organisation:>9999999999"),
        ('"{organisation.__class__}"', "organisation.__class__"),
        ("[1]", "of another kind"),
        ("{a: b}", "of another kind"),
    ],
)
def test_words_that_could_not_be_filled_in_are_refused_when_they_are_read(pack: Path, new: str, says: str) -> None:
    old = '"{organisation}: last day for an answer ({what})"'
    with pytest.raises(Problems, match=r"words\.en\.yaml:\d+: 'calendar\.due'") as raised:
        words_of(pack, old, new)
    assert says in str(raised.value)


def test_words_without_a_section_that_the_kit_uses_are_refused(pack: Path) -> None:
    with pytest.raises(Problems, match=r"'calendar\.due' is missing"):
        words_of(pack, "  due: ", "  do: ")


def test_words_said_otherwise_are_used(pack: Path) -> None:
    said = words_of(pack, '"{organisation}: last day for an answer ({what})"', '"{what}, {organisation}"')
    assert said["calendar"]["due"] == "{what}, {organisation}"


def test_the_kits_own_letters_are_the_same_beside_a_pack(pack: Path, library: Library) -> None:
    (pack / "organisations/corner.yaml").write_text(ORGANISATION.format(id="corner", name="Corner"))
    beside = Library(pack_roots(None, [pack]))
    day = date(2026, 9, 1)
    for residence in ("GB-ENG", "NL", "CH", "US-CA", "US-TX"):
        answers = {**ANSWERS, "residence": residence}
        plans = [plan_of(each, "ai_training", answers, day) for each in (library, beside)]
        one, other = (
            draft(plan.matter("request"), each, "request", "en")
            for plan, each in zip(plans, (library, beside), strict=True)
        )
        assert one.layout.id == other.layout.id  # each library has its own
        assert replace(one, layout=other.layout) == other
