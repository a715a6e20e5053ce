# another


def schedule():
    return "BA"
