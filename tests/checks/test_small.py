from tests.checks.small_pack import SmallPack


def test_the_small_pack_holds(pack: SmallPack) -> None:
    result = pack.result()
    assert result.findings == ()
    assert result.failed == ()
    assert len(result.examples) == 2
