"""What parent and child see of a global that both change."""


def guess(method):
    """Return {"child": [...], "parent": [...]}: what each sees in the end."""
    # The child's own word never comes back: it changed its own copy, whatever the method.
    parent = ["import", "parent"]
    if method == "fork":
        # The copy is made at start(), so the child has all that the parent did until then.
        return {"child": ["import", "parent", "child"], "parent": parent}
    # Nothing is copied: a new interpreter imports the module once more. What the parent
    # changed after its own import is not there.
    return {"child": ["import", "child"], "parent": parent}
