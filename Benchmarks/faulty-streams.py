#!/usr/bin/env python3
"""Makes streams with a faulty sensor from healthy ones: faulty-streams.py HEALTHY.jsonl FOLDER

Each fault raises the posteriors of one modality to a power (too sure of itself) and multiplies them by exp(bias) (biased),
and is written as the four files that `moodstream evaluate fusion --data FOLDER/FAULT` reads: the same stream four times.
"""
import json
import math
import pathlib
import sys

ANGRY, DISGUSTED, FEARFUL, HAPPY, NEUTRAL, SAD, SURPRISED = range(7)
FAULTS = {  # name: modality, power, biased emotion, bias
    "none": ("face", 1.0, ANGRY, 0.0),
    "face-angry": ("face", 1.0, ANGRY, 2.5),
    "face-happy": ("face", 1.0, HAPPY, 2.5),
    "face-fearful-sure": ("face", 1.6, FEARFUL, 2.0),
    "face-neutral-sure": ("face", 1.5, NEUTRAL, 3.0),
    "face-sure": ("face", 2.2, ANGRY, 0.0),
    "text-sad-sure": ("text", 1.5, SAD, 2.5),
}
SETS = ["A_easy", "B_realistic", "C_biased_overconfident", "E_late_dup"]


def faulty(p, power, emotion, bias):
    q = [max(x, 1e-5) ** power * (math.exp(bias) if k == emotion else 1) for k, x in enumerate(p)]
    return [x / sum(q) for x in q]


def main(source, folder):
    lines = [json.loads(line) for line in open(source)]
    for name, (modality, *fault) in FAULTS.items():
        out = pathlib.Path(folder, name)
        out.mkdir(parents=True, exist_ok=True)
        text = "".join(
            json.dumps({**line, "p": faulty(line["p"], *fault)} if line.get("modality") == modality else line) + "\n"
            for line in lines)
        for stream in SETS:
            (out / f"stream-{stream}-fit.jsonl").write_text(text if stream == "B_realistic" else "")


main(*sys.argv[1:])
