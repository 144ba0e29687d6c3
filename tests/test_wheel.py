"""A wheel built from the project and installed elsewhere drafts a letter with the law it carries."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = ROOT / "templates/_demo/2025-09-26-utrecht.yaml"


def test_a_wheel_installed_elsewhere_drafts_a_letter(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)

    draft = ["draft", "--answers", str(ANSWERS), "--as-of", "2025-09-26", "--out", str(tmp_path / "out")]
    script = (
        f"import sys; sys.path.insert(0, {str(site)!r}); from complaint_kit.cli import main; sys.exit(main({draft!r}))"
    )
    elsewhere = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=elsewhere, check=True, capture_output=True)

    assert (site / "complaint_kit/_pack/jurisdictions/eu/gdpr.yaml").is_file()
    assert (site / "complaint_kit/_pack/docs/bulk.md").read_bytes() == (ROOT / "docs/bulk.md").read_bytes()
    assert "bulk" in next(site.glob("*.data/data/share/man/man1/complaint-kit.1")).read_text()
    (letter,) = (tmp_path / "out").glob("*/1-request.txt")
    assert "LinkedIn Ireland Unlimited Company" in letter.read_text()
