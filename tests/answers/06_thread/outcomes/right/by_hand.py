def outcomes():
    return {0, 3, -3, 5, -5, 8, -8}
