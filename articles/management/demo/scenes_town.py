"""Stand-in scenes from the town: tram, council, market, school, hospital."""

import math
from itertools import pairwise

from articles.management.demo.canvas import Canvas, mix, sheer
from articles.management.demo.scenes_world import COATS, SKINS

GLASS = ["#f3d58f", "#e7c272", "#8fa3ab", "#7d929c", "#a9b8bb"]


def tram(c: Canvas) -> None:
    """A yellow tram climbs a street of tall houses after rain."""
    c.fade([(0, "#6f88a0"), (0.5, "#b9bfc0"), (1, "#ead2a8")], 0, 0.7)
    c.glow(c.right / 2, 0.52, 0.5, "#fff0cb", 0.8)
    gone = (c.right / 2, 0.5)
    for side in (-1, 1):
        _street(c, gone, side)
    road = [(gone[0] - 0.05, 0.53), (gone[0] + 0.05, 0.53), (c.right + 0.3, 1.0), (-0.3, 1.0)]
    c.shade(road, [(0, "#a59c8d"), (0.5, "#565a5e"), (1, "#25292e")])
    for offset in (-0.34, -0.16, 0.16, 0.34):
        c.stroke([(gone[0] + offset * 0.08, 0.53), (gone[0] + offset * 1.7, 1.0)], 0.005, "#c9cdcb")
    c.beam(
        [
            (gone[0] - 0.18, 0.86),
            (gone[0] + 0.18, 0.86),
            (gone[0] + 0.25, 1.0),
            (gone[0] - 0.25, 1.0),
        ],
        "#f7d488",
        0.35,
        0.02,
    )
    _tram_front(c, gone[0] - 0.02, 0.84, 0.42)
    for x in (-0.28, 0.3):
        c.stroke([(gone[0], 0.36), (gone[0] + x * 2.4, 0)], 0.0025, "#3b4249")
    for x, foot, high in ((0.13, 0.9, 0.24), (0.2, 0.93, 0.27), (0.86, 0.88, 0.22)):
        c.person(c.right * x, foot, high, "#171c22")


def _street(c: Canvas, gone: tuple[float, float], side: int) -> None:
    edge = -0.02 if side < 0 else c.right + 0.02
    tones = ["#a9705a", "#c79f74", "#7f6d70", "#b5876a", "#8d8a86", "#b86f53"]
    shares = [0, 0.22, 0.42, 0.59, 0.72, 0.82, 0.9]
    for i, (near, far) in enumerate(pairwise(shares)):
        wall = [
            _towards((edge, y), gone, share)
            for y, share in ((0.02, near), (0.04, far), (1.02, far), (1.02, near))
        ]
        tone = mix(tones[(i + (side > 0)) % 6], "#e3cda6", near * 0.6)
        c.shade(wall, [(0, tone), (1, mix(tone, "#23262b", 0.5))])
        for row in range(5):
            for column in range(2):
                a = near + (far - near) * (0.14 + 0.45 * column)
                b = near + (far - near) * (0.42 + 0.45 * column)
                y = 0.1 + row * 0.16
                pane = [
                    _towards((edge, v), gone, s)
                    for v, s in ((y, a), (y, b), (y + 0.1, b), (y + 0.1, a))
                ]
                c.area(pane, c.chance.choice(GLASS))


def _towards(place: tuple[float, float], gone: tuple[float, float], share: float) -> tuple:
    return place[0] + (gone[0] - place[0]) * share, place[1] + (gone[1] - place[1]) * share


