"""A failure as a picture that a beginner can read.

Everything here is a pure function of values: (failure, width) -> text. The sentences are
data (``texts/en.toml``). The order of the parts::

    failure   what is given            trace, why, partial, stuck   what the steps show
    story     what is told             rows, fold                   which steps are shown
    lanes, listing, circle, frame      how they are laid out        picture, table   the text
"""

from __future__ import annotations

from kit.explorer.report.failure import VERDICTS, Failure, classify
from kit.explorer.report.picture import explain_json, render
from kit.explorer.report.table import render_outcomes

__all__ = ["VERDICTS", "Failure", "classify", "explain_json", "render", "render_outcomes"]
