# All letters.


def schedule():
    return "AABBBBBBBBBBBA"
