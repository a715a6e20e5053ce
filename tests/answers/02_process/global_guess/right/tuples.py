"""Tuples for lists, and built up step by step."""


def guess(method):
    before = ("import",) + (("parent",) if method == "fork" else ())
    return {"parent": ("import", "parent"), "child": before + ("child",)}
