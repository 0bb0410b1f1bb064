"""Stand-in scenes for the world pages: halls, flags, lecterns, aircraft, hills."""

import math

from articles.management.demo.canvas import Canvas, mix, sheer

SKINS = ["#c9a284", "#8d6248", "#b98b6c", "#e0bd9f", "#6f4a36", "#a87a5c"]
COATS = ["#1c2b36", "#26323c", "#18222b", "#2f3f4b", "#33302f"]
CLOTHS = ["#a8322d", "#2f4d72", "#dcd5c4", "#c8a04a", "#51714f", "#6f8795", "#1f3557"]


def conference(c: Canvas) -> None:
    """Delegates round a ring-shaped table under tall windows, with a row of flags."""
    c.fade([(0, "#6f7f88"), (0.5, "#9aa7a8"), (1, "#7d8788")], 0, 0.6)
    count = 7
    for i in range(count):
        x = (i + 0.5) * c.right / count
        c.arch(x, 0.52, 0.19, 0.42, "#5b6a73")
        c.arch(x, 0.515, 0.165, 0.4, "#eef0e6")
        c.glow(x, 0.3, 0.16, "#fffdf0", 0.5)
        for bar in (-0.03, 0.03):
            c.box(x + bar - 0.003, 0.12, 0.006, 0.4, "#7c8990")
        for bar in (0.22, 0.33, 0.44):
            c.box(x - 0.083, bar, 0.166, 0.005, "#7c8990")
    for i in range(count + 1):
        x = i * c.right / count
        c.shade(
            [(x - 0.02, 0), (x + 0.02, 0), (x + 0.02, 0.56), (x - 0.02, 0.56)],
            [(0, "#a9b3b3"), (1, "#7f8b8f")],
        )
        c.box(x + 0.012, 0, 0.008, 0.56, sheer("#4f5c64", 0.6))
    c.box(0, 0.52, c.right, 0.05, "#68757b")
    c.fade([(0, "#4a565d"), (0.4, "#33404a"), (1, "#151d24")], 0.57, 1)
    for i in range(26):
        _flag(c, 0.05 + i * (c.right - 0.1) / 25, 0.31, CLOTHS[i * 5 % 7], CLOTHS[i * 3 % 7])
    middle, seats = c.right / 2, 17
    for i in range(seats):
        angle = math.pi * (1.0 + i / (seats - 1))
        x = middle + math.cos(angle) * c.right * 0.45
        y = 0.72 + math.sin(angle) * 0.165
        size = 0.021 + 0.01 * (y - 0.53) / 0.2
        c.bust(x, y - size * 2.4, size, c.chance.choice(COATS), c.chance.choice(SKINS))
    c.oval(middle, 0.815, c.right * 0.475, 0.225, sheer("#0d1318", 0.5))
    c.oval(middle, 0.79, c.right * 0.465, 0.215, "#8d8064")
    c.oval(middle, 0.775, c.right * 0.465, 0.212, "#d5cab0")
    c.oval(middle, 0.81, c.right * 0.355, 0.145, "#847a63")
    c.oval(middle, 0.822, c.right * 0.35, 0.138, "#27333c")
    c.glow(middle, 0.7, 0.5, "#f5ecd2", 0.22)
    for i in range(15):
        angle = math.pi * (1.06 + 0.88 * i / 14)
        x = middle + math.cos(angle) * c.right * 0.415
        y = 0.78 + math.sin(angle) * 0.18
        c.box(x - 0.014, y - 0.006, 0.028, 0.012, "#f4f1e8")
        c.box(x - 0.008, y - 0.001, 0.016, 0.002, "#59636a")
    for i in range(5):
        x = (i + 0.5) * c.right / 5
        c.bust(x, 0.87 + 0.02 * (i % 2), 0.06, "#0f161c", "#1a232b")


