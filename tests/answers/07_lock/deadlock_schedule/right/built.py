# Put together from its parts.


def schedule():
    return "A" * 2 + "B" * 8 + "B" * 3 + "A"
