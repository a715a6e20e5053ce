# another


def schedule():
    return "BAAAA"
