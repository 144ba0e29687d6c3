"""An answer to a refusal says no more of its own weight than its reading carries."""

from tests.checks.small_pack import SmallPack

ACT = "jurisdictions/xa/act.yaml"
COUNTERS = "jurisdictions/xa/act.counters.yaml"


def answer(more: str) -> str:
    source = 'source: {title: Act, url: "https://example.org/act"}'
    return (
        f"counters:\n  - id: why\n    ground: none_given\n    {more}\n    {source}\n"
        "    says: {en: Whoever refuses says why., de: Wer ablehnt sagt den Grund.}\n"
    )


def test_what_nobody_has_read_is_not_called_settled(pack: SmallPack) -> None:
    unread = "cite: [{en: § 5 Act, de: § 5 Gesetz}]\n    verified: null\n    doubt: Nobody has read it."
    pack.write(COUNTERS, answer(f"strength: settled\n    {unread}"))
    pack.finds("rest_on_something", pack.at(COUNTERS, "- id: why"), "'why' is called settled and nobody has read it")
    pack.write(COUNTERS, answer(f"strength: good\n    {unread}"))
    assert not [one for one in pack.result().findings if one.check == "rest_on_something"]


def test_what_is_called_good_cites_something(pack: SmallPack) -> None:
    pack.write(COUNTERS, answer("strength: good"))
    found = [one.problem for one in pack.result().findings if one.check == "rest_on_something"]
    assert found == ["'why' is called good and cites nothing"]
