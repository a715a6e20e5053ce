# verdict: wrong
# check: test_what_a_spawned_child_sees
"""Right for fork; spawn copies nothing."""


def guess(method):
    return {"child": ["import", "parent", "child"], "parent": ["import", "parent"]}
