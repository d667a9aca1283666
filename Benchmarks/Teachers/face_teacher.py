"""Trains large networks on FER2013 pictures with FER+ votes and writes what they say of pictures they have not seen.

The pictures are divided into parts; of each part speak only networks that were trained on the others, so that a wrong
label does not come back as a soft one. Needs PyTorch, safetensors and a GPU; equal seeds give equal answers but for
the order in which a GPU adds.

    python face_teacher.py --data ../../../shared/data/face --output faces-train.safetensors
"""

import argparse
import hashlib
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.numpy import load_file, save_file


def votes_of(columns):
    """FER+'s rule: single votes are slips. The distribution over seven emotions, the majority or -1, and usability."""
    counts = np.where(columns <= 1, 0, columns).astype(np.float32)
    total = counts.sum(1)
    seven = counts[:, :7]
    sums = seven.sum(1, keepdims=True)
    distribution = np.divide(seven, sums, out=np.zeros_like(seven), where=sums > 0)
    majority = np.where(2 * seven.max(1) > total, seven.argmax(1), -1)
    usable = 2 * (counts[:, 8] + counts[:, 9]) <= total
    return distribution, majority, usable


class Block(nn.Module):
    """Two convolutions with squeeze and excitation; skipped at random while training."""

    def __init__(self, inputs, outputs, stride, skip):
        super().__init__()
        self.first = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.second = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.norms = nn.ModuleList([nn.BatchNorm2d(outputs), nn.BatchNorm2d(outputs)])
        self.squeeze = nn.Linear(outputs, outputs // 8)
        self.excite = nn.Linear(outputs // 8, outputs)
        self.skip = skip
        self.shortcut = (
            nn.Identity()
            if stride == 1 and inputs == outputs
            else nn.Sequential(
                nn.AvgPool2d(stride) if stride > 1 else nn.Identity(),
                nn.Conv2d(inputs, outputs, 1, bias=False),
                nn.BatchNorm2d(outputs),
            )
        )

    def forward(self, x):
        y = F.relu(self.norms[0](self.first(x)), inplace=True)
        y = self.norms[1](self.second(y))
        gate = torch.sigmoid(self.excite(F.relu(self.squeeze(y.mean((2, 3))))))
        y = y * gate[:, :, None, None]
        if self.training and self.skip > 0:
            kept = (torch.rand(len(y), 1, 1, 1, device=y.device) >= self.skip).to(y.dtype)
            y = y * kept / (1 - self.skip)
        return F.relu(self.shortcut(x) + y)


class Teacher(nn.Module):
    """A residual network over 48 x 48 gray pixels with a head for the votes and one for the FER2013 labels."""

    def __init__(self, widths=(64, 128, 256, 512), blocks=(2, 2, 2, 2), dropout=0.4):
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv2d(1, widths[0], 3, 1, 1, bias=False), nn.BatchNorm2d(widths[0]), nn.ReLU(inplace=True)
        )
        layers, inputs, place = [], widths[0], 0
        for stage, (width, count) in enumerate(zip(widths, blocks)):
            for index in range(count):
                skip = 0.15 * place / (sum(blocks) - 1)
                layers.append(Block(inputs, width, 2 if index == 0 and stage > 0 else 1, skip))
                inputs, place = width, place + 1
        self.layers = nn.Sequential(*layers)
        self.dropout = nn.Dropout(dropout)
        self.votes = nn.Linear(inputs, 7)
        self.label = nn.Linear(inputs, 7)

    def forward(self, x):
        x = self.dropout(self.layers(self.stem(x)).mean((2, 3)))
        return self.votes(x), self.label(x)


def augmented(pictures):
    """Mirrors, turns, scales, shifts, and changes tones; hides a rectangle in half of the pictures."""
    n, device = len(pictures), pictures.device
    uniform = lambda low, high: torch.rand(n, device=device) * (high - low) + low
    angle, scale = uniform(-0.3, 0.3), uniform(0.85, 1.2)
    mirror = torch.where(torch.rand(n, device=device) < 0.5, -1.0, 1.0)
    cos, sin = torch.cos(angle) / scale, torch.sin(angle) / scale
    theta = torch.stack(
        [
            torch.stack([cos * mirror, -sin, uniform(-0.17, 0.17)], 1),
            torch.stack([sin * mirror, cos, uniform(-0.17, 0.17)], 1),
        ],
        1,
    )
    grid = F.affine_grid(theta, pictures.shape, align_corners=False)
    x = F.grid_sample(pictures, grid, padding_mode="border", align_corners=False)
    x = x.clamp(0, 1) ** torch.exp(uniform(-0.4, 0.4))[:, None, None, None]
    mean = x.mean((1, 2, 3), keepdim=True)
    x = (x - mean) * uniform(0.7, 1.3)[:, None, None, None] + mean + uniform(-0.1, 0.1)[:, None, None, None]
    x = x + torch.randn_like(x) * uniform(0, 0.04)[:, None, None, None]
    side = torch.arange(48, device=device)
    height, width = uniform(6, 20), uniform(6, 20)
    top, left = uniform(-4, 40), uniform(-4, 40)
    rows = (side[None] >= top[:, None]) & (side[None] < (top + height)[:, None])
    columns = (side[None] >= left[:, None]) & (side[None] < (left + width)[:, None])
    hidden = (rows[:, :, None] & columns[:, None, :])[:, None] & (torch.rand(n, device=device) < 0.5)[:, None, None, None]
    return torch.where(hidden, uniform(0, 1)[:, None, None, None], x)


def normalized(x):
    return ((x - 0.5) / 0.25).to(memory_format=torch.channels_last)


def cross_entropy(logits, targets, weights):
    return -(weights * (targets * F.log_softmax(logits.float(), 1)).sum(1)).sum() / weights.sum().clamp(min=1)


def train(rows, data, epochs, seed, batch=512, peak=0.003, until=None):
    torch.manual_seed(seed)
    device = data["images"].device
    model = Teacher().to(device, memory_format=torch.channels_last)
    average = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.997), use_buffers=True
    )
    decayed = [p for p in model.parameters() if p.ndim > 1]
    others = [p for p in model.parameters() if p.ndim <= 1]
    optimizer = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.05}, {"params": others, "weight_decay": 0}], lr=peak, fused=True
    )
    steps = epochs * (len(rows) // batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, peak, total_steps=steps, pct_start=0.1)
    rows = torch.as_tensor(rows, device=device)
    model.train()
    for _ in range(epochs):
        if until and time.time() > until:
            break
        order = rows[torch.randperm(len(rows), device=device)]
        for start in range(0, len(order) - batch + 1, batch):
            picked = order[start : start + batch]
            x = normalized(augmented(data["images"][picked]))
            votes, label = data["votes"][picked], data["label"][picked]
            votes_weight, label_weight = data["votes_weight"][picked], data["label_weight"][picked]
            if torch.rand(()) < 0.5:
                share = float(np.random.default_rng(seed + schedule.last_epoch).beta(0.4, 0.4))
                other = torch.randperm(batch, device=device)
                x = share * x + (1 - share) * x[other]
                votes = share * votes + (1 - share) * votes[other]
                label = share * label + (1 - share) * label[other]
                votes_weight = votes_weight * votes_weight[other]
                label_weight = label_weight * label_weight[other]
            with torch.autocast("cuda", torch.bfloat16):
                said_votes, said_label = model(x)
            loss = cross_entropy(said_votes, votes, votes_weight) + cross_entropy(said_label, label, label_weight)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            average.update_parameters(model)
    return average.module.eval()


@torch.no_grad()
def answers(model, images):
    """The mean distributions of both heads over ten views of each picture."""
    out = [[], []]
    for start in range(0, len(images), 1024):
        x = images[start : start + 1024]
        sums = [0, 0]
        for down, right in [(0, 0), (2, 0), (-2, 0), (0, 2), (0, -2)]:
            view = torch.roll(F.pad(x, (2, 2, 2, 2), mode="replicate"), (down, right), (2, 3))[:, :, 2:-2, 2:-2]
            for view in (view, view.flip(3)):
                with torch.autocast("cuda", torch.bfloat16):
                    said = model(normalized(view))
                sums = [s + F.softmax(y.float(), 1) / 10 for s, y in zip(sums, said)]
        for part, s in zip(out, sums):
            part.append(s)
    return [torch.cat(part).cpu().numpy() for part in out]


def report(name, said, data):
    votes, label = said
    majority, truth = data["majority"], data["truth"]
    known, labeled = majority >= 0, truth >= 0
    print(
        f"{name}: FER+ {np.mean(votes.argmax(1)[known] == majority[known]):.4f}, "
        f"FER2013 {np.mean(label.argmax(1)[labeled] == truth[labeled]):.4f}",
        flush=True,
    )


def read(path, device):
    file = load_file(path)
    distribution, majority, usable = votes_of(file["votes"])
    truth = file["label"].astype(int)
    hot = np.full((len(truth), 7), 0.1 / 7, np.float32)
    hot[np.arange(len(truth)), np.maximum(truth, 0)] += 0.9
    on = lambda x: torch.as_tensor(np.ascontiguousarray(x), device=device)
    return {
        "pixels": file["images"],
        "images": on(file["images"]).float().div(255)[:, None],
        "votes": on(distribution),
        "votes_weight": on((distribution.sum(1) > 0).astype(np.float32)),
        "label": on(hot),
        "label_weight": on((truth >= 0).astype(np.float32)),
        "majority": majority,
        "truth": truth,
        "usable": usable,
    }


def speak(part, options):
    """Trains on all parts but one; answers for every training picture and for the validation pictures."""
    torch.backends.cudnn.benchmark = True
    training = read(f"{options.data}/faces-train.safetensors", "cuda")
    validation = read(f"{options.data}/faces-validation.safetensors", "cuda")
    rows = np.flatnonzero(training["usable"] & (parts_of(training, options.parts) != part))
    epochs = options.epochs
    if options.until:
        train(rows[:4_096], training, 1, 0)
        torch.cuda.synchronize()
        probe = time.time()
        train(rows, training, 2, 0)
        torch.cuda.synchronize()
        epoch = (time.time() - probe) / 2
        epochs = int(0.96 * (options.until - time.time()) / epoch)
        print(f"{epoch:.2f} s an epoch, {epochs} epochs", flush=True)
    model = train(rows, training, epochs, 1 + part, until=options.until)
    said, held_out = answers(model, training["images"]), answers(model, validation["images"])
    report(f"network {part + 1} on validation", held_out, validation)
    return said, held_out


def parts_of(data, parts):
    """Copies of a picture are in one part."""
    return np.array([int(hashlib.sha256(p.tobytes()).hexdigest()[:8], 16) % parts for p in data["pixels"]])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--parts", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=100)
    parser.add_argument("--seconds", type=float, help="choose the epochs so that training is done in this time")
    options = parser.parse_args()
    options.until = time.time() + options.seconds if options.seconds else None
    with torch.multiprocessing.get_context("spawn").Pool(options.parts) as pool:
        answered = pool.starmap(speak, [(part, options) for part in range(options.parts)], chunksize=1)
    training = read(f"{options.data}/faces-train.safetensors", "cpu")
    validation = read(f"{options.data}/faces-validation.safetensors", "cpu")
    own = parts_of(training, options.parts)
    rows = np.arange(len(own))
    unseen = [np.stack([said[head] for said, _ in answered])[own, rows] for head in (0, 1)]
    everyone = [np.mean([said[head] for said, _ in answered], 0) for head in (0, 1)]
    half = lambda x: np.ascontiguousarray(x).astype(np.float16)
    save_file({"votes": half(unseen[0]), "label": half(unseen[1])}, options.output)
    report("training pictures, unseen", unseen, training)
    report("training pictures, all networks", everyone, training)
    report("validation, all networks", [np.mean([v[head] for _, v in answered], 0) for head in (0, 1)], validation)


if __name__ == "__main__":
    main()
