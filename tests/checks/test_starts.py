"""Every period has something that starts it, or nobody would ever be told of it."""

import pytest

from tests.checks.small_pack import SmallPack

ACT = "jurisdictions/xa/act.yaml"


def answer(pack: SmallPack, more: str, *beside: str) -> None:
    """The period of the only right, with that said of it, and others beside it."""
    others = "".join(f"\n      - {{{one}}}" for one in beside)
    pack.change(ACT, "{id: answer, within: 45 days}", f"{{id: answer, within: 45 days{more}}}{others}")
    for language, word in (("en", "answer: answer"), ("de", "answer: Antwort")):
        ids = "extended: a, answer_extended: b, longer: c, other: d, ring: e"
        pack.change(f"templates/_shared/words.{language}.yaml", word, f"{word}, {ids}")


def test_a_period_from_a_letter_that_no_ladder_sends_never_runs(pack: SmallPack) -> None:
    answer(pack, ", of: appeal")
    ladder, starts = pack.result().findings  # nor does the silence end for which the complaint waits
    assert (ladder.check, starts.check) == ("ladders", "starts")
    assert starts.place == pack.at(ACT, "of: appeal")
    assert "sends the appeal to the organisation from which" in starts.problem


def test_a_period_from_a_letter_to_somebody_whom_no_letter_goes_to_never_runs(pack: SmallPack) -> None:
    answer(pack, ", to: platform")
    pack.finds("starts", pack.at(ACT, "to: platform"), "sends the request to the platform")


def test_a_longer_time_lengthens_a_period_of_its_rule(pack: SmallPack) -> None:
    answer(pack, "", "id: extended, within: 90 days, only_if: extension_notified_in_time")
    assert pack.result().findings == ()
    pack.change(ACT, "id: extended", "id: longer")
    pack.finds("starts", pack.at(ACT, "id: longer"), "lengthens no period of its rule")


def test_a_period_that_starts_at_the_end_of_one_that_starts_at_its_own_never_runs(pack: SmallPack) -> None:
    answer(pack, "", "id: other, within: 9 days, from: ring.ends", "id: ring, within: 9 days, from: other.ends")
    assert [one.check for one in pack.result().findings] == ["starts", "starts"]


@pytest.mark.parametrize("point", ["starts", "fetched"])
def test_a_day_that_nothing_gives_is_no_start(pack: SmallPack, point: str) -> None:
    answer(pack, f", from: {point}, whose: person")
    (finding,) = pack.result().findings
    assert finding.check == "loads"
    assert f"nothing gives the day '{point}'" in finding.problem
