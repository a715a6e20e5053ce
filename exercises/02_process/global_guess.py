"""Predict: a global is changed in the parent and in the child. Who sees what?

The program is beside this file: global_program.py. The list `words` is a global of it:

    ["import"]              when the module is imported
    append "parent"         the parent, before it starts the child
    append "child"          the child, which then shows its list
                            at last the parent shows its own list
"""


def guess(method):
    """Return {"child": [...], "parent": [...]}: what each sees in the end.

    method: "fork", "spawn" or "forkserver" - how the child was started.
    """
    # TODO: which of the words "import", "parent", "child" are in each list, in order?
    raise NotImplementedError("TODO: guess")
