# another


def schedule():
    return "ABB"
