"""Stand-in scenes by the sea and the river: ferry, harbour, lighthouse, flood, sails, marsh."""

from articles.management.demo.canvas import Canvas, mix, sheer

LAMPS = ["#f6cf7d", "#f2b95c", "#fae2ad", None, None, None]


def night_ferry(c: Canvas) -> None:
    """A lit ferry crosses a dark harbour with the town behind it."""
    c.fade([(0, "#0d1830"), (0.5, "#24365a"), (0.8, "#5a5876"), (1, "#8a6f7c")], 0, 0.6)
    c.stars(160, 0.35)
    c.glow(c.right * 0.78, 0.16, 0.24, "#f4ead0", 0.5)
    c.disc(c.right * 0.78, 0.16, 0.042, "#f6efdb")
    _skyline(c, 0.6, "#111c2e", 0.24, LAMPS)
    c.haze(0.6, 0.06, "#c79a86", 0.35)
    c.mirror(0.6, 0.4, "#0a1424", 0.5)
    _ferry(c, c.right * 0.52, 0.72, 0.62)
    c.glints(0.61, "#f4e3b8", 260, c.right * 0.52, 0.36)
    c.glints(0.61, "#e9e4da", 90, c.right * 0.78, 0.1)


def _ferry(c: Canvas, x: float, water: float, length: float) -> None:
    half = length / 2
    c.glow(x, water - 0.08, half * 1.1, "#ffd98a", 0.4)
    hull = [
        (x - half, water - 0.075),
        (x + half * 1.06, water - 0.085),
        (x + half * 0.9, water + 0.01),
        (x - half * 0.94, water + 0.01),
    ]
    c.shade(hull, [(0, "#23344a"), (0.5, "#131f31"), (1, "#080e18")])
    c.area(
        [hull[0], hull[1], (x + half * 1.04, water - 0.07), (x - half * 0.99, water - 0.062)],
        "#a33a34",
    )
    decks = [(0.86, 0.055, "#ded7c6"), (0.66, 0.05, "#ece6d8"), (0.3, 0.042, "#d6cfbf")]
    floor = water - 0.078
    for share, high, tone in decks:
        c.box(x - half * share, floor - high, length * share, high, tone)
        across = int(length * share / 0.03)
        c.windows(
            x - half * share + 0.012,
            floor - high + 0.014,
            across,
            1,
            (0.03, 0),
            (0.017, 0.019),
            ["#ffcf70", "#ffe2a1", "#f3b752"],
        )
        c.box(x - half * share, floor - 0.006, length * share, 0.004, sheer("#6a6e78", 0.6))
        floor -= high
    c.area(
        [
            (x - 0.09, floor),
            (x - 0.04, floor),
            (x - 0.046, floor - 0.075),
            (x - 0.086, floor - 0.075),
        ],
        "#a33a34",
    )
    c.box(x - 0.087, floor - 0.075, 0.042, 0.018, "#1a2433")
    c.stroke([(x + 0.1, floor), (x + 0.1, floor - 0.1)], 0.004, "#c9c7c0")
    c.disc(x + 0.1, floor - 0.1, 0.006, "#ff6a55")


def _skyline(c: Canvas, ground: float, tone: str, tallest: float, lit: list) -> None:
    x = -0.02
    while x < c.right:
        wide = c.chance.uniform(0.045, 0.13)
        high = tallest * c.chance.uniform(0.3, 0.8) * (1.2 if c.chance.random() < 0.12 else 0.8)
        c.box(x, ground - high, wide, high, tone)
        if c.chance.random() < 0.5:
            peak = (x + wide / 2, ground - high - wide * 0.35)
            c.area([(x, ground - high + 0.001), peak, (x + wide, ground - high + 0.001)], tone)
        across, down = int(wide / 0.022), int(high / 0.032)
        c.windows(
            x + 0.01, ground - high + 0.014, across, down, (0.021, 0.031), (0.009, 0.013), lit
        )
        x += wide + c.chance.choice([0.0, 0.0, 0.006])