def _tram_front(c: Canvas, x: float, foot: float, high: float) -> None:
    half, top = high * 0.3, foot - high
    body = [(x - half * 0.86, top), (x + half * 0.86, top), (x + half, foot), (x - half, foot)]
    c.oval(x, foot + 0.006, half * 1.25, 0.016, sheer("#0d1013", 0.6))
    c.shade(body, [(0, "#f2c23e"), (0.55, "#d99a24"), (1, "#8d5a14")])
    c.area(
        [
            (x - half * 0.76, top + high * 0.16),
            (x + half * 0.76, top + high * 0.16),
            (x + half * 0.84, foot - high * 0.46),
            (x - half * 0.84, foot - high * 0.46),
        ],
        "#1d2b36",
    )
    c.area(
        [
            (x - half * 0.7, top + high * 0.18),
            (x - half * 0.1, top + high * 0.18),
            (x - half * 0.34, foot - high * 0.48),
            (x - half * 0.76, foot - high * 0.48),
        ],
        sheer("#9fb7c1", 0.55),
    )
    c.box(x - half * 0.5, top + high * 0.035, half, high * 0.085, "#141b21")
    for i in range(7):
        c.box(
            x - half * 0.4 + i * half * 0.12,
            top + high * 0.055,
            half * 0.07,
            high * 0.045,
            "#ffb43d",
        )
    c.box(x - half * 0.95, foot - high * 0.3, half * 1.9, high * 0.05, "#f6ecd4")
    for side in (-1, 1):
        c.disc(x + side * half * 0.62, foot - high * 0.18, high * 0.034, "#fff7da")
        c.glow(x + side * half * 0.62, foot - high * 0.18, 0.09, "#fff1c0", 0.8)
    c.box(x - half * 0.8, foot - high * 0.06, half * 1.6, high * 0.06, "#1b1e22")
    c.stroke(
        [(x - half * 0.3, top), (x, top - high * 0.2), (x + half * 0.3, top)], 0.004, "#23282d"
    )


def council(c: Canvas) -> None:
    """A council chamber: tiers of desks in a half circle under a round skylight."""
    c.fade([(0, "#57452f"), (0.5, "#7a6142"), (1, "#33271a")])
    c.oval(c.right / 2, 0.03, 0.5, 0.13, "#d9cfb4")
    c.oval(c.right / 2, 0.03, 0.46, 0.115, "#f7f4e6")
    for i in range(-4, 5):
        c.stroke(
            [(c.right / 2 + i * 0.03, -0.05), (c.right / 2 + i * 0.115, 0.14)], 0.004, "#b5a988"
        )
    c.glow(c.right / 2, 0.1, 0.75, "#fff4d6", 0.55)
    for i in range(12):
        x = i * c.right / 11
        c.shade(
            [(x - 0.035, 0.16), (x + 0.035, 0.16), (x + 0.035, 0.5), (x - 0.035, 0.5)],
            [(0, "#8f744e"), (1, "#5c4729")],
        )
        c.box(x - 0.042, 0.15, 0.084, 0.018, "#a98d62")
    c.box(c.right / 2 - 0.16, 0.26, 0.32, 0.25, "#4b2a20")
    c.disc(c.right / 2, 0.35, 0.055, "#c7a558")
    c.disc(c.right / 2, 0.35, 0.045, "#27495a")
    c.area(
        [
            (c.right / 2 - 0.028, 0.36),
            (c.right / 2 + 0.03, 0.36),
            (c.right / 2 + 0.018, 0.376),
            (c.right / 2 - 0.018, 0.376),
        ],
        "#f0e6cb",
    )
    c.area([(c.right / 2, 0.322), (c.right / 2, 0.356), (c.right / 2 + 0.022, 0.356)], "#f0e6cb")
    c.bust(c.right / 2, 0.465, 0.022, "#5a1f24", "#c9a284")
    c.box(c.right / 2 - 0.2, 0.505, 0.4, 0.06, "#6d4527")
    c.box(c.right / 2 - 0.21, 0.498, 0.42, 0.014, "#97683e")
    for tier in range(4):
        ry, rx = 0.13 + tier * 0.115, c.right * (0.3 + tier * 0.12)
        seats = 13 + tier * 4
        size = 0.017 + tier * 0.0065
        for i in range(seats):
            angle = math.pi * (0.04 + 0.92 * i / (seats - 1))
            if c.chance.random() < 0.88:
                x, y = c.right / 2 + math.cos(angle) * rx, 0.53 + math.sin(angle) * ry
                c.bust(
                    x,
                    y,
                    size,
                    c.chance.choice(COATS),
                    mix(c.chance.choice(SKINS), "#2b1d12", 0.25 + 0.1 * tier),
                )
        for depth, tone in ((0.03, "#3b2516"), (0.012, "#8d5f36")):
            points = []
            for i in range(41):
                angle = math.pi * i / 40
                points.append(
                    (c.right / 2 + math.cos(angle) * rx, 0.57 + size + math.sin(angle) * ry + depth)
                )
            c.stroke(points, 0.022 + 0.01 * tier, tone)


