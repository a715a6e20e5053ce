"""The page: one failure as one HTML file, in which the reader takes the steps of the threads.

`write` is a pure function: the same page gives the same text. Nothing is loaded from anywhere,
and no text of a learner can become markup or a script: texts are escaped, the page's own script
puts them in as text, and its content security policy allows that one script and no other.
"""

from __future__ import annotations

from kit.page.page import Page, Result
from kit.page.writing import write

__all__ = ["Page", "Result", "write"]
