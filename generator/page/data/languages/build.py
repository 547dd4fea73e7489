#!/usr/bin/env python3
"""Makes models.tsv from words.tsv, texts.txt and the project's own translations. Run from the repository's top."""
import collections, glob, html, math, re
HERE = "generator/page/data/languages/"
MOST = 700  # trigrams a language
words, texts = {}, collections.defaultdict(str)
for line in open(HERE + "words.tsv", encoding="utf-8"):
    if not line.startswith("#"):
        language, rest = line.rstrip("\n").split("\t")
        words[language] = sorted(set(rest.split()))
language = None
for line in open(HERE + "texts.txt", encoding="utf-8"):
    if line.startswith("["): language = line.strip()[1:-1]
    elif not line.startswith("#"): texts[language] += line
def plain(xml):
    xml = re.sub(r"<mrk mtype=\"x-language\".*?</mrk>|<[^>]*>|`[^`]*`|\{[^}]*\}", " ", xml)
    return html.unescape(xml)
for language in ("en", "fi", "ar", "so", "es", "pl", "fa"):
    for file in sorted(glob.glob(f"locales/{language}/ui.xlf") + glob.glob(f"locales/{language}/*/*.xlf")):
        xml = open(file, encoding="utf-8").read()
        texts[language] += "\n".join(plain(t) for t in re.findall(r"<target[^>]*>(.*?)</target>", xml, re.S))
for file in sorted(glob.glob("locales/fi/ui.xlf") + glob.glob("locales/fi/*/*.xlf")):
    texts["sv"] += "\n".join(plain(t) for t in re.findall(r"<source[^>]*>(.*?)</source>", open(file, encoding="utf-8").read(), re.S))
def trigrams(text):
    count = collections.Counter()
    for w in re.findall(r"[^\W\d_]+", text.lower()):
        for i in range(len(w)): count[(" " + w + " ")[i:i + 3]] += 1
    return count
print_ = ["# What the words and trigrams of a language say. Made by build.py of words.tsv, texts.txt and locales/*/, 2026-11-29.",
          "# language, words, trigrams with how common they are: 1 to 9 is twice as often with each step; a space is _."]
for language in words:
    # A text counts once for each of its words, so that one form's favourite word does not rule; words of grammar count too.
    count = collections.Counter()
    seen = collections.Counter(w for w in re.findall(r"[^\W\d_]+", texts[language].lower()))
    for w, n in seen.items():
        if (w[0] > "\u0600") != (language in ("ar", "fa")): continue  # quoted, in another script
        for t, k in trigrams(w).items(): count[t] += k * (1 + math.log2(n))
    for w in words[language]:
        for t, k in trigrams(w).items(): count[t] += 3 * k
    total = sum(count.values())
    best = sorted(count.items(), key=lambda x: (-x[1], x[0]))[:MOST]
    # 9 is one in 64 or more.
    rank = lambda n: max(1, min(9, round(15 + math.log2(n / total))))
    print_.append("\t".join([language, " ".join(words[language]), " ".join(t.replace(" ", "_") + str(rank(n)) for t, n in sorted(best))]))
open(HERE + "models.tsv", "w", encoding="utf-8").write("\n".join(print_) + "\n")
