"""Restores the lines of a file with one peer when asked to: a path in, seconds on the processor and characters out."""

import sys
import time
from importlib.metadata import version


def akana():
    import akana

    restore = getattr(akana, "deasciify", None) or akana.normalizer.deasciify
    return f"akana {version('akana')} (PyPI)", restore


def zemberek():
    import contextlib
    import io
    import logging

    logging.disable(logging.CRITICAL)
    with contextlib.redirect_stdout(io.StringIO()):
        from zemberek import TurkishMorphology, TurkishSentenceNormalizer

        normaliser = TurkishSentenceNormalizer(TurkishMorphology.create_with_defaults())
    return f"zemberek-python {version('zemberek-python')} (PyPI)", normaliser.normalize


name, restore = {"akana": akana, "zemberek": zemberek}[sys.argv[1]]()
print(name, flush=True)
for path in sys.stdin:
    with open(path.strip(), encoding="utf-8") as file:
        text = file.read()
    start = time.process_time()
    for line in text.split("\n"):
        if line.strip():
            restore(line)
    print(time.process_time() - start, len(text), flush=True)
