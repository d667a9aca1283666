"""Compares the schemas beside this file with what the tool and the web front print.

    python Docs/Schemas/check.py MOODSTREAM WEBFRONT

Both are built programs. Every line has to match its schema, and has to stop matching once anything in it has a field
more or the line has one of its own less.
"""

import json
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

HERE = Path(__file__).parent
PORTRAIT = HERE.parents[1] / "Sources/CDemoPortrait/portrait.jpg"
TOOL, FRONT = sys.argv[1:]
SCHEMAS = {path.name: json.loads(path.read_text()) for path in HERE.glob("*.json")}
REGISTRY = Registry().with_resources((name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items())
# What a line may lack.
OPTIONAL = {
    "accuracy", "admission", "attention", "baseRates", "id", "listener", "lost", "playing", "playlist", "staleness", "state",
    "strength", "text", "tokens",
}
# The engine's own, of no form that is promised.
OPAQUE = {"state"}
used = {"common.json"}


def validator(name):
    used.add(name)
    return Draft202012Validator(SCHEMAS[name], registry=REGISTRY)


def objects(value, key=None):
    """Every object in a value."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if isinstance(value, dict):
        yield value
    for name, child in children:
        if name not in OPAQUE:
            yield from objects(child)


def match(name, values):
    """Fails unless every value matches a schema, which is returned."""
    if not values:
        sys.exit(f"{name}: nothing to look at")
    schema = validator(name)
    for value in values:
        for error in schema.iter_errors(value):
            sys.exit(f"{name}: {error.json_path}: {error.message}\n{json.dumps(value)[:2000]}")
    return schema


def check(name, values):
    """Fails unless every value matches a schema, and the schema says no to any other form of it."""
    schema = match(name, values)
    for value in values[:3] + values[-1:]:
        for part in objects(value):
            part["unknown"] = None
            if schema.is_valid(value):
                sys.exit(f"{name} allows a field that is not there: {json.dumps(part)[:500]}")
            del part["unknown"]
        for key in value.keys() - OPTIONAL if isinstance(value, dict) else ():
            if schema.is_valid({other: value[other] for other in value if other != key}):
                sys.exit(f"{name} does not miss '{key}'")


def tool(name, *arguments, lines=(), code=0):
    """What the tool prints, checked; `lines` is its standard input."""
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    run = subprocess.run([TOOL, *arguments, "--format", "json"], input=text, capture_output=True, text=True)
    if run.returncode != code:
        sys.exit(f"moodstream {' '.join(arguments)}: exit code {run.returncode}\n{run.stderr}")
    check(name, [json.loads(line) for line in run.stdout.splitlines()])


def tensors(path, **tensors):
    """Writes a file of bytes in the safetensors format; each tensor is its shape and its bytes."""
    header, end, body = {}, 0, b""
    for name, (kind, shape, content) in tensors.items():
        header[name] = {"dtype": kind, "shape": shape, "data_offsets": [end, end := end + len(content)]}
        body += content
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + body)
    return str(path)


def write(path, *lines):
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines) + "\n")
    return str(path)


HAPPY, SAD = [0, 0, 0, 0.9, 0.1, 0, 0], [0, 0, 0, 0, 0.1, 0.9, 0]
TRUTH = {"type": "truth", "listener": "a", "duration": 100, "segments": [[0, 50, "happy"], [50, 100, "sad"]]}
EVENTS = [
    {"listener": "a", "id": f"{modality}{second}", "time": second, "arrival": second + 0.5, "modality": modality,
     "p": HAPPY if second < 50 else SAD, "quality": 0.9}
    for second in range(0, 100, 4) for modality in ("face", "text")
]
BROKEN = '{"listener":'


def check_readings(folder):
    crops = tensors(folder / "crops.safetensors", images=("U8", [2, 48, 48], bytes(range(256)) * 18))
    tool("face.json", "face", str(PORTRAIT), "/nowhere.jpg", code=1)
    tool("face-crop.json", "face", "--crops", crops)
    tool("text.json", "text", "what a day", "", "I want to kill myself", "--explain")
    tool("text.json", "text", "--input", "-", lines=[{"id": "a", "text": "so sad"}, {"id": 1, "text": "hm"}, BROKEN], code=1)
    tool("demo.json", "demo")
    tool("info.json", "info")
    film = folder / "film.mjpeg"
    film.write_bytes(PORTRAIT.read_bytes() * 3)
    tool("watch.json", "watch", "--rate", "1", "--input", str(film))


def check_fusion(folder):
    # Readers ignore what they do not know, so what is read may have more fields.
    match("fuse-event.json", [*EVENTS, {"time": 1, "modality": "text", "probabilities": {"sad": 1}}])
    tool("fuse.json", "fuse", "--input", "-", lines=[TRUTH, *EVENTS, BROKEN], code=1)
    tool("fuse.json", "fuse", "--input", "-", "--every", "10", lines=EVENTS)
    tool("fuse.json", "fuse", "--input", "-", "--every", "10", lines=[{**event, "listener": 7} for event in EVENTS])
    labeled = write(folder / "labeled.jsonl", TRUTH, *EVENTS)
    tool("fuse-fit.json", "fuse", "fit", "--input", labeled, "--output", str(folder / "fit.json"), "--sweeps", "1")
    requests = [{"type": "mood", "time": 90}, {"type": "state"}, {"type": "forget"}]
    tool("worker.json", "worker", lines=[*EVENTS, EVENTS[-1], *({"listener": "a", **each} for each in requests), BROKEN], code=1)
    tool("worker.json", "worker", lines=[{**EVENTS[0], "state": None}])


def check_music(folder):
    catalog = write(
        folder / "tracks.csv", "id,name,artist,valence,energy,tempo,lyrics",
        *(f"{number},Song {number},Artist {number % 3},{number / 20},{number / 25},{80 + number},so happy" for number in range(20)))
    request = {"request": 0, "session": "s", "probabilities": {"happy": 0.6, "neutral": 0.4}, "towards": "happy", "count": 3}
    tool("recommend.json", "recommend", "--catalog", catalog, "--mood", '{"sad":0.7,"neutral":0.3}', "--count", "15")
    match("recommend-request.json", [request])
    requests = write(folder / "requests.jsonl", request, BROKEN)
    tool("recommend.json", "recommend", "--catalog", catalog, "--requests", requests, code=1)
    tool("catalog-annotate.json", "catalog", "annotate", "--catalog", catalog, "--output", str(folder / "annotated.csv"))


def check_evaluations(folder):
    faces = {
        "images": ("U8", [14, 48, 48], bytes(range(252)) * 128), "label": ("I8", [14], bytes(range(7)) * 2),
        "votes": ("I8", [14, 10], bytes(0 if vote else 10 for vote in range(10)) * 14),
    }
    tensors(folder / "faces-train.safetensors", **faces)
    tool("evaluate-face.json", "evaluate", "face", "--robustness", "--data", tensors(folder / "faces-validation.safetensors", **faces))
    rows = [
        {"text": "so happy, thank you", "labels": ["positive"], "emotions": ["happy"], "V": 5, "A": 3, "dialogue": 1, "turn": 1},
        {"text": "I miss her so much", "labels": ["negative"], "emotions": ["sad"], "V": 1, "A": 2.5, "dialogue": 1, "turn": 2},
        {"text": "", "labels": ["neutral"], "emotions": [], "V": 3, "A": 3, "dialogue": 1, "turn": 3},
    ]
    for name in (
            "goemotions", "tweeteval_sentiment", "emobank", "tweeteval_emotion", "carer", "isear", "meld", "dailydialog",
            "tweeteval_irony", "brighter_multi", "emorynlp"):
        write(folder / f"{name}-validation.jsonl", *rows)
    write(folder / "emorynlp-train.jsonl", *rows[:2])
    tool("evaluate-text.json", "evaluate", "text", "--data", str(folder))
    tool("evaluate-text.json", "evaluate", "text", "--threads", "--data", str(folder))
    for name in ("A_easy", "B_realistic", "C_biased_overconfident", "E_late_dup"):
        write(folder / f"stream-{name}-fit.jsonl", TRUTH, *EVENTS)
    tool("evaluate-fusion.json", "evaluate", "fusion", "--folded", "none", "--data", str(folder))
    tool("evaluate-recommendation.json", "evaluate", "recommendation", "--speed", "200")


class Listener:
    """Somebody who joins the web front and reads its events."""

    def __init__(self, server):
        self.server, self.cookie = server, None
        self.cookie = self.ask("PUT", "listener").headers["Set-Cookie"].split(";")[0]
        self.events, stream = [], self.ask("GET", "events")
        self.reading = threading.Thread(target=self.read, args=[stream], daemon=True)
        self.reading.start()

    def ask(self, method, path, body=None, kind="application/json"):
        body = json.dumps(body).encode() if isinstance(body, dict) else body
        headers = {"Content-Type": kind, **({"Cookie": self.cookie} if self.cookie else {})}
        return urllib.request.urlopen(urllib.request.Request(self.server + path, body, headers, method=method), timeout=60)

    def refusal(self, *request):
        try:
            self.ask(*request)
        except urllib.error.HTTPError as error:
            return json.load(error)
        sys.exit(f"{request} was not refused")

    def read(self, stream):
        for line in stream:
            name, _, rest = line.decode().rstrip("\n").partition(": ")
            if name == "event":
                event = rest
            elif name == "data":
                self.events.append((event, json.loads(rest)))

    def wait_for(self, name, count=1):
        for _ in range(600):
            found = [data for event, data in self.events if event == name]
            if len(found) >= count:
                return found
            time.sleep(0.1)
        sys.exit(f"the front sent {len(found)} of {count} events '{name}'")


def check_front(port=8125):
    server = subprocess.Popen(
        [FRONT, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                listener = Listener(f"http://127.0.0.1:{port}/")
                break
            except urllib.error.URLError:
                time.sleep(0.1)
        check_requests(listener)
        check_events(listener)
    finally:
        server.terminate()
        server.wait(timeout=20)


def check_requests(listener):
    requests = [("messages", {"text": "so sad, I could just cry"}), ("feelings", {"emotion": "sad"})]
    check("web-request.json", [body for _, body in requests])
    check("web-message.json", [json.load(listener.ask("POST", *requests[0]))])
    check("web-face.json", [json.load(listener.ask("POST", "frames", PORTRAIT.read_bytes(), "image/jpeg"))])
    listener.ask("POST", *requests[1])
    track = listener.wait_for("playlist")[0]["playing"]["id"]
    judgment = {"track": track, "kind": "like"}
    check("web-request.json", [judgment])
    listener.ask("POST", "feedback", judgment)
    check("web-refusal.json", [listener.refusal("POST", "messages", {"word": "sad"})])


def check_events(listener):
    check("web-playlist.json", listener.wait_for("playlist", 2))
    check("watch.json", listener.wait_for("mood", 15))
    check("web-day.json", listener.wait_for("day", 2))
    check("web-trail.json", listener.wait_for("trail"))


def main():
    for schema in SCHEMAS.values():
        Draft202012Validator.check_schema(schema)
    with tempfile.TemporaryDirectory() as name:
        for part in (check_readings, check_fusion, check_music, check_evaluations):
            part(Path(name))
    check_front()
    # Only its real data is large enough to measure a detector on.
    unused = SCHEMAS.keys() - used - {"evaluate-detector.json"}
    if unused:
        sys.exit(f"nothing was compared with {', '.join(sorted(unused))}")
    print(f"{len(used) - 1} schemas describe what is printed.")


main()
