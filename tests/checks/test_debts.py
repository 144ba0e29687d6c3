"""Law that nobody can get at yet is counted: facts that no question sets, rights that no scenario asks for."""

from complaint_kit.checks.debts import Debt
from tests.checks.small_pack import SmallPack

ACT = "jurisdictions/xa/act.yaml"


def test_a_fact_that_no_question_asks_for_is_owed(pack: SmallPack) -> None:
    assert Debt("fact", "organisation_consumers", ("xa.act",)) in pack.result().debts


def test_a_right_that_no_scenario_asks_for_is_owed_and_a_step_of_the_procedure_is_not(pack: SmallPack) -> None:
    assert [one.name for one in pack.result().debts if one.kind == "right"] == []
    pack.change(ACT, "gives: access", "gives: portability")
    assert Debt("right", "portability", ("xa.act",)) in pack.result().debts


def test_what_is_owed_is_no_error(pack: SmallPack) -> None:
    assert pack.result().holds
