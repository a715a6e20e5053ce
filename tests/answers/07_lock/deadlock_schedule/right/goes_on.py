# More letters than steps.


def schedule():
    return "A2B11AB4"
