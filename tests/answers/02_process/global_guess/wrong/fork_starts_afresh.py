# verdict: wrong
# check: test_what_a_forked_child_sees
"""Right for spawn; fork copies all."""


def guess(method):
    return {"child": ["import", "child"], "parent": ["import", "parent"]}
