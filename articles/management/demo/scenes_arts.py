"""Stand-in scenes from the arts: playhouse, reading room, orchestra, an old tide book."""

import math

from articles.management.demo.canvas import Canvas, mix, sheer
from articles.management.demo.scenes_world import COATS, SKINS


def theatre(c: Canvas) -> None:
    """The front of an old playhouse at night, its sign alight and a queue outside."""
    c.fade([(0, "#0d1226"), (1, "#2a2440")], 0, 0.86)
    c.shade(
        [
            (c.right * 0.2, 0.16),
            (c.right * 0.8, 0.16),
            (c.right * 0.8, 0.86),
            (c.right * 0.2, 0.86),
        ],
        [(0, "#6a4b3c"), (0.6, "#9c7350"), (1, "#c6975f")],
    )
    c.area([(c.right * 0.17, 0.17), (c.right / 2, 0.03), (c.right * 0.83, 0.17)], "#543a31")
    c.area([(c.right * 0.23, 0.155), (c.right / 2, 0.06), (c.right * 0.77, 0.155)], "#7d5a46")
    c.box(c.right * 0.17, 0.165, c.right * 0.66, 0.03, "#8e6a50")
    for i in range(6):
        x = c.right * (0.24 + 0.104 * i)
        c.shade(
            [(x - 0.025, 0.2), (x + 0.025, 0.2), (x + 0.025, 0.58), (x - 0.025, 0.58)],
            [(0, "#b18a68"), (1, "#e0b680")],
        )
    for i in range(5):
        x = c.right * (0.292 + 0.104 * i)
        c.arch(x, 0.54, 0.075, 0.24, "#2a1d22")
        c.arch(x, 0.535, 0.06, 0.225, c.chance.choice(["#ffd98a", "#f6c566", "#e8a94f"]))
    c.shade(
        [
            (c.right * 0.18, 0.57),
            (c.right * 0.82, 0.57),
            (c.right * 0.85, 0.665),
            (c.right * 0.15, 0.665),
        ],
        [(0, "#7f1f26"), (1, "#b3323a")],
    )
    for i in range(44):
        x = c.right * (0.155 + 0.695 * i / 43)
        c.disc(x, 0.665, 0.0065, "#fff3c4")
        c.glow(x, 0.665, 0.03, "#ffdf93", 0.7)
    for i in range(17):
        x = c.right * 0.26 + i * 0.045
        c.box(x, 0.6, 0.03, 0.036, sheer("#fbeecb", 0.9))
    c.box(c.right * 0.22, 0.69, c.right * 0.56, 0.17, "#ffcf7a")
    for i in range(9):
        c.box(c.right * (0.22 + 0.07 * i) - 0.006, 0.69, 0.012, 0.17, "#4a2a22")
    c.fade([(0, "#5a4440"), (1, "#15131f")], 0.86, 1)
    c.beam(
        [(c.right * 0.2, 0.86), (c.right * 0.8, 0.86), (c.right * 0.9, 1), (c.right * 0.1, 1)],
        "#ffcf85",
        0.45,
        0.02,
    )
    for i in range(15):
        x = c.right * 0.06 + i * 0.088 + c.chance.uniform(-0.02, 0.02)
        c.person(
            x,
            0.93 + c.chance.uniform(-0.02, 0.02),
            c.chance.uniform(0.2, 0.26),
            c.chance.choice(["#120f18", "#1b1520", "#0f141c"]),
        )


