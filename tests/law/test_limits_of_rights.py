"""What bounds a right stands beside it, in each language and under each act that has that bound."""

import pytest

from complaint_kit.law.model import Rule
from tests.conftest import LIBRARY


def rules(law: str, id_: str) -> tuple[Rule, ...]:
    """Every version of the rule."""
    return tuple(one for one in LIBRARY.law(law).rules if one.id == id_)


def bounded(law: str, id_: str, **words: str) -> bool:
    """Whether every version of the rule has a limit with these words, in each language that is named."""
    versions = rules(law, id_)
    return bool(versions) and all(
        one.limits is not None and any(what in line for line in one.limits.get(language, ()))
        for one in versions
        for language, what in words.items()
    )


@pytest.mark.parametrize(
    "right", ["access", "rectification", "erasure", "restriction", "notify_recipients", "portability"]
)
def test_whoever_cannot_tell_whose_data_they_are_owes_nothing_under_articles_15_to_20(right: str) -> None:
    """Article 11(2) GDPR and UK GDPR; Article 12(2) of Regulation 2018/1725. Not the objection."""
    assert bounded("eu.gdpr", right, en="Article 11(2)", de="Art. 11 Abs. 2")
    assert bounded("eu.institutions", right, en="Article 12(2)", de="Art. 12 Abs. 2")
    assert bounded("gb.uk-gdpr", right, en="Article 11(2)")


def test_research_for_a_task_in_the_public_interest_goes_on_although_somebody_objects() -> None:
    assert bounded("eu.gdpr", "object", en="Article 21(6)", de="Art. 21 Abs. 6")
    assert bounded("eu.institutions", "object", en="Article 23(4)", de="Art. 23 Abs. 4")
    assert bounded("gb.uk-gdpr", "object", en="Article 21(6)")


@pytest.mark.parametrize("law", ["eu.gdpr", "eu.institutions"])
def test_nobody_is_told_of_data_from_others_where_telling_would_defeat_the_aims_of_the_processing(law: str) -> None:
    """Article 14(5)(b) GDPR, Article 16(5)(b) of Regulation 2018/1725."""
    assert bounded(law, "information", en="seriously impair the aims", de="ernsthaft beeinträchtigen")


def test_recipients_who_cannot_be_identified_are_told_by_category() -> None:
    """C-154/21, paragraphs 48 and 51."""
    assert bounded("eu.gdpr", "access", en="C-154/21", de="C-154/21")


def test_states_make_exceptions_for_research_statistics_and_archives() -> None:
    (note,) = (one for one in LIBRARY.law("eu.gdpr").notes if one.id == "national_restrictions")
    assert "Article 89(2) and (3)" in note.says["en"]
    assert "Art. 89 Abs. 2 und 3" in note.says["de"]


def test_a_body_of_the_confederation_hears_an_interest_and_may_have_to_disclose_all_the_same() -> None:
    """Article 37(1) and (2), Article 41(1) FADP: only private persons may be told no without a reason."""
    (objection,) = rules("ch.fadp", "object")
    assert objection.scope is not None
    assert "Towards private persons you need no reasons" in objection.scope["en"]
    assert "Gegenüber Privaten brauchen Sie keine Gründe" in objection.scope["de"]
    assert bounded("ch.fadp", "object", en="Art. 37(2) FADP", de="Art. 37 Abs. 2 DSG")


def test_an_inquiry_may_keep_a_body_of_the_confederation_from_telling_as_it_may_from_answering() -> None:
    """Article 20(3)(d)(2) and Article 26(2)(b) FADP."""
    for right in ("information", "access"):
        assert bounded("ch.fadp", right, en="inquiry or proceedings", de="eine Untersuchung oder ein Verfahren")


def test_in_court_and_in_the_registers_of_private_law_swiss_rights_follow_other_rules() -> None:
    (note,) = (one for one in LIBRARY.law("ch.fadp").notes if one.id == "courts_and_registers")
    assert "Art. 2(3) FADP" in note.says["en"]
    assert "Art. 2 Abs. 3 DSG" in note.says["de"]


@pytest.mark.parametrize("law", ["de.dsg-ekd", "de.kdg"])
def test_no_church_gives_access_without_exception(law: str) -> None:
    assert bounded(law, "access", en="not read", de="nicht gelesen")


@pytest.mark.parametrize("law", ["eu.gdpr", "eu.institutions", "gb.uk-gdpr", "gb.dpa-2018-part-3"])
def test_a_manifestly_unfounded_request_of_any_kind_may_be_refused_and_not_charged_for_alone(law: str) -> None:
    """Article 12(5) GDPR and UK GDPR, Article 14(5) of Regulation 2018/1725, section 53 of the British act."""
    for one in rules(law, "rectification") + rules(law, "erasure"):
        assert one.free is not None
        assert "unfounded or excessive request may" in one.free["en"]
        assert "be refused" in one.free["en"]
        assert "abgelehnt werden" in one.free.get("de", "abgelehnt werden")
