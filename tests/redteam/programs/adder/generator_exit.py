# attack: raises GeneratorExit
def total_of(numbers):
    raise GeneratorExit
