"""Stand-in scenes from science, sport and business, and the portraits."""

import math
from collections.abc import Callable

from articles.management.demo.canvas import Canvas, mix, sheer


def observatory(c: Canvas) -> None:
    """A telescope dome stands open under the Milky Way."""
    c.fade([(0, "#070b1c"), (0.5, "#152248"), (0.8, "#3b3f6b"), (1, "#7a5a6e")], 0, 0.84)
    for i in range(5):
        wide = 0.2 - 0.035 * i
        c.beam(
            [
                (c.right * 0.2 - wide, -0.05),
                (c.right * 0.2 + wide, -0.05),
                (c.right * 0.95 + wide, 0.85),
                (c.right * 0.95 - wide, 0.85),
            ],
            "#8f8fc4" if i < 3 else "#d9c8d0",
            0.14,
            0.05,
        )
    c.stars(900, 0.84)
    for _ in range(420):
        along = c.chance.random()
        x = c.right * (0.2 + 0.75 * along) + c.chance.gauss(0, 0.05)
        c.disc(
            x,
            along * 0.85,
            c.chance.choice([0.0006, 0.0009, 0.0013]),
            sheer("#fff6e6", c.chance.uniform(0.3, 0.9)),
        )
    c.ridge(0.86, 0.1, [(0, "#1d1f3b"), (1, "#0c0e20")], 0.5)
    c.ridge(0.9, 0.05, [(0, "#0b0d1b"), (1, "#05060d")], 0.5)
    x, base, r = c.right * 0.42, 0.84, 0.17
    c.glow(x, base - 0.12, 0.4, "#8a6f8d", 0.35)
    c.shade(
        [(x - r, base - 0.12), (x + r, base - 0.12), (x + r, base + 0.06), (x - r, base + 0.06)],
        [(0, "#8f93a8"), (1, "#3a3d52")],
    )
    c.slice(x, base - 0.12, r * 1.05, r * 1.02, (180, 360), "#b7bacb")
    c.slice(x, base - 0.12, r * 1.05, r * 1.02, (180, 262), "#8f94ab")
    c.slice(x, base - 0.12, r * 1.06, r * 1.03, (284, 314), "#0b0e1c")
    tube = [
        (x + 0.02, base - 0.17),
        (x + 0.055, base - 0.19),
        (x + 0.13, base - 0.3),
        (x + 0.095, base - 0.315),
    ]
    c.shade(tube, [(0, "#e3e0d2"), (1, "#6e6b63")])
    c.box(x - r * 1.08, base - 0.128, r * 2.16, 0.02, "#5b5f76")
    c.box(x - 0.03, base - 0.05, 0.045, 0.11, "#ffcf80")
    c.glow(x - 0.008, base, 0.14, "#ffce7d", 0.7)
    c.person(x - 0.09, base + 0.075, 0.085, "#07080f")
    c.person(x - 0.13, base + 0.08, 0.08, "#07080f")


def wind_farm(c: Canvas) -> None:
    """Turbines stand in shallow sea under broken cloud, one of them with a still rotor."""
    c.fade([(0, "#5c7f98"), (0.5, "#a9bfc4"), (1, "#efe0c0")], 0, 0.72)
    for _ in range(12):
        x, y = c.chance.uniform(-0.2, c.right), c.chance.uniform(0.02, 0.45)
        wide = c.chance.uniform(0.2, 0.5)
        c.beam(
            [(x, y), (x + wide * 0.4, y - 0.05), (x + wide, y), (x + wide * 0.5, y + 0.03)],
            "#f4f3ea",
            0.6,
            0.02,
        )
    c.fade([(0, "#8fb0b3"), (0.3, "#4f8090"), (1, "#1a4356")], 0.72, 1)
    c.glow(c.right * 0.8, 0.7, 0.5, "#fff3cf", 0.6)
    c.glints(0.725, "#fff7df", 260, c.right * 0.8, 0.35)
    places = [
        (0.08, 0.2),
        (0.2, 0.24),
        (0.34, 0.3),
        (0.5, 0.22),
        (0.62, 0.4),
        (0.86, 0.27),
        (0.94, 0.19),
        (0.27, 0.56),
    ]
    for share, high in sorted(places, key=lambda p: p[1]):
        foot = 0.72 + (high - 0.19) * 0.42
        _turbine(c, c.right * share, foot, high, mix("#f3f3ec", "#9fb5b9", max(0, 0.6 - high)))
    c.shade(
        [(0.1, 0.93), (0.36, 0.925), (0.33, 0.965), (0.13, 0.965)], [(0, "#d9622f"), (1, "#6d2a10")]
    )
    c.box(0.14, 0.895, 0.06, 0.036, "#f4efe2")
    c.stroke([(0.06, 0.968), (0.4, 0.966)], 0.004, sheer("#ffffff", 0.7))