def reading_room(c: Canvas) -> None:
    """A domed reading room: galleries of books, green lamps, long tables."""
    c.fade([(0, "#b7a178"), (0.4, "#8d7148"), (1, "#2d2013")])
    for i in range(7):
        x = (i + 0.5) * c.right / 7
        c.arch(x, 0.36, 0.16, 0.3, "#6f5734")
        c.arch(x, 0.355, 0.13, 0.275, "#f8efd2")
        c.glow(x, 0.2, 0.2, "#fff9e3", 0.6)
        c.box(x - 0.003, 0.08, 0.006, 0.28, "#9b8458")
    spines = [
        "#6d2f25",
        "#3f4f3c",
        "#7e5a2a",
        "#2c3f52",
        "#8c7040",
        "#55302f",
        "#a08a5a",
        "#37302a",
    ]
    for row in range(3):
        top = 0.37 + row * 0.095
        c.box(0, top - 0.006, c.right, 0.008, "#b48b4f")
        x = 0.0
        while x < c.right:
            wide, high = c.chance.uniform(0.006, 0.015), c.chance.uniform(0.055, 0.078)
            c.box(x, top + 0.086 - high, wide, high, c.chance.choice(spines))
            x += wide + 0.0015
        for i in range(8):
            c.box(i * c.right / 7 - 0.01, top - 0.006, 0.02, 0.1, "#5b4021")
    c.disc(c.right / 2, 0.3, 0.075, "#5b4021")
    c.disc(c.right / 2, 0.3, 0.066, "#f5ebcf")
    c.stroke([(c.right / 2, 0.3), (c.right / 2, 0.246)], 0.006, "#2a1d10")
    c.stroke([(c.right / 2, 0.3), (c.right / 2, 0.262)], 0.009, "#2a1d10")
    for row, (y, size) in enumerate(((0.68, 0.6), (0.76, 0.85), (0.9, 1.2))):
        c.shade(
            [
                (-0.1, y),
                (c.right + 0.1, y),
                (c.right + 0.1, y + 0.07 * size),
                (-0.1, y + 0.07 * size),
            ],
            [(0, "#9c6b38"), (1, "#3a2412")],
        )
        count = 7 - row
        for i in range(count):
            x = c.right * (i + 0.5 + 0.2 * row) / count
            _lamp(c, x, y + 0.012, 0.075 * size)
            if c.chance.random() < 0.8:
                c.bust(
                    x + 0.09 * size,
                    y - 0.045 * size,
                    0.027 * size,
                    c.chance.choice(COATS),
                    mix(c.chance.choice(SKINS), "#3b2513", 0.3),
                )
                c.area(
                    [
                        (x + 0.04 * size, y + 0.015),
                        (x + 0.13 * size, y + 0.01),
                        (x + 0.145 * size, y + 0.028 * size),
                        (x + 0.03 * size, y + 0.03 * size),
                    ],
                    "#f2e8cd",
                )


def _lamp(c: Canvas, x: float, foot: float, size: float) -> None:
    c.glow(x, foot - size * 0.5, size * 1.6, "#ffe7a3", 0.6)
    c.stroke([(x, foot), (x, foot - size * 0.8)], size * 0.08, "#c39a4b")
    c.oval(x, foot, size * 0.26, size * 0.06, "#c39a4b")
    c.slice(x, foot - size * 0.72, size * 0.55, size * 0.34, (180, 360), "#1f7a55")


def orchestra(c: Canvas) -> None:
    """An orchestra on a warm stage, seen over the conductor's shoulder."""
    c.fade([(0, "#2b1a12"), (0.4, "#7a4b2a"), (1, "#2a170e")])
    for i in range(13):
        x = i * c.right / 12
        c.shade(
            [(x - 0.045, 0), (x + 0.045, 0), (x + 0.045, 0.46), (x - 0.045, 0.46)],
            [(0, "#5d3820"), (0.7, "#a56c3b"), (1, "#7d4d29")],
        )
    for i in range(15):
        x, high = c.right * 0.22 + i * c.right * 0.04, 0.3 - abs(i - 7) * 0.022
        c.shade(
            [
                (x - 0.013, 0.36 - high),
                (x + 0.013, 0.36 - high),
                (x + 0.013, 0.36),
                (x - 0.013, 0.36),
            ],
            [(0, "#f3e3b3"), (1, "#a98d4f")],
        )
    for i in range(5):
        x = c.right * (0.14 + 0.18 * i)
        c.beam(
            [(x - 0.02, -0.02), (x + 0.02, -0.02), (x + 0.2, 0.85), (x - 0.2, 0.85)],
            "#ffdf9e",
            0.16,
            0.03,
        )
    for row in range(5):
        y, size, count = 0.43 + row * 0.075, 0.02 + row * 0.0042, 17 - row
        c.slice(
            c.right / 2,
            y + 0.22,
            c.right * (0.38 + 0.035 * row),
            0.2,
            (180, 360),
            mix("#a26a36", "#4a2a14", row * 0.15),
        )
        for i in range(count):
            share = (i + 0.5) / count - 0.5
            x = c.right / 2 + share * c.right * (0.72 + 0.04 * row)
            _player(c, x, y + abs(share) * 0.12 + c.chance.uniform(-0.006, 0.006), size)
    c.fade([(0, "#5a3418"), (1, "#0e0805")], 0.86, 1)
    x = c.right / 2
    c.bust(x, 0.58, 0.05, "#0a0807", "#2b1c15")
    c.area([(x - 0.12, 0.7), (x + 0.12, 0.7), (x + 0.1, 1), (x - 0.1, 1)], "#0a0807")
    c.stroke([(x - 0.09, 0.72), (x - 0.2, 0.66), (x - 0.26, 0.53)], 0.034, "#0a0807")
    c.stroke([(x + 0.09, 0.72), (x + 0.19, 0.65), (x + 0.23, 0.5)], 0.034, "#0a0807")
    c.disc(x - 0.265, 0.515, 0.018, "#5d4031")
    c.disc(x + 0.233, 0.485, 0.018, "#5d4031")
    c.stroke([(x + 0.235, 0.485), (x + 0.31, 0.4)], 0.004, "#f6ecd5")


