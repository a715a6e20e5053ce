# verdict: wrong
# check: test_what_a_forked_child_sees
"""Not the kind of answer that was asked for."""


def guess(method):
    return "the child sees everything"