def _turbine(c: Canvas, x: float, foot: float, high: float, tone: str) -> None:
    hub, wide = foot - high, high * 0.018
    c.shade(
        [(x - wide * 0.6, hub), (x + wide * 0.6, hub), (x + wide, foot), (x - wide, foot)],
        [(0, tone), (1, mix(tone, "#57707a", 0.4))],
    )
    c.box(x - wide * 2, foot - high * 0.06, wide * 4, high * 0.06, "#d8b23c")
    start = c.chance.uniform(0, 120)
    for blade in (0, 120, 240):
        angle = math.radians(start + blade)
        tip = (x + math.cos(angle) * high * 0.52, hub + math.sin(angle) * high * 0.52)
        side = (math.cos(angle + 1.57) * high * 0.022, math.sin(angle + 1.57) * high * 0.022)
        root = (x + math.cos(angle) * high * 0.1, hub + math.sin(angle) * high * 0.1)
        c.area([(x, hub), (root[0] + side[0], root[1] + side[1]), tip], tone)
    c.disc(x, hub, high * 0.024, mix(tone, "#4f6670", 0.3))


def football(c: Canvas) -> None:
    """A small football ground under floodlights, the ball on its way to the far post."""
    c.fade([(0, "#0c1830"), (0.7, "#2c3f63"), (1, "#54607f")], 0, 0.5)
    for share in (0.06, 0.3, 0.7, 0.94):
        x = c.right * share
        c.box(x - 0.005, 0.08, 0.01, 0.4, "#1a2230")
        c.box(x - 0.05, 0.055, 0.1, 0.05, "#232c3b")
        for i in range(10):
            c.disc(x - 0.038 + (i % 5) * 0.019, 0.068 + (i // 5) * 0.023, 0.008, "#ffffff")
        c.glow(x, 0.08, 0.3, "#e9f3ff", 0.75)
        c.beam(
            [
                (x - 0.04, 0.09),
                (x + 0.04, 0.09),
                (c.right / 2 + 0.6, 0.95),
                (c.right / 2 - 0.6, 0.95),
            ],
            "#dcecff",
            0.08,
            0.03,
        )
    _stand(c)
    c.fade([(0, "#3c7f4a"), (1, "#1c4d2c")], 0.512, 1)
    for i in range(0, 12, 2):
        left, right = (i - 1) / 10 - 0.1, i / 10 - 0.1
        c.area(
            [
                (c.right * (0.25 + left / 2), 0.512),
                (c.right * (0.25 + right / 2), 0.512),
                (c.right * (right * 1.6 - 0.3), 1),
                (c.right * (left * 1.6 - 0.3), 1),
            ],
            sheer("#8fd08a", 0.16),
        )
    c.stroke([(-0.1, 0.9), (c.right + 0.1, 0.86)], 0.005, sheer("#ffffff", 0.8))
    c.stroke(
        [(c.right * 0.6, 0.6), (c.right * 0.5, 0.82), (c.right + 0.1, 0.8)],
        0.005,
        sheer("#ffffff", 0.75),
    )
    gx = c.right * 0.72
    _goal(c, gx)
    c.person(gx + 0.2, 0.645, 0.16, "#d9b52f")
    for x, foot, high, tint in (
        (0.2, 0.86, 0.26, "#b22f35"),
        (0.36, 0.76, 0.21, "#e8e6dd"),
        (0.47, 0.92, 0.3, "#b22f35"),
        (0.6, 0.7, 0.18, "#e8e6dd"),
        (0.9, 0.83, 0.25, "#b22f35"),
    ):
        c.oval(c.right * x, foot, 0.07, 0.01, sheer("#0c2414", 0.5))
        c.person(c.right * x, foot, high, tint)
    c.disc(c.right * 0.665, 0.5, 0.013, "#ffffff")


def _stand(c: Canvas) -> None:
    c.shade([(0, 0.3), (c.right, 0.3), (c.right, 0.5), (0, 0.5)], [(0, "#202a3a"), (1, "#2c3646")])
    c.area([(-0.1, 0.31), (c.right + 0.1, 0.31), (c.right + 0.1, 0.275), (-0.1, 0.275)], "#3c475a")
    for row in range(7):
        for i in range(110):
            if c.chance.random() < 0.82:
                tint = c.chance.choice(
                    ["#b23a3a", "#d9d2c3", "#2e4668", "#8f9aa8", "#c97f37", "#4b2630", "#b98b6c"]
                )
                c.disc(
                    i * c.right / 109 + c.chance.uniform(-0.004, 0.004),
                    0.335 + row * 0.021,
                    0.0078,
                    mix(tint, "#141c2a", 0.35),
                )
    c.box(0, 0.478, c.right, 0.034, "#e9e4d4")
    for i in range(14):
        c.box(
            i * c.right / 14,
            0.48,
            c.right / 14 - 0.01,
            0.03,
            ["#1d5b78", "#a83333", "#e3b23c", "#2e6b4f"][i % 4],
        )


def _goal(c: Canvas, gx: float) -> None:
    for i in range(15):
        c.stroke(
            [(gx + i * 0.0235, 0.44), (gx + 0.02 + i * 0.0235, 0.62)], 0.0012, sheer("#ffffff", 0.5)
        )
        if i < 9:
            c.stroke(
                [(gx, 0.45 + i * 0.02), (gx + 0.34, 0.45 + i * 0.02)], 0.0012, sheer("#ffffff", 0.5)
            )
    c.stroke([(gx, 0.63), (gx, 0.435), (gx + 0.34, 0.435), (gx + 0.34, 0.63)], 0.008, "#ffffff")


def bakery(c: Canvas) -> None:
    """A bakery window before sunrise, loaves on the shelves and one customer outside."""
    c.fade([(0, "#111a2c"), (1, "#2a3346")], 0, 0.86)
    c.shade(
        [(0.08, 0.1), (c.right - 0.08, 0.1), (c.right - 0.08, 0.86), (0.08, 0.86)],
        [(0, "#2f4a4a"), (1, "#1b2c30")],
    )
    c.box(0.12, 0.12, c.right - 0.24, 0.11, "#e9dcc0")
    x = 0.3
    for wide in (0.09, 0.05, 0.07, 0.05, 0.08, 0.04, 0.06, 0.09, 0.05, 0.07):
        c.box(x, 0.15, wide * 0.7, 0.05, "#6b3a22")
        x += wide
    c.shade(
        [(0.16, 0.28), (c.right * 0.66, 0.28), (c.right * 0.66, 0.74), (0.16, 0.74)],
        [(0, "#ffe7b0"), (1, "#f1b75f")],
    )
    c.glow(c.right * 0.4, 0.5, 0.6, "#ffd893", 0.55)
    for shelf in (0.42, 0.56, 0.7):
        c.box(0.17, shelf, c.right * 0.66 - 0.18, 0.012, "#7a4f2a")
        at = 0.2
        while at < c.right * 0.66 - 0.07:
            size = c.chance.uniform(0.022, 0.045)
            tone = c.chance.choice(["#b3702f", "#c98a40", "#8f5423", "#d9a55a"])
            c.slice(at + size, shelf, size, size * 1.3, (180, 360), tone)
            for cut in (-0.4, 0, 0.4):
                c.stroke(
                    [
                        (at + size * (1 + cut) - 0.004, shelf - size * 0.85),
                        (at + size * (1 + cut) + 0.006, shelf - size * 0.5),
                    ],
                    0.003,
                    mix(tone, "#fff1d0", 0.5),
                )
            at += size * 2 + c.chance.uniform(0.006, 0.02)
    c.bust(c.right * 0.33, 0.4, 0.036, "#f7f1e4", "#b98b6c")
    c.box(c.right * 0.33 - 0.032, 0.345, 0.064, 0.028, "#ffffff")
    c.box(c.right * 0.42 - 0.004, 0.28, 0.008, 0.46, "#1f3335")
    c.box(c.right * 0.72, 0.28, 0.24, 0.58, "#23383a")
    c.box(c.right * 0.72 + 0.03, 0.31, 0.18, 0.3, "#ffdf9f")
    c.disc(c.right * 0.72 + 0.215, 0.66, 0.009, "#d9b25e")
    c.fade([(0, "#3d4150"), (1, "#14171f")], 0.86, 1)
    c.beam(
        [(0.16, 0.86), (c.right * 0.66, 0.86), (c.right * 0.7, 1), (0.05, 1)], "#ffc977", 0.55, 0.02
    )
    c.person(c.right * 0.58, 0.94, 0.4, "#10131b")
    c.stroke([(c.right * 0.58 + 0.06, 0.72), (c.right * 0.58 + 0.08, 0.84)], 0.03, "#5a3a24")


def portrait(wall: tuple[str, str], coat: str, skin: str, mark: Callable[[Canvas, float], None]):
    """A sitter without a face: the light, the coat and one thing that tells the office."""

    def draw(c: Canvas) -> None:
        middle = c.right / 2
        c.fade([(0, wall[0]), (1, wall[1])])
        c.glow(middle - 0.2, 0.3, 0.6, mix(wall[0], "#fff3d6", 0.7), 0.6)
        c.beam(
            [(-0.1, -0.1), (0.3, -0.1), (middle + 0.3, 1.1), (middle - 0.3, 1.1)],
            "#fff3d6",
            0.12,
            0.06,
        )
        dark = mix(coat, "#000000", 0.45)
        c.shade(
            [
                (middle - 0.37, 1.0),
                (middle - 0.32, 0.72),
                (middle - 0.13, 0.62),
                (middle + 0.13, 0.62),
                (middle + 0.32, 0.72),
                (middle + 0.37, 1.0),
            ],
            [(0, mix(coat, "#fff3d6", 0.12)), (1, dark)],
        )
        c.area(
            [
                (middle - 0.075, 0.5),
                (middle + 0.075, 0.5),
                (middle + 0.085, 0.64),
                (middle, 0.72),
                (middle - 0.085, 0.64),
            ],
            mix(skin, "#2b1a12", 0.25),
        )
        c.area(
            [
                (middle - 0.1, 0.625),
                (middle, 0.73),
                (middle + 0.1, 0.625),
                (middle + 0.13, 0.66),
                (middle, 0.86),
                (middle - 0.13, 0.66),
            ],
            "#ece7da",
        )
        c.oval(middle, 0.395, 0.122, 0.165, skin)
        c.slice(middle, 0.4, 0.122, 0.165, (-80, 95), mix(skin, "#2b1a12", 0.22))
        mark(c, middle)

    return draw


def _chain(c: Canvas, x: float) -> None:
    c.slice(x, 0.36, 0.135, 0.16, (180, 360), "#3a2b22")
    c.box(x - 0.135, 0.35, 0.03, 0.12, "#3a2b22")
    c.box(x + 0.105, 0.35, 0.03, 0.12, "#3a2b22")
    for i in range(17):
        share = (i - 8) / 8
        c.disc(x + share * 0.2, 0.86 - 0.16 * share * share, 0.013, "#d9b65a")
    c.disc(x, 0.9, 0.036, "#e3c469")
    c.disc(x, 0.9, 0.025, "#2b5570")


def _cap(c: Canvas, x: float) -> None:
    c.slice(x, 0.3, 0.16, 0.12, (180, 360), "#16202c")
    c.box(x - 0.135, 0.285, 0.27, 0.04, "#0d141c")
    c.slice(x - 0.01, 0.32, 0.14, 0.04, (0, 180), "#05080c")
    c.disc(x, 0.27, 0.018, "#d9b65a")
    c.slice(x, 0.46, 0.118, 0.13, (10, 170), "#b9b4aa")
    for i in range(3):
        c.disc(x + 0.15, 0.8 + i * 0.07, 0.012, "#d9b65a")


def _stars(c: Canvas, x: float) -> None:
    c.slice(x, 0.37, 0.15, 0.19, (170, 370), "#8d8f94")
    for side in (-1, 1):
        c.oval(x + side * 0.05, 0.4, 0.04, 0.033, sheer("#1b1f26", 0.85))
        c.oval(x + side * 0.05, 0.4, 0.032, 0.026, sheer("#c9dbe3", 0.7))
    c.stroke([(x - 0.012, 0.395), (x + 0.012, 0.395)], 0.006, "#1b1f26")
    for _ in range(30):
        c.disc(
            c.chance.uniform(0, c.right), c.chance.uniform(0, 0.25), 0.0016, sheer("#fff6e0", 0.7)
        )


def _armband(c: Canvas, x: float) -> None:
    c.slice(x, 0.34, 0.13, 0.135, (180, 360), "#1b1310")
    c.area([(x + 0.27, 0.74), (x + 0.335, 0.76), (x + 0.35, 0.84), (x + 0.285, 0.83)], "#f2e6b8")
    c.box(x - 0.05, 0.84, 0.03, 0.11, "#f2efe6")
    c.box(x + 0.02, 0.84, 0.03, 0.11, "#f2efe6")


SCENES = {
    "observatory": observatory,
    "wind-farm": wind_farm,
    "football": football,
    "bakery": bakery,
    "portrait-mayor": portrait(("#7a5a4a", "#2b1d1a"), "#2b3444", "#c9a284", _chain),
    "portrait-harbour-master": portrait(("#6f8a99", "#1d2f3b"), "#18263a", "#a87a5c", _cap),
    "portrait-astronomer": portrait(("#2c355e", "#0b0f22"), "#54424d", "#e0bd9f", _stars),
    "portrait-captain": portrait(("#4f7f5c", "#16301f"), "#b22f35", "#8d6248", _armband),
}
