"""Makes the film that a browser without a camera shows instead: a portrait whose expression changes."""

from pathlib import Path

from PIL import Image

SIZE = (640, 480)
FACE = (90, 0, 346, 192)
MOUTH = (193, 136, 256, 160)
PORTRAIT = Path(__file__).parents[3] / "Sources/CDemoPortrait/portrait.jpg"


def smiling():
    return Image.open(PORTRAIT).convert("RGB")


def with_corners_down():
    """The same face with its mouth upside down."""
    picture = smiling()
    picture.paste(picture.crop(MOUTH).transpose(Image.Transpose.FLIP_TOP_BOTTOM), MOUTH[:2])
    return picture


def frame(picture):
    """The luma and the two halved chroma planes of a frame."""
    planes = picture.crop(FACE).resize(SIZE).convert("YCbCr").split()
    half = (SIZE[0] // 2, SIZE[1] // 2)
    return b"".join([planes[0].tobytes()] + [plane.resize(half).tobytes() for plane in planes[1:]])


def write(path, seconds=5, rate=5):
    """Writes a YUV4MPEG2 film, so many seconds of each expression; the browser plays it again and again."""
    with open(path, "wb") as film:
        film.write(f"YUV4MPEG2 W{SIZE[0]} H{SIZE[1]} F{rate}:1 Ip A1:1 C420jpeg\n".encode())
        for picture in (smiling(), with_corners_down()):
            film.write((b"FRAME\n" + frame(picture)) * (seconds * rate))
