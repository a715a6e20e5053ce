"""The archive that Gradescope wants of an instructor: scripts, the kit, the course, the settings.

The same course and the same kit give the same bytes.
"""

from __future__ import annotations

import importlib.metadata
import io
import re
import shlex
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import kit
from kit.grader.errors import SettingError, naming

DISTRIBUTION: Final = "concurrency-kit"
SETUP: Final = """\
#!/usr/bin/env bash
# Once, when the image is built.
set -euo pipefail
apt-get update
for version in 3.13 3.12 3.11; do
    if apt-get install -y "python$version" "python$version-venv"; then break; fi
done
"python$version" -m venv /autograder/venv
/autograder/venv/bin/pip install --no-cache-dir -r /autograder/source/requirements.txt
chmod -R go-rwx /autograder/source/hidden 2>/dev/null || true
"""
RUN: Final = """\
#!/usr/bin/env bash
# For each submission. Without a result there is no file, and Gradescope says that it failed.
set -euo pipefail
root="${AUTOGRADER:-/autograder}"
python="${AUTOGRADER_PYTHON:-$root/venv/bin/python}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir -p "$work/class/student" "$root/results"
cp -RP "$root/submission/." "$work/class/student/"
cd "$root/source"
export PYTHONPATH="$root/source"
"$python" -m kit grade "$work/class" --out "$work/grades" --course "$root/source/course" \\
    --jobs 1 --report gradescope @OPTIONS@ || [ $? -eq 1 ]  # 1: points are open
mv "$work/grades/gradescope/student.json" "$root/results/results.json"
"""
_SKIPPED: Final = {"__pycache__", "_course", "README.md"}
_WHEN: Final = (1980, 1, 1, 0, 0, 0)


def archive(
    course: Path,
    *,
    only: Iterable[str] = (),
    policy: Path | None = None,
    hidden: Path | None = None,
    visibility: str = "visible",
) -> bytes:
    """A zip file. FileError names a file that cannot be read; SettingError when a part misses."""
    options = [f"--only {shlex.quote(each)}" for each in only] + [
        f"-o gradescope.visibility={visibility}"
    ]
    files = {
        **_tree("kit", Path(kit.__file__).parent),
        **_tree("course", course),
        "requirements.txt": "".join(f"{each}\n" for each in requirements()).encode(),
    }
    if policy is not None:
        options.append('--policy "$root/source/policy.toml"')
        files["policy.toml"] = _read(policy)
    if hidden is not None:
        options.append('--hidden "$root/source/hidden"')
        files |= _tree("hidden", hidden)
    scripts = {"setup.sh": SETUP, "run_autograder": RUN.replace("@OPTIONS@", " ".join(options))}
    return _zip({name: text.encode() for name, text in scripts.items()}, files)


def requirements() -> list[str]:
    """What the kit needs: of its installation, or of the project that it lies in."""
    try:
        found = importlib.metadata.requires(DISTRIBUTION) or []
        return sorted(each for each in found if not re.search(r";.*\bextra\b", each))
    except importlib.metadata.PackageNotFoundError:
        project = Path(kit.__file__).parents[1] / "pyproject.toml"
        if not project.is_file():
            raise SettingError(
                f"{DISTRIBUTION} is not installed: what it needs is unknown"
            ) from None
        needs: list[str] = tomllib.loads(project.read_text())["project"]["dependencies"]
        return sorted(needs)


def _tree(name: str, folder: Path) -> dict[str, bytes]:
    return {f"{name}/{path.relative_to(folder).as_posix()}": _read(path) for path in _files(folder)}


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = set(path.relative_to(folder).parts)
        hidden = any(part.startswith(".") for part in parts)
        if path.is_file() and not path.is_symlink() and not hidden and not parts & _SKIPPED:
            yield path


def _read(path: Path) -> bytes:
    with naming(path, "cannot be read"):
        return path.read_bytes()


def _zip(scripts: dict[str, bytes], files: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in [*scripts.items(), *sorted(files.items())]:
            info = zipfile.ZipInfo(name, _WHEN)
            info.create_system = 3
            info.external_attr = (0o100755 if name in scripts else 0o100644) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, data)
    return whole.getvalue()