def market(c: Canvas) -> None:
    """Stalls with striped awnings under the iron roof of a market hall."""
    c.fade([(0, "#243138"), (0.5, "#4d5a58"), (1, "#6e685a")])
    for i in range(9):
        x = (i + 0.5) * c.right / 9
        c.shade(
            [
                (x - 0.06, 0.0),
                (x + 0.06, 0.0),
                (c.right / 2 + (x - c.right / 2) * 0.45 + 0.03, 0.36),
                (c.right / 2 + (x - c.right / 2) * 0.45 - 0.03, 0.36),
            ],
            [(0, "#c3d2d0"), (1, "#f5efd8")],
        )
    c.glow(c.right / 2, 0.33, 0.55, "#fff6dc", 0.6)
    for i in range(4):
        share = 1 - 0.2 * i
        rx, ry = c.right * 0.56 * share, 0.52 * share
        points = [
            (
                c.right / 2 + math.cos(math.pi * (1 + k / 30)) * rx,
                0.52 + math.sin(math.pi * (1 + k / 30)) * ry,
            )
            for k in range(31)
        ]
        c.stroke(points, 0.016 * share, mix("#1a2226", "#8b9089", 0.2 * i))
        for side in (-1, 1):
            c.box(
                c.right / 2 + side * rx - 0.008,
                0.5,
                0.016 * share,
                0.3,
                mix("#1a2226", "#8b9089", 0.2 * i),
            )
    stripes = ["#b23a2f", "#2f6a5a", "#d39a2f", "#2d5b83", "#8c3f5e"]
    for row, (y, size, count) in enumerate(((0.6, 0.2, 6), (0.72, 0.34, 4))):
        for i in range(count):
            x = c.right * (i + 0.5) / count + (0.05 if row else -0.03)
            _stall(c, x, y, size, stripes[(i * 2 + row) % 5])
    for i in range(11):
        c.person(
            c.right * (0.04 + 0.092 * i) + c.chance.uniform(-0.03, 0.03),
            0.95 + c.chance.uniform(-0.05, 0.06),
            c.chance.uniform(0.3, 0.4),
            c.chance.choice(["#171d22", "#222a30", "#2d2420"]),
        )


def _stall(c: Canvas, x: float, y: float, size: float, tone: str) -> None:
    half = size * 0.55
    c.box(x - half * 0.95, y, half * 1.9, size * 0.62, "#2a211a")
    c.glow(x, y + size * 0.2, size * 0.5, "#ffd98c", 0.7)
    goods = ["#c9472f", "#dd8e2c", "#7c9a3e", "#d9c24a", "#8a4a68", "#e3ddc6"]
    for i in range(9):
        tint = c.chance.choice(goods)
        for _ in range(14):
            c.disc(
                x - half * 0.86 + (i + c.chance.random()) * half * 0.19,
                y + size * (0.43 - 0.07 * c.chance.random()),
                size * 0.026,
                mix(tint, "#ffffff", 0.25 * c.chance.random()),
            )
    c.shade(
        [
            (x - half, y + size * 0.44),
            (x + half, y + size * 0.44),
            (x + half, y + size * 0.72),
            (x - half, y + size * 0.72),
        ],
        [(0, "#8d6a44"), (1, "#463220")],
    )
    bands = 10
    for i in range(bands):
        left, right = x - half * 1.1 + i * half * 0.22, x - half * 1.1 + (i + 1) * half * 0.22
        shift = half * 0.06
        c.area(
            [
                (left + shift, y - size * 0.22),
                (right + shift * 0.6, y - size * 0.22),
                (right, y + size * 0.02),
                (left, y + size * 0.02),
            ],
            tone if i % 2 else "#f0e8d6",
        )
        c.slice(
            (left + right) / 2,
            y + size * 0.02,
            half * 0.11,
            size * 0.05,
            (0, 180),
            tone if i % 2 else "#f0e8d6",
        )


