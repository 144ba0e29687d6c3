from pathlib import Path

import pytest

from tests.checks.small_pack import SmallPack, small_pack


@pytest.fixture
def pack(tmp_path: Path) -> SmallPack:
    return small_pack(tmp_path)
