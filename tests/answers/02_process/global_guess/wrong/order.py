# verdict: wrong
# check: test_what_a_forked_child_sees
"""The right words in the wrong order."""


def guess(method):
    if method == "fork":
        return {"child": ["parent", "import", "child"], "parent": ["import", "parent"]}
    return {"child": ["import", "child"], "parent": ["import", "parent"]}
