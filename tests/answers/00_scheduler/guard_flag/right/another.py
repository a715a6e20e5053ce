# another


def schedule():
    return "BAAABB"
