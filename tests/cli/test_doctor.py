"""`kit doctor`: what it prints of machines that offer more or less."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from kit.cell import CellUnavailable, Containment, Level
from kit.cell.sandbox import probe as probing
from kit.cell.sandbox.probe import NotContainedError, Offer, for_grading
from kit.cli.doctor import doctor

ALL = Offer(
    system="Linux 6.12", root=True, landlock=6, why_no_landlock="", namespaces="", user="",
    user_alone="",
)  # fmt: skip
NONE = Offer(
    system="Darwin 24", root=False, landlock=0, why_no_landlock="Darwin has none",
    namespaces="Darwin has none", user="Darwin has none", user_alone="Darwin has none",
)  # fmt: skip
CONTAINER = replace(
    ALL, namespaces="unshare: Operation not permitted", user="unshare: Operation not permitted"
)
MACHINES = {"all": ALL, "none": NONE, "container": CONTAINER}


def run(monkeypatch, offer: Offer, *arguments: str) -> tuple[int, str]:
    monkeypatch.setattr(probing, "probe", lambda: offer)
    monkeypatch.setattr(probing, "strongest", lambda: offer.strongest)
    done = CliRunner().invoke(doctor, arguments, standalone_mode=False)
    return done.return_value, done.output


@pytest.mark.parametrize(
    ("machine", "status", "line"),
    [
        ("all", 0, "Grading            user (limits + Landlock 6 + namespaces + another user)"),
        ("container", 0, "Grading            integrity (limits + Landlock 6 + another user)"),
        ("none", 1, "Grading            limits only: UNPROTECTED"),
    ],
)
def test_the_level_and_the_exit_status(monkeypatch, machine, status, line) -> None:
    code, text = run(monkeypatch, MACHINES[machine])
    assert code == status
    assert line in text.splitlines()


@pytest.mark.parametrize("machine", MACHINES)
def test_it_fits_the_screen(monkeypatch, machine) -> None:
    _, text = run(monkeypatch, MACHINES[machine])
    assert max(map(len, text.splitlines())) <= 80
    assert text.isascii()


def test_why_a_layer_does_not_work_is_told(monkeypatch) -> None:
    _, text = run(monkeypatch, CONTAINER)
    assert "[  ] namespaces    no: unshare: Operation not permitted" in text
    assert "network is open" in text


def test_as_json(monkeypatch) -> None:
    _, text = run(monkeypatch, CONTAINER, "--json")
    told = json.loads(text)
    assert told["level"] == "integrity"
    assert told["layers"]["namespaces"]["why_not"] == "unshare: Operation not permitted"
    assert [name for name, layer in told["layers"].items() if layer["works"]] == [
        "limits",
        "Landlock",
        "another user",
    ]


def test_a_machine_without_cells_is_told(monkeypatch) -> None:
    def refuse() -> Offer:
        raise CellUnavailable("the cell's server does not start: no memory")

    monkeypatch.setattr(probing, "probe", refuse)
    done = CliRunner().invoke(doctor)
    assert done.exit_code == 1
    assert "no memory" in done.output


def test_this_machine() -> None:
    done = CliRunner().invoke(doctor, ["--json"], standalone_mode=False)
    told = json.loads(done.output)
    assert done.return_value == (told["level"] == "limits")


def test_grading_takes_the_strongest(monkeypatch) -> None:
    run(monkeypatch, CONTAINER)
    assert for_grading() == Containment(landlock=6, user=True)


def test_grading_without_integrity_is_refused_unless_it_is_allowed(monkeypatch) -> None:
    run(monkeypatch, NONE)
    with pytest.raises(NotContainedError, match="offers limits, not integrity: Darwin has none; "):
        for_grading()
    assert for_grading(allow_unprotected=True) == Containment()


@pytest.mark.parametrize("allow", [True, False])
def test_a_required_level_is_kept(monkeypatch, allow) -> None:
    run(monkeypatch, CONTAINER)
    assert for_grading(require=Level.INTEGRITY, allow_unprotected=allow).landlock
    with pytest.raises(NotContainedError, match="not namespaces: unshare"):
        for_grading(require=Level.NAMESPACES, allow_unprotected=allow)


def test_a_level_that_is_none_is_told() -> None:
    assert Level.named("namespaces") == Level.NAMESPACES
    with pytest.raises(ValueError, match="limits, integrity, namespaces, user, got 'most'"):
        Level.named("most")