def harbour_day(c: Canvas) -> None:
    """Cranes, stacked containers and a dredger in morning light."""
    c.fade([(0, "#8fb0bf"), (0.5, "#c9d3cc"), (0.8, "#f0ddb8"), (1, "#eecb9a")], 0, 0.62)
    c.glow(c.right * 0.16, 0.5, 0.55, "#fff3cf", 0.8)
    c.ridge(0.6, 0.09, [(0, "#9fb0b2"), (1, "#c5c3b0")], 0.5)
    for i in range(4):
        _crane(
            c,
            c.right * (0.36 + 0.15 * i),
            0.6,
            0.34 + 0.05 * (i % 2),
            mix("#39505c", "#8fa2a8", 0.3 - 0.1 * i),
        )
    tones = ["#a5442f", "#2f5f7d", "#c79a3f", "#5d6f5a", "#7b8790", "#8c3b2c"]
    for row in range(3):
        for i in range(22):
            if c.chance.random() < 0.86 - 0.28 * row:
                x = c.right * 0.3 + i * 0.052
                tone = c.chance.choice(tones)
                c.box(x, 0.573 - row * 0.03, 0.05, 0.029, tone)
                c.box(x, 0.573 - row * 0.03, 0.05, 0.005, mix(tone, "#ffffff", 0.25))
    c.box(c.right * 0.26, 0.602, c.right, 0.024, "#5a5f5d")
    c.mirror(0.626, 0.374, "#5f8088", 0.42)
    hull = [(0.16, 0.73), (0.78, 0.72), (0.72, 0.8), (0.21, 0.8)]
    c.shade(hull, [(0, "#b4502f"), (1, "#612615")])
    c.box(0.22, 0.63, 0.13, 0.1, "#efe9da")
    c.box(0.235, 0.648, 0.1, 0.022, "#37505c")
    c.box(0.25, 0.585, 0.075, 0.047, "#e2dac7")
    c.stroke([(0.42, 0.73), (0.56, 0.54), (0.75, 0.76)], 0.008, "#3a4248")
    c.stroke([(0.56, 0.54), (0.56, 0.73)], 0.006, "#3a4248")
    c.box(0.4, 0.71, 0.34, 0.02, "#d8b04f")
    c.glints(0.64, "#fff2cd", 300, c.right * 0.16, 0.4)


def _crane(c: Canvas, x: float, ground: float, high: float, tone: str) -> None:
    top = ground - high
    for foot in (x - 0.045, x + 0.045):
        c.stroke([(foot, ground), (x + (foot - x) * 0.8, top + 0.06)], 0.008, tone)
    c.stroke([(x - 0.04, ground - high * 0.4), (x + 0.04, ground - high * 0.4)], 0.006, tone)
    c.stroke([(x - 0.13, top + 0.06), (x + 0.21, top + 0.045)], 0.011, tone)
    c.stroke([(x - 0.13, top + 0.06), (x, top), (x + 0.21, top + 0.045)], 0.003, tone)
    c.stroke([(x, top), (x, top + 0.06)], 0.008, tone)
    c.stroke([(x + 0.13, top + 0.05), (x + 0.13, top + 0.15)], 0.002, tone)
    c.box(x + 0.12, top + 0.15, 0.02, 0.014, tone)


def lighthouse(c: Canvas) -> None:
    """A lighthouse stands in driving weather, its beam to seaward."""
    c.fade([(0, "#1b2b36"), (0.4, "#3b515c"), (0.75, "#7a8a8b"), (1, "#52666d")])
    for i in range(14):
        x, y = c.chance.uniform(-0.2, c.right), c.chance.uniform(0.0, 0.5)
        wide = c.chance.uniform(0.3, 0.7)
        c.beam(
            [(x, y), (x + wide, y - 0.05), (x + wide * 1.1, y + 0.03), (x + 0.1, y + 0.07)],
            "#22343f" if i % 3 else "#a4b0ae",
            0.45,
            0.03,
        )
    x, lamp = c.right * 0.6, 0.27
    c.beam([(x, lamp), (-0.4, lamp - 0.22), (-0.4, lamp + 0.1)], "#fff0bd", 0.65, 0.012)
    c.beam(
        [(x, lamp), (c.right + 0.3, lamp + 0.02), (c.right + 0.3, lamp - 0.1)],
        "#fff0bd",
        0.3,
        0.012,
    )
    c.haze(0.74, 0.12, "#b9c2bf", 0.5)
    c.fade([(0, "#4b636b"), (1, "#16262d")], 0.74, 1)
    for i in range(26):
        y = 0.75 + 0.25 * (i / 26) ** 1.2
        size = 0.012 + 0.05 * (y - 0.75) * 4
        start = c.chance.uniform(-0.1, c.right)
        c.slice(start, y + size, size * 3, size, (200, 340), sheer("#24383f", 0.8))
        c.slice(start + size, y + size, size * 2.6, size * 0.85, (215, 330), sheer("#8ea3a5", 0.4))
    rock = [
        (x - 0.26, 0.84),
        (x - 0.17, 0.73),
        (x - 0.08, 0.7),
        (x + 0.1, 0.69),
        (x + 0.2, 0.75),
        (x + 0.3, 0.86),
        (x + 0.1, 0.9),
        (x - 0.15, 0.9),
    ]
    c.shade(rock, [(0, "#39434a"), (1, "#0e161b")])
    tower = [
        (x - 0.034, lamp + 0.045),
        (x + 0.034, lamp + 0.045),
        (x + 0.062, 0.71),
        (x - 0.062, 0.71),
    ]
    c.shade(tower, [(0, "#e7e1d2"), (1, "#9da5a3")])
    for i in (0, 2):
        a, b = 0.36 + i * 0.09, 0.44 + i * 0.09
        wide = [0.034 + 0.028 * (y - 0.315) / 0.395 for y in (a, b)]
        c.area([(x - wide[0], a), (x + wide[0], a), (x + wide[1], b), (x - wide[1], b)], "#9c3430")
    c.box(x - 0.045, lamp + 0.032, 0.09, 0.014, "#28333a")
    c.box(x - 0.026, lamp - 0.035, 0.052, 0.068, "#fff3c4")
    c.glow(x, lamp, 0.16, "#fff3c4", 0.9)
    c.slice(x, lamp - 0.033, 0.034, 0.038, (180, 360), "#8b2c29")
    for _ in range(420):
        px, py = c.chance.uniform(0, c.right), c.chance.uniform(0, 1)
        c.stroke([(px, py), (px - 0.016, py + 0.03)], 0.0009, sheer("#dfe7e6", 0.22))
    for _ in range(70):
        px = x + c.chance.gauss(-0.05, 0.14)
        c.disc(
            px,
            0.83 + c.chance.gauss(0, 0.03),
            c.chance.uniform(0.002, 0.012),
            sheer("#e3eaea", 0.4),
        )


