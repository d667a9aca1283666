"""Makes the pictures of this folder and golden.json with the brightness that decoding must give.

Python 3.11, Pillow 13.0.0, numpy 2.4.6:
    python3 -m pip install pillow==13.0.0 numpy==2.4.6 && python3 make.py

JPEG goldens are what Pillow decodes. PNG goldens are BT.601 luma over white, computed here from the values that are
written, and compared with Pillow where Pillow reads that kind of PNG without loss.
"""

import io
import json
import pathlib
import struct
import zlib

import numpy as np
from PIL import Image

HERE = pathlib.Path(__file__).parent
golden = {}


def luma(rgb):
    weights = np.array([19595, 38470, 7471])
    return (rgb.astype(np.int64) @ weights + 32768) >> 16


def over_white(gray, alpha):
    return (gray.astype(np.int64) * alpha + 255 * (255 - alpha.astype(np.int64)) + 127) // 255


def save(name, data, gray):
    (HERE / name).write_bytes(data)
    gray = np.asarray(gray)
    golden[name] = {"width": gray.shape[1], "height": gray.shape[0], "pixels": gray.flatten().tolist()}


def scene(width, height):
    """A smooth picture without symmetry, in colors that every color space here can hold."""
    y, x = np.mgrid[0:height, 0:width] / max(width, height)
    planes = [60 + 120 * x, 90 + 100 * y, 70 + 60 * x * y + 40 * np.sin(5 * x)]
    return np.clip(np.stack(planes, -1), 0, 255).round().astype(np.uint8)


# --- JPEG ---


def jpeg(image, **options):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=92, **options)
    return out.getvalue()


def pillow_gray(data):
    image = Image.open(io.BytesIO(data))
    if image.mode != "CMYK":
        image.draft("L", image.size)
    return np.asarray((image.convert("RGB") if image.mode == "CMYK" else image).convert("L"))


def ycck(rgb):
    """CMYK without black whose three inks are stored as luma and chroma: Pillow stores 255 - value, transform is 2."""
    ycc = np.asarray(Image.fromarray(rgb).convert("YCbCr"))
    planes = np.concatenate([255 - ycc, np.full(rgb.shape[:2] + (1,), 40, np.uint8)], -1)
    data = bytearray(jpeg(Image.fromarray(planes, "CMYK")))
    adobe = data.index(b"Adobe")
    data[adobe + 11] = 2
    return bytes(data)


def jpegs():
    rgb = scene(24, 16)
    color = Image.fromarray(rgb)
    cmyk = Image.fromarray(np.concatenate([255 - rgb, np.full(rgb.shape[:2] + (1,), 60, np.uint8)], -1), "CMYK")
    files = {
        "gray.jpg": jpeg(color.convert("L")),
        "color-420.jpg": jpeg(color, subsampling=2),
        "color-444.jpg": jpeg(color, subsampling=0),
        "progressive.jpg": jpeg(color, progressive=True),
        "rgb.jpg": jpeg(color, keep_rgb=True),
        "cmyk.jpg": jpeg(cmyk),
        "ycck.jpg": ycck(255 - rgb),
        "restarts.jpg": jpeg(color, restart_marker_blocks=1),
    }
    for name, data in files.items():
        save(name, data, pillow_gray(data))


def exif(orientation, order):
    """The smallest EXIF segment: a TIFF header and a directory of one entry."""
    header = b"II*\0" if order == "<" else b"MM\0*"
    entry = struct.pack(order + "HHIHH", 274, 3, 1, orientation, 0)
    return b"Exif\0\0" + header + struct.pack(order + "IH", 8, 1) + entry + struct.pack(order + "I", 0)


def orientations():
    upright = Image.fromarray(scene(24, 16)).convert("L")
    undo = [
        None, Image.FLIP_LEFT_RIGHT, Image.ROTATE_180, Image.FLIP_TOP_BOTTOM,
        Image.TRANSPOSE, Image.ROTATE_90, Image.TRANSVERSE, Image.ROTATE_270,
    ]
    for index, operation in enumerate(undo):
        stored = upright if operation is None else upright.transpose(operation)
        data = jpeg(stored, exif=exif(index + 1, "<>"[index % 2]))
        save(f"exif-{index + 1}.jpg", data, np.asarray(upright))


