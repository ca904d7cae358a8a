"""The scripts of the desk are what their source builds, byte for byte, and stay small."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "frontend"
STATIC = ROOT / "src" / "dateline" / "desk" / "static"
BUILT = ("desk.js", "countries.json", "desk.js.licences.txt")
MOST = 1_000_000  # bytes, of all static files together


def test_all_static_files_together_are_below_a_megabyte() -> None:
    assert sum(path.stat().st_size for path in STATIC.iterdir()) < MOST


def test_versions_are_exact_and_locked() -> None:
    package = json.loads((SOURCE / "package.json").read_text(encoding="utf-8"))
    locked = json.loads((SOURCE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    wanted = package["dependencies"] | package["devDependencies"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_what_is_bundled_is_named_with_its_licence() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    package = json.loads((SOURCE / "package.json").read_text(encoding="utf-8"))
    for name, version in package["dependencies"].items():
        assert f"{name} {version}" in notice


def test_the_script_needs_nothing_that_the_policy_of_pages_forbids() -> None:
    script = (STATIC / "desk.js").read_text(encoding="utf-8")
    for forbidden in ("eval(", "new Function", "innerHTML", "http:", "https:", ".style.", "cssText"):
        assert forbidden not in script


@pytest.mark.node
def test_the_source_builds_the_same_files_and_passes_its_own_tests(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed: the scripts are not built anew")
    place = tmp_path / "frontend"
    shutil.copytree(SOURCE, place, ignore=shutil.ignore_patterns("node_modules"))
    fetched = subprocess.run([npm, "ci"], cwd=place, capture_output=True, text=True, check=False)
    if fetched.returncode:
        pytest.skip(f"npm ci could not fetch the packages: {fetched.stderr[-200:]}")
    for task in ("build", "test"):
        done = subprocess.run([npm, "run", task], cwd=place, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    made = tmp_path / "src" / "dateline" / "desk" / "static"
    for name in BUILT:
        assert (made / name).read_bytes() == (STATIC / name).read_bytes(), (
            f"npm run build, and commit {name}"
        )
