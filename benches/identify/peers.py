"""Names the language of each window of a file when asked to: a line `PEER PATH` in; a line with the seconds on the processor
and then the languages, one a window, out. A window is a line of the file."""

import sys
import time
from importlib.metadata import version

import py3langid.langid as langid
from lingua import IsoCode639_1, LanguageDetectorBuilder

TWELVE = "tr en de fr es it nl ar fa ru uk az".split()

few = (
    LanguageDetectorBuilder.from_iso_codes_639_1(*(getattr(IsoCode639_1, code.upper()) for code in TWELVE))
    .with_preloaded_language_models()
    .build()
)
every = None
wide = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=False)
narrow = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=False)
narrow.set_languages(TWELVE + ["ku"])


def lingua(detector, text):
    found = detector.detect_language_of(text)
    return found.iso_code_639_1.name.lower() if found else "none"


def of_all(text):
    global every
    if every is None:
        every = LanguageDetectorBuilder.from_all_languages().build()
    return lingua(every, text)


def langid_of(identifier, text):
    # Its one Kurdish is Kurmanji.
    return {"ku": "kmr"}.get(code := identifier.classify(text)[0], code)


PEERS = {
    "lingua, 12 allowed": lambda text: lingua(few, text),
    "lingua, all": of_all,
    "py3langid, 13 allowed": lambda text: langid_of(narrow, text),
    "py3langid, all": lambda text: langid_of(wide, text),
}

python = ".".join(map(str, sys.version_info[:3]))
print(f"Python {python}, lingua {version('lingua-language-detector')}, py3langid {version('py3langid')}", flush=True)

for line in sys.stdin:
    peer, path = line.rstrip("\n").split("\t")
    with open(path, encoding="utf-8") as file:
        windows = file.read().split("\n")
    run = PEERS[peer]
    run("warm")
    start = time.process_time()
    found = [run(window) for window in windows]
    print(time.process_time() - start, *found, flush=True)