def flood(c: Canvas) -> None:
    """A river stands in a street of houses; a boat carries two people past the doors."""
    c.fade([(0, "#75858d"), (0.6, "#aab2b0"), (1, "#c2c0b3")], 0, 0.56)
    c.ridge(0.5, 0.07, [(0, "#8a9896"), (1, "#9aa29a")], 0.45)
    brick = ["#8d5544", "#a06a50", "#75584c", "#b08d6c", "#94655b", "#6e6660"]
    x = -0.05
    while x < c.right:
        wide, high = c.chance.uniform(0.18, 0.26), c.chance.uniform(0.26, 0.34)
        tone = c.chance.choice(brick)
        top = 0.6 - high
        c.shade(
            [(x, top), (x + wide, top), (x + wide, 0.6), (x, 0.6)],
            [(0, tone), (1, mix(tone, "#20282c", 0.45))],
        )
        c.area(
            [(x - 0.012, top), (x + wide / 2, top - 0.1), (x + wide + 0.012, top)],
            mix(tone, "#262d33", 0.65),
        )
        c.box(x + wide * 0.7, top - 0.1, 0.03, 0.07, mix(tone, "#20282c", 0.4))
        c.windows(
            x + wide * 0.14,
            top + 0.04,
            2,
            2,
            (wide * 0.42, 0.12),
            (wide * 0.26, 0.075),
            ["#d9d4bd", "#4c5a62", "#3d4a52", "#f0d48f"],
        )
        x += wide
    c.mirror(0.6, 0.4, "#7b7a66", 0.5)
    for post in (0.3, 0.62):
        px = c.right * post
        c.box(px - 0.004, 0.3, 0.008, 0.42, "#2a3238")
        c.oval(px, 0.3, 0.022, 0.016, "#e8d9a6")
        c.glow(px, 0.3, 0.09, "#f6e3a8", 0.55)
    bx = c.right * 0.46
    c.shade(
        [(bx - 0.18, 0.765), (bx + 0.19, 0.765), (bx + 0.14, 0.82), (bx - 0.14, 0.82)],
        [(0, "#c35a2e"), (1, "#57240f")],
    )
    c.bust(bx - 0.06, 0.69, 0.022, "#d69a2d", "#b98b6c")
    c.bust(bx + 0.07, 0.7, 0.021, "#2d4a5e", "#8d6248")
    c.area(
        [(bx - 0.17, 0.768), (bx + 0.18, 0.768), (bx + 0.16, 0.795), (bx - 0.15, 0.795)], "#a94a24"
    )
    c.stroke([(bx + 0.1, 0.72), (bx + 0.24, 0.86)], 0.006, "#4d3c2b")
    c.glints(0.62, "#e8e6da", 240, c.right * 0.5, c.right * 0.3)


