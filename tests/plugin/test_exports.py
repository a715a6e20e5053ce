"""``from kit import points, together`` gives the functions, whoever imported what before."""

from __future__ import annotations

import subprocess
import sys

import pytest

BEFORE = ["pass", "import kit.together", "from kit.together import together", "import kit.cell"]


@pytest.mark.parametrize("before", BEFORE)
def test_the_author_gets_functions(before):
    after = "from kit import points, together; assert callable(together) and callable(points)"
    subprocess.run([sys.executable, "-c", f"{before}\nimport kit.together\n{after}"], check=True)


def test_the_kit_alone_does_not_load_the_test_runner():
    code = "import kit, kit.cell, sys; assert 'pytest' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_name_that_it_does_not_have():
    with pytest.raises(ImportError, match="nothing"):
        from kit import nothing  # noqa: F401
