# verdict: wrong
# check: test_what_a_spawned_child_sees
"""The fork server forks itself, not the parent: nothing of the parent is there."""


def guess(method):
    if method in ("fork", "forkserver"):
        return {"child": ["import", "parent", "child"], "parent": ["import", "parent"]}
    return {"child": ["import", "child"], "parent": ["import", "parent"]}
