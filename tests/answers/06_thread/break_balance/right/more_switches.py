"""Any schedule that ends there will do."""


def ends_at_minus_8():
    return "ABAABABB"


def ends_at_3():
    return "ABABABBA"
