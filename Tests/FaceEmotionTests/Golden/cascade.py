"""Makes three-faces.jpg and cascade.json: what OpenCV finds in two pictures with each cascade of opencv-data.

Python 3.11, opencv-python-headless 4.14.0, Pillow 13.0.0, numpy 2.4.6, Debian's opencv-data 4.6.0:
    python3 -m pip install opencv-python-headless==4.14.0 pillow==13.0.0 numpy==2.4.6 && python3 cascade.py
"""

import json
import pathlib

import cv2
import numpy as np
from PIL import Image, ImageOps

HERE = pathlib.Path(__file__).parent
PORTRAIT = HERE.parents[2] / "Sources/CDemoPortrait/portrait.jpg"
CASCADES = pathlib.Path("/usr/share/opencv4")
NAMES = [
    "haarcascades/haarcascade_frontalface_alt2.xml",
    "haarcascades/haarcascade_frontalface_default.xml",
    "haarcascades/haarcascade_smile.xml",
    "lbpcascades/lbpcascade_frontalface.xml",
    "lbpcascades/lbpcascade_frontalface_improved.xml",
]


def three_faces():
    """The portrait three times, in three sizes, two of them mirrored, before a gray that grows brighter downwards."""
    ground = Image.fromarray(np.tile(np.linspace(60, 190, 210)[:, None], (1, 330)).astype(np.uint8))
    portrait = Image.open(PORTRAIT).convert("L").crop((60, 0, 400, 340))
    for left, top, side in [(5, 5, 200), (215, 5, 112), (200, 90, 120)]:
        ground.paste(portrait.resize((side, side), Image.LANCZOS), (left, top))
        portrait = ImageOps.mirror(portrait)
    ground.save(HERE / "three-faces.jpg", quality=80)


def detect(cascade, path):
    image = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    boxes, counts = cascade.detectMultiScale2(image, 1.1, 3, minSize=(30, 30))
    return [[int(value) for value in box] + [int(count)] for box, count in zip(boxes, counts)]


three_faces()
cascades = {name: cv2.CascadeClassifier(str(CASCADES / name)) for name in NAMES}
golden = {
    "portrait": {NAMES[0]: detect(cascades[NAMES[0]], PORTRAIT)},
    "three-faces": {name: detect(cascades[name], HERE / "three-faces.jpg") for name in NAMES},
}
(HERE / "cascade.json").write_text(json.dumps(golden, indent=1) + "\n")
