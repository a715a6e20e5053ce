"""local_from_dict: your own threading.local, made from a dict and get_ident().

Each thread sets, reads and deletes its own attributes. What it has not set itself is an
AttributeError, unless the class has it. Also:
- get_ident() may give a new thread the number of one that has ended: it starts empty anyway;
- in a subclass, __init__ runs once in each thread that uses the object, at its first use
  there, with the arguments that the object was made with (without super().__init__());
- two Local objects have nothing in common; any number of threads may use one at once.
"""


class Local:
    # TODO: __new__ keeps the arguments and makes the dict: ident -> attributes of that thread
    # TODO: __getattribute__ (or __getattr__), __setattr__, __delattr__ look into this thread's

    def __new__(cls, *args, **kwargs):
        raise NotImplementedError("TODO: Local")