def regatta(c: Canvas) -> None:
    """Sailing boats heel towards a buoy under a clear sky."""
    c.fade([(0, "#3f7ea6"), (0.6, "#a8cbd6"), (1, "#e6ebdf")], 0, 0.56)
    for _ in range(9):
        x, y = c.chance.uniform(0, c.right), c.chance.uniform(0.1, 0.42)
        c.beam([(x - 0.2, y), (x, y - 0.04), (x + 0.25, y), (x, y + 0.02)], "#ffffff", 0.6, 0.02)
    c.ridge(0.555, 0.05, [(0, "#5d7f86"), (1, "#7f9a92")], 0.5)
    c.fade([(0, "#5f9bb0"), (0.3, "#2f7190"), (1, "#0f3a55")], 0.56, 1)
    c.glints(0.57, "#f2f8f4", 420, c.right * 0.6, c.right * 0.35)
    for i in range(7):
        _sail(
            c, c.right * (0.1 + 0.13 * i), 0.585 + 0.006 * (i % 3), 0.09 + 0.02 * (i % 2), "#f2efe6"
        )
    for x, y, size, tone in (
        (0.2, 0.74, 0.34, "#c8442f"),
        (0.52, 0.82, 0.52, "#f7f3e7"),
        (0.8, 0.7, 0.28, "#e0a83a"),
    ):
        _sail(c, c.right * x, y, size, tone)
    c.disc(c.right * 0.35, 0.79, 0.026, "#e5602c")
    c.box(c.right * 0.35 - 0.02, 0.785, 0.04, 0.008, "#f6ead8")


def _sail(c: Canvas, x: float, water: float, size: float, tone: str) -> None:
    lean = size * 0.16
    mast = (x + lean, water - size)
    main = [(x, water - size * 0.1), mast, (x - size * 0.34, water - size * 0.12)]
    jib = [
        (x + size * 0.03, water - size * 0.09),
        (mast[0], mast[1] + size * 0.1),
        (x + size * 0.36, water - size * 0.08),
    ]
    c.shade(main, [(0, tone), (1, mix(tone, "#6f8794", 0.35))])
    c.shade(jib, [(0, mix(tone, "#ffffff", 0.3)), (1, mix(tone, "#6f8794", 0.15))])
    c.stroke([(x, water - size * 0.04), mast], size * 0.012, "#3b3f42")
    hull = [
        (x - size * 0.32, water - size * 0.07),
        (x + size * 0.38, water - size * 0.06),
        (x + size * 0.24, water + size * 0.02),
        (x - size * 0.25, water + size * 0.02),
    ]
    c.shade(hull, [(0, "#24323c"), (1, "#0c161d")])
    c.stroke(
        [(x - size * 0.5, water + size * 0.03), (x + size * 0.4, water + size * 0.025)],
        size * 0.02,
        sheer("#ffffff", 0.6),
    )


def marsh(c: Canvas) -> None:
    """Wading birds feed on a mudflat at low water, at first light."""
    c.fade([(0, "#49566f"), (0.45, "#b98f8a"), (0.8, "#f0b98a"), (1, "#f7d9a6")], 0, 0.5)
    c.glow(c.right * 0.62, 0.48, 0.5, "#fff0c4", 0.8)
    c.disc(c.right * 0.62, 0.475, 0.035, "#fff8e0")
    c.ridge(0.5, 0.04, [(0, "#7d6f78"), (1, "#a58a80")], 0.5)
    c.mirror(0.5, 0.5, "#6b5a5a", 0.35)
    for i in range(16):
        y = 0.55 + 0.45 * (i / 16) ** 1.3
        x, wide = c.chance.uniform(-0.2, c.right), c.chance.uniform(0.3, 0.9)
        c.oval(x, y, wide, 0.008 + 0.03 * (y - 0.5), sheer("#4a3d3a", 0.75))
    c.glints(0.51, "#ffeec2", 200, c.right * 0.62, 0.2)
    for _ in range(16):
        x, y = c.chance.uniform(0.05, c.right - 0.05), c.chance.uniform(0.62, 0.93)
        _wader(c, x, y, 0.035 + 0.09 * (y - 0.58), c.chance.choice([-1, 1]))
    for i in range(26):
        x, y = (
            c.right * 0.12 + i * 0.021 + c.chance.uniform(-0.01, 0.01),
            0.16 + 0.05 * abs(i - 9) / 9 + c.chance.uniform(-0.012, 0.012),
        )
        c.stroke([(x - 0.01, y - 0.005), (x, y), (x + 0.01, y - 0.006)], 0.0022, "#2c2a35")


def _wader(c: Canvas, x: float, foot: float, size: float, way: int) -> None:
    tone = "#1d1b20"
    for leg in (-0.1, 0.12):
        c.stroke(
            [(x + leg * size, foot - size * 0.75), (x + leg * size * 1.2, foot)], size * 0.04, tone
        )
    c.oval(x, foot - size * 0.92, size * 0.42, size * 0.23, tone)
    neck = (x + way * size * 0.48, foot - size * 1.28)
    c.stroke([(x + way * size * 0.3, foot - size), neck], size * 0.13, tone)
    c.disc(*neck, size * 0.12, tone)
    c.stroke([neck, (neck[0] + way * size * 0.55, neck[1] + size * 0.28)], size * 0.04, tone)


SCENES = {
    "night-ferry": night_ferry,
    "harbour-day": harbour_day,
    "lighthouse": lighthouse,
    "flood": flood,
    "regatta": regatta,
    "marsh": marsh,
}
