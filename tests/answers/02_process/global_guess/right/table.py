"""The answers in a table."""
ANSWERS = {
    "fork": (["import", "parent", "child"], ["import", "parent"]),
    "spawn": (["import", "child"], ["import", "parent"]),
    "forkserver": (["import", "child"], ["import", "parent"]),
}


def guess(method):
    child, parent = ANSWERS[method]
    return {"child": child, "parent": parent}
