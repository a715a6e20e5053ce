# verdict: wrong
"""As if the two shared one memory."""


def guess(method):
    return {"child": ["import", "parent", "child"], "parent": ["import", "parent", "child"]}