def school(c: Canvas) -> None:
    """A brick school with lit windows on a winter evening, pupils at the gate."""
    c.fade([(0, "#22345a"), (0.6, "#6b6f93"), (1, "#dca28c")], 0, 0.75)
    c.stars(60, 0.25)
    c.box(c.right * 0.1, 0.32, c.right * 0.8, 0.44, "#6f3e33")
    c.shade(
        [
            (c.right * 0.1, 0.32),
            (c.right * 0.9, 0.32),
            (c.right * 0.9, 0.76),
            (c.right * 0.1, 0.76),
        ],
        [(0, "#7d4a3b"), (1, "#4b2a25")],
    )
    c.area(
        [
            (c.right * 0.08, 0.325),
            (c.right * 0.14, 0.24),
            (c.right * 0.86, 0.24),
            (c.right * 0.92, 0.325),
        ],
        "#2b2f3d",
    )
    tower = c.right / 2
    c.shade(
        [(tower - 0.11, 0.16), (tower + 0.11, 0.16), (tower + 0.11, 0.76), (tower - 0.11, 0.76)],
        [(0, "#8a5443"), (1, "#54302a")],
    )
    c.area([(tower - 0.13, 0.165), (tower, 0.04), (tower + 0.13, 0.165)], "#252938")
    c.disc(tower, 0.24, 0.045, "#f6edcf")
    c.stroke([(tower, 0.24), (tower, 0.21)], 0.005, "#2a2523")
    c.stroke([(tower, 0.24), (tower + 0.022, 0.25)], 0.005, "#2a2523")
    for left in (c.right * 0.125, c.right * 0.585):
        for row in range(2):
            for i in range(6):
                x, y = left + i * 0.072, 0.37 + row * 0.18
                tone = c.chance.choice(["#ffd987", "#ffe6ae", "#f7c967", "#3a3b4b"])
                c.box(x, y, 0.05, 0.11, tone)
                c.box(x + 0.023, y, 0.004, 0.11, "#4b2a25")
                c.box(x, y + 0.045, 0.05, 0.004, "#4b2a25")
    c.arch(tower, 0.76, 0.12, 0.2, "#ffdf9b")
    c.glow(tower, 0.7, 0.32, "#ffdb94", 0.6)
    c.fade([(0, "#5c5a6c"), (1, "#23273a")], 0.76, 1)
    c.beam(
        [(tower - 0.06, 0.76), (tower + 0.06, 0.76), (tower + 0.3, 1), (tower - 0.3, 1)],
        "#ffdc9a",
        0.45,
        0.02,
    )
    for side in (-1, 1):
        _bare_tree(c, tower + side * c.right * 0.42, 0.84, 0.5, 6, -90)
    for x, foot, high in (
        (-0.18, 0.9, 0.2),
        (-0.1, 0.92, 0.22),
        (0.03, 0.87, 0.16),
        (0.16, 0.93, 0.21),
        (0.24, 0.91, 0.19),
        (-0.42, 0.95, 0.23),
    ):
        c.person(tower + x, foot, high, "#161824")
    for i in range(34):
        x = i * c.right / 33
        if abs(x - tower) > 0.33:
            c.box(x - 0.003, 0.84, 0.006, 0.16, "#10131f")
            c.area([(x - 0.006, 0.842), (x, 0.825), (x + 0.006, 0.842)], "#10131f")