def _flag(c: Canvas, x: float, y: float, cloth: str, stripe: str) -> None:
    c.box(x - 0.0018, y, 0.0036, 0.24, "#2b3640")
    c.disc(x, y, 0.005, "#d4b25e")
    fold = [(x, y + 0.012), (x + 0.024, y + 0.02), (x + 0.03, y + 0.15), (x + 0.014, y + 0.175)]
    c.shade([*fold, (x, y + 0.15)], [(0, cloth), (0.6, cloth), (1, mix(cloth, "#000000", 0.35))])
    c.area(
        [
            (x + 0.013, y + 0.017),
            (x + 0.021, y + 0.02),
            (x + 0.025, y + 0.16),
            (x + 0.016, y + 0.17),
        ],
        sheer(stripe, 0.85),
    )


def strike_trails(c: Canvas) -> None:
    """Two aircraft leave trails over a mountain range at dusk."""
    c.fade([(0, "#1f3446"), (0.35, "#48677a"), (0.6, "#b9a888"), (0.75, "#e6bf86"), (1, "#c98b5c")])
    c.glow(c.right * 0.24, 0.62, 0.5, "#ffe3ac", 0.75)
    c.disc(c.right * 0.24, 0.62, 0.045, "#fff1cf")
    for i in range(7):
        y = 0.28 + 0.05 * i + c.chance.uniform(-0.02, 0.02)
        left = c.chance.uniform(-0.2, c.right * 0.6)
        c.beam(
            [(left, y), (left + 0.5, y - 0.012), (left + 0.95, y), (left + 0.5, y + 0.014)],
            "#f3d3a4",
            0.35,
            0.008,
        )
    for x, y in ((c.right * 0.66, 0.2), (c.right * 0.78, 0.29)):
        for widen in (0.007, 0.0035):
            c.beam(
                [(x, y), (x - 0.95, y + 0.27 - widen), (x - 0.95, y + 0.27 + widen * 2)],
                "#fdf3df",
                0.55,
                0.002,
            )
        _jet(c, x, y, 0.055)
    layers = ["#b59a80", "#8d8279", "#5e666d", "#3a4853", "#1f2c36", "#101920"]
    for i, tone in enumerate(layers):
        base, rise = 0.66 + 0.065 * i, 0.15 - 0.014 * i
        c.ridge(base, rise, [(0, tone), (0.5, mix(tone, "#e8c391", 0.25 - 0.04 * i)), (1, tone)])
        c.haze(base + 0.05, 0.05, "#edc898", 0.28 - 0.045 * i)


def _jet(c: Canvas, x: float, y: float, size: float) -> None:
    shape = [
        (1.2, 0), (0.7, -0.09), (0.35, -0.09), (-0.15, -0.62), (-0.4, -0.62), (-0.15, -0.09),
        (-0.6, -0.07), (-0.85, -0.33), (-1.0, -0.33), (-0.9, 0), (-1.0, 0.3), (-0.85, 0.3),
        (-0.6, 0.08), (-0.15, 0.1), (-0.35, 0.6), (-0.1, 0.6), (0.35, 0.1), (0.7, 0.09),
    ]  # fmt: skip
    turn = -0.275
    cos, sin = math.cos(turn), math.sin(turn)
    c.area(
        [(x + size * (u * cos - v * sin), y + size * (u * sin + v * cos)) for u, v in shape],
        "#15202a",
    )


def lectern(c: Canvas) -> None:
    """A lectern with microphones, waiting between two rows of lights."""
    c.fade([(0, "#10263a"), (0.6, "#234a66"), (1, "#0d1a26")])
    for i in range(9):
        x = i * c.right / 8
        c.shade(
            [(x - 0.09, 0), (x + 0.03, 0), (x + 0.06, 0.86), (x - 0.06, 0.86)],
            [(0, "#16324a"), (0.5, "#2a5675"), (1, "#132a3d")],
        )
    middle = c.right * 0.56
    for side in (-1, 1):
        c.beam(
            [(middle + side * 0.6, -0.05), (middle - 0.28, 0.9), (middle + 0.28, 0.9)],
            "#e9f1ea",
            0.2,
            0.03,
        )
    c.fade([(0, "#1a2a37"), (1, "#0a1118")], 0.86, 1)
    c.oval(middle, 0.905, 0.34, 0.045, sheer("#dbe6e3", 0.16))
    c.shade(
        [(middle - 0.15, 0.5), (middle + 0.15, 0.5), (middle + 0.11, 0.9), (middle - 0.11, 0.9)],
        [(0, "#7a5638"), (0.5, "#5d3f29"), (1, "#3b2818")],
    )
    c.shade(
        [
            (middle - 0.19, 0.46),
            (middle + 0.19, 0.46),
            (middle + 0.17, 0.52),
            (middle - 0.17, 0.52),
        ],
        [(0, "#a77a50"), (1, "#6d4b30")],
    )
    c.disc(middle, 0.66, 0.045, "#c9b37d")
    c.disc(middle, 0.66, 0.036, "#5d3f29")
    for lean in (-0.1, -0.045, 0.0, 0.05, 0.11):
        top = (middle + lean * 0.6, 0.33 + abs(lean) * 0.6)
        c.stroke([(middle + lean, 0.47), (middle + lean * 0.9, 0.4), top], 0.004, "#0b1218")
        c.oval(top[0], top[1] - 0.016, 0.012, 0.022, "#0b1218")
        c.oval(top[0] - 0.003, top[1] - 0.02, 0.004, 0.012, sheer("#9db0ba", 0.5))
    for i in range(6):
        c.bust(0.04 + i * 0.21, 0.93 + 0.015 * (i % 3), 0.045, "#050a0f", "#0b1319")


