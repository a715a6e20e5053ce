# another


def schedule():
    return "BBBBAABB"
