"""From a page to its text."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any, Final

from kit.explorer.report.phrases import phrase, verbs_in
from kit.page.foreign import MOST_TEXT, escape, visible
from kit.page.lanes import lanes
from kit.page.page import Page
from kit.page.sound import sound
from kit.page.words import DEFAULT, Words, words

MOST_ROWS: Final = 100
MOST_DATA: Final = 2_500_000  # more than any pack; beyond it the states are left out


def write(page: Page, *, lang: str = DEFAULT) -> str:
    """The page as HTML. It depends on its arguments alone."""
    said = words(lang)
    if page.graph is not None and not sound(page.graph):
        page = replace(page, graph=None)
    style, script = _file("page.css"), _script()
    parts = {
        "lang": lang if said is not words(DEFAULT) else DEFAULT,
        "style": style,
        "style_hash": _hash(style),
        "script": script,
        "script_hash": _hash(script),
        "data": _data(page, said, lang),
        "opening": _opening(page, said),
        "closing": _closing(page, said, lang),
    }
    texts = {
        "title": said["head"]["title"].format(verdict=_verdict(page, said), name=page.name),
        "verdict": _verdict(page, said),
        "name": page.name,
        "none": said["head"]["none"],
        "report": page.report or page.what,
        "made": said["foot"]["made"],
    }
    return _filled(parts | {key: escape(text) for key, text in texts.items()})


def _filled(parts: dict[str, str]) -> str:
    """The template with its parts; braces inside of a part are left alone."""
    pieces = _file("template.html").split("{")
    text = pieces[0]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}")
        text += parts[name] + rest
    return text


@cache
def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")


@cache
def _script() -> str:
    return "".join(_file(f"script/{name}.js") for name in ("data", "walk", "draw", "desk"))


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


def _cleaned(value: Any) -> Any:
    """Plain data in which every text can be shown; whatever else is in it, is null."""
    match value:
        case str():
            return visible(value[:MOST_TEXT])
        case bool() | int() | None:
            return value
        case list() | tuple():
            return [_cleaned(each) for each in value]
        case dict():
            return {visible(str(key)): _cleaned(each) for key, each in value.items()}
    return None


def _data(page: Page, said: Words, lang: str) -> str:
    """The data of the script, in which nothing can end the element that it is in."""
    data = {
        "words": {**said, "verbs": {**verbs_in(lang), **said["verbs"]}},
        **_phrases(page.graph, lang),
        "replay": page.replay,
        "graph": page.graph,
        "results": [
            [[end.kind, end.value, end.problem, list(end.died)], each.mark]
            for each in page.results
            for end in (each.end,)
        ],
    }
    text = json.dumps(_cleaned(data), ensure_ascii=True, separators=(",", ":"))
    if len(text) > MOST_DATA:
        return _data(replace(page, graph=None, results=()), said, lang)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _phrases(graph: dict[str, Any] | None, lang: str) -> dict[str, dict[str, str]]:
    """What the explorer says in the states in words of its own -> the same in a language."""
    texts = graph["texts"] if graph is not None else ()
    return {
        group: {text: said for text in texts if (said := phrase(text, group, lang)) != text}
        for group in ("things", "states")
    }


# -- what stands above and below -----------------------------------------------------------


def _verdict(page: Page, said: Words) -> str:
    return said["verdicts"].get(page.verdict, page.verdict)


def _opening(page: Page, said: Words) -> str:
    head = said["head"]
    rows = [("checks", page.checks), ("what", page.what)]
    listed = "".join(
        f"<div><dt>{escape(head[key])}</dt><dd>{escape(text)}</dd></div>"
        for key, text in rows
        if text
    )
    more = [("why", page.why), ("next", page.question)]
    hidden = "".join(
        f"<details><summary>{escape(head[key])}</summary><p>{escape(text)}</p></details>"
        for key, text in more
        if text
    )
    return f'<dl class="facts">{listed}</dl><div class="more">{hidden}</div>'


def _table(title: str, rows: tuple[tuple[str, str], ...], said: Words) -> str:
    columns = said["left"]
    head = (
        f"<th scope=col>{escape(columns['kind'])}</th><th scope=col>{escape(columns['what'])}</th>"
    )
    body = "".join(
        f"<tr><th scope=row>{escape(columns.get(kind, kind))}</th>"
        f"<td><code>{escape(what)}</code></td></tr>"
        for kind, what in rows[:MOST_ROWS]
    )
    return (
        f"<section class=left><h2>{escape(title)}</h2><div class=scroll>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></section>"
    )


def _closing(page: Page, said: Words, lang: str) -> str:
    head = said["head"]
    scenario = f"{page.call}\n\n{page.scenario}".strip()
    blocks = [("scenario", scenario), ("printed", page.printed), ("stood", page.stood)]
    blocks.append(("report", page.report))
    state = " open" if page.graph is None else ""  # then there is nothing else to look at
    shown = lanes(page.processes, said) if page.processes is not None else ""
    shown += "".join(
        f"<details{state}><summary>{escape(head[key])}</summary><pre>{escape(text)}</pre></details>"
        for key, text in blocks
        if text.strip()
    )
    if page.left:
        shown += _table(head["left"], page.left, said)
    covered = phrase(page.covered, "coverage", lang)
    covered = said["foot"]["covered"].format(covered=covered) if covered else ""
    hint = f"<p><code>{escape(page.hint)}</code></p>" if page.hint else ""
    return f"{shown}{hint}<p>{escape(covered)}</p>" if covered else f"{shown}{hint}"