def empty_chairs(c: Canvas) -> None:
    """Two empty chairs and two glasses, either side of a small table by a window."""
    c.fade([(0, "#3d3a36"), (0.7, "#5d564c"), (1, "#4a443b")], 0, 0.76)
    c.box(c.right * 0.3, 0.06, c.right * 0.4, 0.5, "#2c2a28")
    c.shade(
        [
            (c.right * 0.31, 0.075),
            (c.right * 0.69, 0.075),
            (c.right * 0.69, 0.545),
            (c.right * 0.31, 0.545),
        ],
        [(0, "#7fa0b4"), (0.55, "#c8cdc0"), (0.75, "#e9d2a8"), (1, "#8a9498")],
    )
    for i in range(22):
        high = c.chance.uniform(0.06, 0.24)
        x = c.right * 0.31 + i * c.right * 0.38 / 22
        c.box(x, 0.545 - high, c.right * 0.38 / 23, high, sheer("#45525c", 0.85))
    for i in range(1, 4):
        c.box(c.right * (0.31 + 0.38 * i / 4) - 0.005, 0.07, 0.01, 0.48, "#2c2a28")
    c.fade([(0, "#3a2f26"), (1, "#1c1712")], 0.76, 1)
    c.beam(
        [(c.right * 0.31, 0.76), (c.right * 0.69, 0.76), (c.right * 0.85, 1), (c.right * 0.15, 1)],
        "#e8d4ab",
        0.3,
        0.02,
    )
    middle = c.right / 2
    for side in (-1, 1):
        x = middle + side * 0.33
        back = x + side * 0.09
        c.area(
            [
                (back, 0.46),
                (back + side * 0.03, 0.46),
                (back + side * 0.015, 0.75),
                (back - side * 0.02, 0.75),
            ],
            "#6b1f22",
        )
        c.area(
            [
                (x - side * 0.09, 0.72),
                (back + side * 0.015, 0.7),
                (back + side * 0.01, 0.76),
                (x - side * 0.09, 0.77),
            ],
            "#86292b",
        )
        for leg in (x - side * 0.08, back):
            c.box(leg - 0.006, 0.76, 0.012, 0.16, "#1b1410")
    c.oval(middle, 0.71, 0.15, 0.028, "#8b6a47")
    c.oval(middle, 0.703, 0.15, 0.026, "#b08a5e")
    c.box(middle - 0.01, 0.73, 0.02, 0.17, "#4a3524")
    c.oval(middle, 0.905, 0.08, 0.018, "#3a2919")
    for side in (-1, 1):
        x = middle + side * 0.07
        c.area(
            [(x - 0.016, 0.64), (x + 0.016, 0.64), (x + 0.012, 0.703), (x - 0.012, 0.703)],
            sheer("#e6f0f2", 0.45),
        )
        c.box(x - 0.013, 0.665, 0.026, 0.036, sheer("#a9c3cb", 0.55))


SCENES = {
    "conference": conference,
    "strike-trails": strike_trails,
    "lectern": lectern,
    "empty-chairs": empty_chairs,
}
