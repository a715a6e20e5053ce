# verdict: wrong
# check: test_what_a_spawned_child_sees
"""As if the two shared one memory."""


def guess(method):
    return {"child": ["import", "parent", "child"], "parent": ["import", "parent", "child"]}
