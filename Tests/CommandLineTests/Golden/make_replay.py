"""Writes replay.jsonl: ten minutes of a listener, late and repeated. Needs Python 3.11 and nothing else.

The moods beside it are those of a release build, which the tests compare with those of a debug build:

    python3 Tests/CommandLineTests/Golden/make_replay.py > Tests/CommandLineTests/Golden/replay.jsonl
    swift run -c release moodstream fuse --input Tests/CommandLineTests/Golden/replay.jsonl \
        --parameters Tests/CommandLineTests/Golden/parameters.json --every 60 --format json \
        > Tests/CommandLineTests/Golden/replay-moods.jsonl
"""
import json
import random

random.seed(5)
lines = []
for step in range(120):
    modality = random.choice(["face"] * 6 + ["text", "pulse"])
    weights = [random.random() ** 4 for _ in range(7)]
    line = {
        "listener": "ann", "id": str(step), "time": round(step * 5.0, 2), "modality": modality,
        "arrival": round(step * 5.0 + random.choice([0, 0, 0.2, 20]), 2),
        "p": [round(weight / sum(weights), 4) for weight in weights], "quality": round(random.random(), 3),
    }
    lines += [line] * random.choice([1, 1, 1, 2])
for line in sorted(lines, key=lambda line: line["arrival"]):
    print(json.dumps(line))
