"""Every file is read, and everything that keeps one from being read is said at once."""

from tests.checks.small_pack import SmallPack

ACT = "jurisdictions/xa/act.yaml"


def test_the_small_pack_holds(pack: SmallPack) -> None:
    result = pack.result()
    assert result.findings == ()
    assert result.failed == ()
    assert result.holds


def test_a_law_that_cannot_be_read_names_the_line_of_each_of_its_problems(pack: SmallPack) -> None:
    pack.change(ACT, "gives: access", "gives: acces")
    pack.change(ACT, "within: 45 days", "within: 45 dayz")
    found = {finding.place: finding.check for finding in pack.result().findings}
    assert found == {pack.at(ACT, "gives: acces"): "loads", pack.at(ACT, "within: 45 dayz"): "loads"}


def test_every_broken_file_is_named_not_only_the_first(pack: SmallPack) -> None:
    broken = [
        "jurisdictions/xa/authorities.yaml",
        "organisations/acme.yaml",
        "templates/curious/interview.yaml",
        "templates/curious/words.de.yaml",
        "templates/_shared/about.questions.yaml",
        "jurisdictions/facts.yaml",
    ]
    for name in broken:
        pack.write(name, "a: [\n")
    found = {finding.place.partition(":")[0] for finding in pack.result().findings}
    assert found == {str(pack.root / name) for name in broken}


def test_nothing_else_is_checked_before_every_file_can_be_read(pack: SmallPack) -> None:
    pack.change(ACT, "applies_in: [XA]", "applies_in: [XB]")
    pack.write("organisations/acme.yaml", "id: acme\nname: Acme\n")
    pack.finds("loads", f"{pack.root}/organisations/acme.yaml:1", "entities")


def test_a_law_without_a_source_cannot_be_read(pack: SmallPack) -> None:
    pack.change(ACT, 'source: {title: Alpha Act, url: "https://example.org/act"}\n', "")
    pack.finds("loads", f"{pack.root}/{ACT}:1", "source")


def test_a_law_is_called_after_its_file(pack: SmallPack) -> None:
    pack.change(ACT, "id: xa.act", "id: xa.code")
    pack.finds("loads", str(pack.root / ACT), "folder.file", "xa.code")


def test_a_template_that_jinja_cannot_read_names_the_line(pack: SmallPack) -> None:
    name = "templates/curious/request.alpha.en.md.j2"
    pack.write(name, 'Dear all,\n{% if has("access") %}\nmore\n')
    (finding,) = pack.result().findings
    assert (finding.check, finding.place) == ("loads", f"{pack.root / name}:3")


def test_a_filter_that_does_not_exist_is_found_without_writing_a_letter(pack: SmallPack) -> None:
    name = "templates/curious/request.alpha.en.md.j2"
    pack.write(name, "Dear all,\n{{ answers.full_name|shout }}\n")
    pack.finds("loads", f"{pack.root / name}:2", "shout")


def test_a_template_takes_in_only_templates_that_exist(pack: SmallPack) -> None:
    name = "templates/curious/request.alpha.en.md.j2"
    pack.write(name, '{% include "_shared/openning.md.j2" %}\n')
    pack.finds("loads", str(pack.root / name), "_shared/openning.md.j2")


def test_a_file_that_unfolds_into_millions_of_values_is_refused(pack: SmallPack) -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{row}: &a{row} [{', '.join([f'*a{row - 1}'] * 10)}]" for row in range(1, 9)]
    pack.write("organisations/acme.yaml", "\n".join(rows))
    pack.finds("loads", f"{pack.root}/organisations/acme.yaml", "too much")


def test_a_file_that_contains_itself_is_refused(pack: SmallPack) -> None:
    pack.write("organisations/acme.yaml", "id: &again [*again]\n")
    pack.finds("loads", f"{pack.root}/organisations/acme.yaml", "too much")
