# another


def schedule():
    return "BAAAABBABBBA"