def _bare_tree(c: Canvas, x: float, y: float, size: float, levels: int, angle: float) -> None:
    length = size * 0.3
    end = (x + math.cos(math.radians(angle)) * length, y + math.sin(math.radians(angle)) * length)
    c.stroke([(x, y), end], max(0.0015, size * 0.022), "#151725")
    if levels:
        for turn in (-24, 20):
            _bare_tree(c, *end, size * 0.78, levels - 1, angle + turn + c.chance.uniform(-9, 9))


def hospital(c: Canvas) -> None:
    """A hospital at dusk with an ambulance under its entrance roof."""
    c.fade([(0, "#2b4560"), (0.6, "#8393a4"), (1, "#e9bfa0")], 0, 0.78)
    c.shade(
        [
            (c.right * 0.12, 0.12),
            (c.right * 0.62, 0.12),
            (c.right * 0.62, 0.78),
            (c.right * 0.12, 0.78),
        ],
        [(0, "#d8dcd9"), (1, "#97a3a8")],
    )
    c.shade(
        [
            (c.right * 0.62, 0.3),
            (c.right * 0.95, 0.3),
            (c.right * 0.95, 0.78),
            (c.right * 0.62, 0.78),
        ],
        [(0, "#b9c3c4"), (1, "#7b8a92")],
    )
    c.windows(
        c.right * 0.145,
        0.19,
        11,
        6,
        (0.064, 0.082),
        (0.046, 0.046),
        ["#ffe3a1", "#f8d383", "#4d6475", "#5a7182", "#dbe6e4"],
    )
    c.windows(
        c.right * 0.645,
        0.35,
        7,
        4,
        (0.066, 0.085),
        (0.048, 0.05),
        ["#ffe3a1", "#4d6475", "#5a7182", "#f4ead0"],
    )
    c.box(c.right * 0.53, 0.055, 0.14, 0.14, "#1e7a66")
    c.box(c.right * 0.53 + 0.056, 0.075, 0.028, 0.1, "#ffffff")
    c.box(c.right * 0.53 + 0.02, 0.111, 0.1, 0.028, "#ffffff")
    c.fade([(0, "#626a6d"), (1, "#23292e")], 0.78, 1)
    c.box(c.right * 0.3, 0.62, c.right * 0.34, 0.035, "#eef1ee")
    c.box(c.right * 0.32, 0.655, c.right * 0.3, 0.125, "#fff0c4")
    c.glow(c.right * 0.47, 0.71, 0.34, "#fff0c4", 0.55)
    for x in (0.32, 0.47, 0.615):
        c.box(c.right * x, 0.655, 0.01, 0.14, "#3a464e")
    x = c.right * 0.6
    c.oval(x + 0.02, 0.885, 0.26, 0.018, sheer("#0c0f12", 0.6))
    c.area(
        [
            (x - 0.22, 0.68),
            (x + 0.1, 0.68),
            (x + 0.12, 0.7),
            (x + 0.2, 0.76),
            (x + 0.25, 0.79),
            (x + 0.25, 0.87),
            (x - 0.22, 0.87),
        ],
        "#f4f4ee",
    )
    c.area([(x + 0.1, 0.7), (x + 0.14, 0.7), (x + 0.19, 0.765), (x + 0.1, 0.765)], "#32454f")
    for i in range(12):
        c.box(x - 0.22 + i * 0.039, 0.8, 0.02, 0.03, "#c7452f" if i % 2 else "#2f8a6f")
    for wheel in (-0.13, 0.16):
        c.disc(x + wheel, 0.87, 0.036, "#15191c")
        c.disc(x + wheel, 0.87, 0.016, "#9aa4a6")
    c.box(x - 0.05, 0.662, 0.09, 0.02, "#3d7bd1")
    c.glow(x, 0.67, 0.18, "#6fa7ff", 0.6)
    c.person(c.right * 0.41, 0.86, 0.19, "#1d4f55")
    c.person(c.right * 0.44, 0.87, 0.2, "#20262b")


SCENES = {
    "tram": tram,
    "council": council,
    "market": market,
    "school": school,
    "hospital": hospital,
}