def _player(c: Canvas, x: float, y: float, size: float) -> None:
    c.bust(x, y, size, "#15100d", mix(c.chance.choice(SKINS), "#7a4a25", 0.25))
    wood = c.chance.choice(["#b5642a", "#c7792f", "#8f4a20", "#d9a93f"])
    lean = c.chance.choice([-1, 1])
    c.oval(x + lean * size * 0.7, y + size * 2.1, size * 0.62, size * 0.38, wood)
    c.stroke(
        [(x + lean * size * 0.7, y + size * 2.1), (x + lean * size * 2.2, y + size * 1.3)],
        size * 0.14,
        "#2a1a10",
    )
    c.area(
        [
            (x - size * 0.9, y + size * 3.0),
            (x + size * 0.9, y + size * 3.0),
            (x + size * 0.8, y + size * 3.7),
            (x - size * 0.8, y + size * 3.7),
        ],
        sheer("#f6efd9", 0.85),
    )


def ledger(c: Canvas) -> None:
    """A page of an old tide book: ruled columns, pencil figures and a curve."""
    c.fade([(0, "#5a3f29"), (1, "#2a1c12")])
    page = [(0.06, 0.05), (c.right - 0.04, 0.035), (c.right - 0.025, 0.93), (0.045, 0.95)]
    c.beam([(x + 0.012, y + 0.016) for x, y in page], "#120b06", 0.8, 0.012)
    c.shade(page, [(0, "#efe3c6"), (0.6, "#e6d5b0"), (1, "#cfb98e")])
    for _ in range(40):
        x, y = c.chance.uniform(0.1, c.right - 0.08), c.chance.uniform(0.08, 0.9)
        c.oval(
            x,
            y,
            c.chance.uniform(0.003, 0.02),
            c.chance.uniform(0.003, 0.014),
            sheer("#a98757", 0.12),
        )
    left, right = 0.09, c.right - 0.07
    for i in range(25):
        c.stroke(
            [(left, 0.17 + i * 0.021), (right, 0.166 + i * 0.021)], 0.0012, sheer("#4f6f8d", 0.55)
        )
    for share in (0.0, 0.16, 0.34, 0.52, 0.7, 0.86, 1.0):
        x = left + (right - left) * share
        c.stroke([(x, 0.15), (x, 0.69)], 0.0016, sheer("#a3473c", 0.6))
    for row in range(24):
        for column in range(6):
            if c.chance.random() < 0.94:
                _scrawl(
                    c, left + (right - left) * (0.025 + 0.172 * column), 0.186 + row * 0.021, 0.06
                )
    for row in range(3):
        _scrawl(c, left + 0.03, 0.08 + row * 0.026, 0.3 - 0.07 * row)
    c.box(left, 0.72, right - left, 0.19, sheer("#f6efd9", 0.6))
    for i in range(17):
        x = left + (right - left) * i / 16
        c.stroke([(x, 0.72), (x, 0.91)], 0.001, sheer("#4f6f8d", 0.4))
    curve = []
    for i in range(161):
        swell = math.sin(i / 161 * math.tau * 4) * (0.055 + 0.025 * math.sin(i / 161 * math.pi))
        curve.append((left + (right - left) * i / 160, 0.815 - swell))
    c.stroke(curve, 0.0035, "#2f3f55")
    c.shade(
        [(0.62, 0.6), (0.645, 0.585), (0.72, 0.97), (0.7, 0.985)], [(0, "#d7a13a"), (1, "#a8702a")]
    )
    c.area([(0.62, 0.6), (0.645, 0.585), (0.622, 0.555)], "#ead2a5")
    c.beam([(-0.2, -0.1), (0.5, -0.1), (0.2, 1.0), (-0.3, 1.0)], "#fff3cf", 0.25, 0.08)


def _scrawl(c: Canvas, x: float, y: float, length: float) -> None:
    points, at = [], x
    while at < x + length:
        points.append((at, y + c.chance.uniform(-0.0065, 0.005)))
        at += c.chance.uniform(0.002, 0.0055)
    c.stroke(points, 0.0014, sheer("#3b3a40", 0.8))


SCENES = {
    "theatre": theatre,
    "reading-room": reading_room,
    "orchestra": orchestra,
    "ledger": ledger,
}
