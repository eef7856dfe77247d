#!/usr/bin/env python3
"""Checks the demo newsroom before it is planted: python3 src/demo/check.py"""
import json
import re
import sys
from collections import Counter
from pathlib import Path

HOME = Path(__file__).resolve().parents[1] / "main/resources/demo"
SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
faults = []
seen = Counter()
deepest = 0


def expect(true, words):
    if not true:
        faults.append(words)


def unique_slugs(things, kind):
    slugs = [t["slug"] for t in things]
    for slug in slugs:
        expect(SLUG.match(slug), f"{kind} slug {slug}")
        expect(slugs.count(slug) == 1, f"{kind} slug {slug} occurs twice")
    return set(slugs)


def check_comments(comments, article, after, depth):
    global deepest
    for c in comments:
        deepest = max(deepest, depth)
        where = f"{article['slug']}: {c['name']}"
        seen[c["status"]] += 1
        seen["in " + article["slug"]] += 1
        expect(after < c["hoursAfter"] < article["publishedHoursAgo"], f"{where}: time")
        expect(c["email"].endswith("@example.org"), f"{where}: address")
        expect(c.get("website", "https://example.org/").startswith("https://example.org/"), f"{where}: website")
        expect(c["status"] in ("APPROVED", "PENDING", "SPAM", "REMOVED"), f"{where}: status")
        expect(c["body"].strip(), f"{where}: empty")
        expect(c["status"] in ("APPROVED", "REMOVED") or not c["replies"], f"{where}: unseen but answered")
        check_comments(c["replies"], article, c["hoursAfter"], depth + 1)


room = json.loads((HOME / "newsroom.json").read_text("utf-8"))
sections = unique_slugs(room["sections"], "section")
authors = unique_slugs(room["authors"], "author")
unique_slugs(room["articles"], "article")
pictures = {}
for article in room["articles"]:
    slug = article["slug"]
    for key, most in (("headline", 200), ("standfirst", 500), ("teaser", 400)):
        expect(0 < len(article[key]) <= most, f"{slug}: {key}")
    expect(article["section"] in sections, f"{slug}: section")
    expect(article["authors"] and set(article["authors"]) <= authors, f"{slug}: authors")
    expect(article["discussion"] in ("OPEN", "CLOSED"), f"{slug}: discussion")
    expect(article["status"] in ("LIVE", "DRAFT", "WITHDRAWN"), f"{slug}: status")
    expect(0 <= article.get("updatedHoursAgo", 0) < article["publishedHoursAgo"], f"{slug}: updated")
    seen[article["status"]] += 1
    picture = article.get("picture")
    if picture:
        pictures[picture["file"]] = slug
        for key, most in (("altText", 300), ("caption", 500), ("credit", 120)):
            expect(0 < len(picture[key]) <= most, f"{slug}: {key}")
    text = HOME / "articles" / f"{slug}.md"
    expect(text.is_file(), f"{slug}: no text")
    for alt, file, caption in re.findall(r'^!\[(.*?)\]\(demo:(\S+) "(.*)"\)$', text.read_text("utf-8"), re.M):
        pictures[file] = slug
        expect(len(alt) <= 300 and len(caption) <= 500, f"{slug}: picture in the text")
    check_comments(article["comments"], article, 0, 1)

files = {f.name: f.stat().st_size for f in (HOME / "pictures").glob("*.jpg")}
expect(set(files) == set(pictures), f"pictures: {set(files) ^ set(pictures)}")
expect(max(files.values()) < 160_000 and sum(files.values()) < 1_400_000, "pictures: too heavy")
texts = {f.stem for f in (HOME / "articles").glob("*.md")}
expect(texts == {a["slug"] for a in room["articles"]}, "texts and articles differ")

print(dict(seen), "deepest", deepest, "picture bytes", sum(files.values()))
sys.exit("\n".join(faults) if faults else 0)