# --- PNG ---


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pack(samples, depth):
    """Rows of samples as PNG stores them, each behind a filter byte of 0."""
    rows = []
    for row in samples.reshape(samples.shape[0], -1):
        if depth == 16:
            data = row.astype(">u2").tobytes()
        else:
            bits = "".join(format(int(value), f"0{depth}b") for value in row)
            bits += "0" * (-len(bits) % 8)
            data = int(bits, 2).to_bytes(len(bits) // 8, "big")
        rows.append(b"\0" + data)
    return b"".join(rows)


ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def png(samples, depth, color_type, extra=(), interlaced=False, size=None):
    height, width = size or samples.shape[:2]
    header = struct.pack(">IIBBBBB", width, height, depth, color_type, 0, 0, int(interlaced))
    passes = [samples[y::dy, x::dx] for x, y, dx, dy in ADAM7] if interlaced else [samples]
    body = b"".join(pack(part, depth) for part in passes if part.size)
    chunks = [chunk(b"IHDR", header), *(chunk(*one) for one in extra)]
    chunks += [chunk(b"IDAT", zlib.compress(body, 9)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def check_with_pillow(data, gray):
    image = Image.open(io.BytesIO(data)).convert("RGBA")
    pixels = np.asarray(image)
    expected = over_white(luma(pixels[..., :3]), pixels[..., 3])
    assert np.abs(expected - gray).max() <= 1


def pngs():
    rgb = scene(13, 9)
    gray = luma(rgb).astype(np.int64)
    alpha = np.tile(np.linspace(0, 255, 13).round().astype(np.int64), (9, 1))
    for depth in (1, 2, 4, 8):
        samples = gray >> (8 - depth)
        full = samples * 255 // (2**depth - 1)
        for interlaced in (False, True):
            data = png(samples, depth, 0, interlaced=interlaced)
            check_with_pillow(data, full)
            save(f"gray-{depth}{'-interlaced' if interlaced else ''}.png", data, full)
    save("gray-16.png", png(gray * 257, 16, 0), gray)
    save("rgb-16.png", png(rgb.astype(np.int64) * 257, 16, 2), gray)
    save("gray-alpha.png", png(np.dstack([gray, alpha]), 8, 4), over_white(gray, alpha))
    rgba = np.dstack([rgb, alpha])
    for interlaced in (False, True):
        data = png(rgba, 8, 6, interlaced=interlaced)
        check_with_pillow(data, over_white(gray, alpha))
        save(f"rgba{'-interlaced' if interlaced else ''}.png", data, over_white(gray, alpha))
    save("rgba-16.png", png(rgba.astype(np.int64) * 257, 16, 6), over_white(gray, alpha))
    palettes(rgb, alpha)
    data = png(rgb, 8, 2)
    check_with_pillow(data, gray)
    save("rgb.png", data, gray)
    turned = np.rot90(rgb, 1)
    save("exif-6.png", png(turned, 8, 2, extra=[(b"eXIf", exif(6, ">")[6:])]), gray)


def palettes(rgb, alpha):
    for depth in (1, 2, 4, 8):
        count = min(2**depth, 117)
        entries = rgb.reshape(-1, 3)[np.linspace(0, 116, count).astype(int)]
        opacity = alpha.flatten()[:count]
        samples = np.arange(117).reshape(9, 13) * 7 % count
        extra = [(b"PLTE", entries.tobytes()), (b"tRNS", opacity.astype(np.uint8).tobytes())]
        data = png(samples, depth, 3, extra=extra)
        expected = over_white(luma(entries), opacity)[samples]
        check_with_pillow(data, expected)
        save(f"palette-{depth}.png", data, expected)


def bombs():
    """Small files that announce or unpack to far more than they are; they have no golden."""
    small = np.zeros((1, 1), np.int64)
    text = b"Comment\0\0" + zlib.compress(bytes(8 << 20), 9)
    profile = b"icc\0\0" + zlib.compress(bytes(8 << 20), 9)
    (HERE / "bomb-size.png").write_bytes(png(small, 8, 0, size=(65000, 65000)))
    (HERE / "bomb-text.png").write_bytes(png(small, 8, 0, extra=[(b"zTXt", text)]))
    (HERE / "bomb-profile.png").write_bytes(png(small, 8, 0, extra=[(b"iCCP", profile)]))


jpegs()
orientations()
pngs()
bombs()
(HERE / "golden.json").write_text(json.dumps(golden, separators=(",", ":")).replace('},"', '},\n"') + "\n")
