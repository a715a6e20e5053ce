import threading


def run_all(fn, items):
    if not items:
        return []
    box = {}

    def work():
        try:
            box["value"] = fn(items[0])
        except Exception as e:
            box["error"] = e

    t = threading.Thread(target=work)
    t.start()
    rest_error = None
    rest = []
    try:
        rest = run_all(fn, items[1:])
    except Exception as e:
        rest_error = e
    t.join()
    if "error" in box:
        raise box["error"]
    if rest_error is not None:
        raise rest_error
    return [box["value"], *rest]
