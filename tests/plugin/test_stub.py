"""Whether a stub is as it came is told from its text; in doubt it is not."""

from __future__ import annotations

import textwrap

import pytest

from kit.course import is_untouched

TODO = 'raise NotImplementedError("TODO: x")'

UNTOUCHED = {
    "a function": f"def f():\n    {TODO}\n",
    "with a docstring": f'"""Doc."""\n\n\ndef f(a, b=1):\n    """Doc."""\n    {TODO}  # TODO\n',
    "a bare raise": "def f():\n    raise NotImplementedError\n",
    "dead code below": f"def f():\n    {TODO}\n    return 1\n",
    "a coroutine": f"async def f():\n    {TODO}\n",
    "a class": f"class A:\n    '''Doc.'''\n    limit = 3\n\n    def f(self):\n        {TODO}\n",
    "an exception beside it": f"class E(Exception):\n    pass\n\n\ndef f():\n    {TODO}\n",
    "imports": f"import os.path\nfrom a import b\n\n\ndef f():\n    {TODO}\n",
    "constants": f"N: int = 3\nM = [1]\n\n\ndef f():\n    {TODO}\n",
    "a property": f"class A:\n    @property\n    def f(self):\n        {TODO}\n",
    "a main block": f"def f():\n    {TODO}\n\n\nif __name__ == '__main__':\n    print(f())\n",
}
TOUCHED = {
    "nothing to do": "x = 1\n",
    "empty": "",
    "a filled function": "def f():\n    return 1\n",
    "one of two filled": f"def f():\n    {TODO}\n\n\ndef g():\n    return 1\n",
    "one method filled": f"class A:\n    def f(s):\n        {TODO}\n    def g(s):\n        pass\n",
    "another error": "def f():\n    raise ValueError\n",
    "something before it": f"def f():\n    print()\n    {TODO}\n",
    "bound again below": f"def f():\n    {TODO}\n\n\nf = 3\n",
    "imported again below": f"def f():\n    {TODO}\n\n\nfrom a import f\n",
    "defined again below": f"def f():\n    {TODO}\n\n\ndef f():\n    return 1\n",
    "imported by a star": f"def f():\n    {TODO}\n\n\nfrom a import *\n",
    "a lambda": f"def f():\n    {TODO}\n\n\ng = lambda: 1\n",
    "a call": f"def f():\n    {TODO}\n\n\nprint()\n",
    "a decorator": f"@fill_in\ndef f():\n    {TODO}\n",
    "a decorated class": f"@fill_in\nclass A:\n    def f(self):\n        {TODO}\n",
    "no Python": "def f(:\n",
    "zero bytes": "\0",
}


@pytest.mark.parametrize("source", UNTOUCHED.values(), ids=UNTOUCHED)
def test_as_it_came(source):
    assert is_untouched(textwrap.dedent(source))


@pytest.mark.parametrize("source", TOUCHED.values(), ids=TOUCHED)
def test_somebody_was_here(source):
    assert not is_untouched(textwrap.dedent(source))
