# verdict: wrong
# check: test_what_a_spawned_child_sees
"""A spawned child imports the module, so the list is not empty."""


def guess(method):
    seen = ["import", "parent", "child"] if method == "fork" else ["child"]
    return {"child": seen, "parent": ["import", "parent"]}
