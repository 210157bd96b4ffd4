"""The same archive and the same questions in SQLite's full-text search (FTS5): `peer.py tellal.db words.tsv index.db`.

One table a language; letters without their marks (`remove_diacritics 2`), and an index of beginnings, so that both find a word by
how it begins. As ours, an answer is the twenty best or newest and how many there are in all. Snippets and facets, which ours has
in its time, are left out here.
"""

import json
import os
import re
import sqlite3
import sys
import time

archive, words, target = sys.argv[1:4]
LANGUAGES = ("tr", "en", "ar")


def plain(content):
    story = json.loads(content)
    body = []
    for block in story["body"]:
        for run in block["text"] if isinstance(block.get("text"), list) else ():
            body.append(run.get("text", ""))
    names = ", ".join(story.get("byline", ()))
    return story["headline"], " ".join([story.get("standfirst", ""), names, *body])


def build():
    began, cpu = time.time(), time.process_time()
    index = sqlite3.connect(target)
    index.execute("pragma journal_mode = off")
    index.execute("pragma synchronous = off")
    for lang in LANGUAGES:
        index.execute(
            f"create virtual table story_{lang} using fts5(headline, body, content='', "
            "tokenize='unicode61 remove_diacritics 2', prefix='4')"
        )
        index.execute(f"create table hour_{lang} (id integer primary key, at integer)")
    count = 0
    stories = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
    for row, lang, at, content in stories.execute("select rowid, lang, first_published, content from published"):
        index.execute(f"insert into story_{lang} (rowid, headline, body) values (?, ?, ?)", (row, *plain(content)))
        index.execute(f"insert into hour_{lang} values (?, ?)", (row, at))
        count += 1
    index.commit()
    took = time.time() - began
    print(f"FTS5 {sqlite3.sqlite_version}: {count} stories in {took:.0f} s, {count / took:.0f}/s "
          f"({count / (time.process_time() - cpu):.0f} a second of processor time), {os.path.getsize(target) / 1e6:.0f} MB")


def questions():
    for line in open(words, encoding="utf-8"):
        lang, newest, text = line.rstrip("\n").split("\t")
        pieces = []
        for number, piece in enumerate(re.split("[“”]", text)):
            found = re.findall(r"\w+", piece)
            if number % 2 and len(found) > 1:
                pieces.append('"' + " ".join(found) + '"')
            else:
                pieces += ['"' + word + '"' + ("*" if len(word) > 3 else "") for word in found]
        if pieces:
            yield lang, newest == "true", " ".join(pieces)


def ask():
    index = sqlite3.connect(f"file:{target}?mode=ro", uri=True)
    index.execute("pragma cache_size = -2000000")
    walls, cpus, hits = [], [], 0
    for number, (lang, newest, match) in enumerate(questions()):
        began, cpu = time.perf_counter(), time.process_time()
        table = f"story_{lang}"
        if newest:
            best = f"select s.rowid from {table} s join hour_{lang} h on h.id = s.rowid where {table} match ? order by h.at desc limit 20"
        else:
            best = f"select rowid from {table} where {table} match ? order by bm25({table}, 3.0, 1.0) limit 20"
        index.execute(best, (match,)).fetchall()
        hits += index.execute(f"select count(*) from {table} where {table} match ?", (match,)).fetchone()[0]
        if number >= 50:
            walls.append((time.perf_counter() - began) * 1000)
            cpus.append((time.process_time() - cpu) * 1000)
        if number >= 750:
            break
    walls.sort()
    cpus.sort()

    def at(times, part):
        return times[min(len(times) - 1, int(len(times) * part))]

    print(f"FTS5, {len(walls)} of the same questions, {hits // (len(walls) + 50)} hits each: milliseconds p50 {at(walls, 0.5):.2f}, p99 {at(walls, 0.99):.2f}, "
          f"most {walls[-1]:.2f}; processor p50 {at(cpus, 0.5):.2f}, p99 {at(cpus, 0.99):.2f}")


if not os.path.exists(target):
    build()
ask()
