"""map keeps the order and raises the first exception; leaving the with block waits for all."""
import concurrent.futures


def run_all(fn, items):
    items = list(items)
    with concurrent.futures.ThreadPoolExecutor(max(1, len(items))) as pool:
        return list(pool.map(fn, items))
