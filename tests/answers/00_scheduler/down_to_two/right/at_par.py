# at par


def schedule():
    return "ABBBBAABAAAB"
