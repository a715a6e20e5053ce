"""Text of a submission steers no terminal, spreadsheet, page, log or file system."""

from __future__ import annotations

import csv
import html
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.grader import escape

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
texts = st.text(st.characters(), max_size=30)


@given(texts)
def test_a_plain_text_has_nothing_that_is_not_seen(text):
    for character in escape.plain(text, lines=True):
        assert character == "\n" or unicodedata.category(character) not in UNSEEN
    assert "\n" not in escape.plain(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb", "a\\u202eb"),
        ("Ben Őry 陳", "Ben Őry 陳"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_is_shown(text, shown):
    assert escape.plain(text) == shown


def test_a_long_text_is_cut_and_says_so():
    assert escape.plain("x" * 100, most=10) == "xxxxxxxxxx... (90 more characters)"


@given(texts)
def test_no_cell_is_a_formula(text):
    cell = escape.cell(text)
    stripped = cell.lstrip(" \u00a0\n")
    assert (
        not stripped.startswith(("=", "+", "-", "@"))
        or stripped.replace(".", "", 1)[1:].isdigit()
        or "," in stripped
    )


@pytest.mark.parametrize(
    "text", ["=1+1", "+A1", "-cmd|' /C calc'!A0", "@SUM(A1)", " =x", "\uff1d1"]
)
def test_a_formula_becomes_a_text(text):
    assert escape.cell(text).startswith("'")


def test_a_number_stays_a_number():
    assert escape.cell("-3.5") == "-3.5"


@given(st.lists(texts, min_size=1, max_size=4))
def test_a_row_keeps_its_columns(row):
    out = io.StringIO(newline="")
    csv.writer(out).writerow([escape.cell(each) for each in row])
    (back,) = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert len(back) == len(row)


@given(texts)
def test_html_has_no_markup_and_can_be_read_back(text):
    page = escape.html(text)
    assert not set("<>\"'") & set(page)
    assert html.unescape(page) == escape.plain(text, lines=True)


@given(st.text("`~\n a<", max_size=20))
def test_a_block_of_markdown_cannot_be_left(text):
    block = escape.markdown_block(text)
    fence = block.partition("text")[0]
    inside = block.split("\n")[1:-1]
    assert block.split("\n")[-1] == fence
    assert not any(line.strip().startswith(fence) for line in inside)


@given(st.text("*_[](){}<>!#|`\\a.1@&:/-", max_size=20))
def test_running_markdown_has_every_mark_escaped(text):
    out = escape.markdown(text)
    plain = out.replace("\\\\", "")
    for at, character in enumerate(plain):
        if character in "*_[]()<>!#|`@&:":
            assert plain[at - 1] == "\\"


@given(st.text("\r\n%:,;a", max_size=20))
def test_a_workflow_command_has_one_line(text):
    assert not {"\n", "\r"} & set(escape.command(text))
    assert not {"\n", "\r", ":", ","} & set(escape.command_property(text))


@given(st.lists(st.sampled_from(["::error::x", "  ::add-mask::a", "##[warning]", "ok"])))
def test_a_log_has_no_command(lines):
    out = escape.no_commands("\n".join(lines))
    assert "##[" not in out
    assert not any(line.lstrip().startswith("::") for line in out.split("\n"))


@given(st.lists(texts.map(lambda text: unicodedata.normalize("NFC", text)), unique=True))
def test_file_names_are_safe_and_differ(names):
    files = [escape.file_name(each) for each in names]
    assert len(set(files)) == len(names)
    for file in files:
        assert file.isascii()
        assert len(file) <= 200
        assert not set("/\\:. \n*?") & set(file)
