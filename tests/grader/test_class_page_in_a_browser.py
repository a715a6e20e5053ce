"""The page of the class as an instructor sees it: on any screen, by day and by night."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from kit.grader.reports import class_page

HERE = Path(__file__).parent
SAMPLES = SimpleNamespace(**runpy.run_path(str(HERE / "report_samples.py")))
BROWSER = SimpleNamespace(**runpy.run_path(str(HERE.parent / "page" / "browser.py")))
SCREENS = [(1280, False), (1280, True), (320, False), (320, True)]
# The least contrast of a text with what lies behind it, of all that has a text of its own.
CONTRAST = """
(() => {
  const numbers = color => color.match(/[\\d.]+/g).map(Number);
  const light = color => numbers(color).slice(0, 3).map(each => each / 255)
    .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
    .reduce((sum, each, place) => sum + each * [0.2126, 0.7152, 0.0722][place], 0);
  const behind = it => {
    while (it && numbers(getComputedStyle(it).backgroundColor)[3] === 0) it = it.parentElement;
    return it ? getComputedStyle(it).backgroundColor : "rgb(255, 255, 255)";
  };
  const texts = [...document.body.querySelectorAll("*")].filter(it => it.checkVisibility() &&
    [...it.childNodes].some(each => each.nodeType === 3 && each.data.trim()));
  const found = texts.map(it => {
    const [one, two] = [light(getComputedStyle(it).color), light(behind(it))];
    return [(Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05), it.outerHTML.slice(0, 200)];
  });
  return [found.length, ...found.sort((a, b) => a[0] - b[0])[0]];
})()
"""


@pytest.fixture(scope="module")
def browser():
    if BROWSER.path_of_browser() is None:
        pytest.skip(f"no browser is installed (looked for {', '.join(BROWSER.NAMES)})")
    made = BROWSER.Browser()
    yield made
    made.close()


@pytest.fixture(scope="module", params=["usual", "hostile"])
def page(browser, request, tmp_path_factory):
    """The address of a class's page; nothing on it runs, or asks for anything."""
    folder = tmp_path_factory.mktemp("class")
    path = folder / "class.html"
    book = getattr(SAMPLES, request.param)(folder)
    path.write_bytes(class_page.report(book, {})["class.html"])
    yield path.as_uri()
    assert browser.complaints() == []


def test_it_fits_every_screen_and_can_be_read(page, browser):
    for width, dark in SCREENS:
        browser.look(width=width, dark=dark)
        browser.open(page)
        assert browser.run("document.documentElement.scrollWidth") <= width
        texts, contrast, where = browser.run(CONTRAST)
        assert texts > 50
        assert contrast >= 4.5, (width, dark, where)


def test_a_name_leads_to_the_students_own_part(page, browser):
    browser.look(width=320)
    browser.open(page)
    browser.click("th.who a")
    top = browser.run("document.querySelector(location.hash).getBoundingClientRect().top")
    assert 0 <= top < 900
