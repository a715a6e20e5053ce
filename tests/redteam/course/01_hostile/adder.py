def total_of(numbers):
    raise NotImplementedError("TODO: let a child process add them up")
