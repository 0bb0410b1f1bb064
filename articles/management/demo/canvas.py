"""A drawing surface for stand-in photos: light, distance and grain with nothing but Pillow.

Places are given in heights of the picture: y runs from 0 at the top to 1 at the bottom, x from 0 to
`right` (width / height), so that a circle is a circle in every format. Everything is drawn at twice
the size and reduced once, which smooths each edge. Chance comes from a generator seeded with the
picture's name: the same name draws the same picture, byte for byte.
"""

import random
from collections.abc import Iterable, Sequence
from itertools import pairwise

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageFont

type Colour = str | tuple[int, ...]
type Place = tuple[float, float]
type Stops = Sequence[tuple[float, str]]

SCALE = 2
GRAIN = 256  # pixels of the square of noise that covers the picture
COARSE = 8  # soft light is drawn that much smaller


def rgb(colour: str) -> tuple[int, int, int]:
    """Read "#1b2a33"."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(one: str, other: str, share: float) -> str:
    """Return `one` with `share` (0 to 1) of `other` in it."""
    parts = [round(a + (b - a) * share) for a, b in zip(rgb(one), rgb(other), strict=True)]
    return "#{:02x}{:02x}{:02x}".format(*parts)


def sheer(colour: str, alpha: float) -> tuple[int, ...]:
    """Return `colour` so thin that what is below shows through."""
    return (*rgb(colour), round(alpha * 255))


class Canvas:
    """One picture while it is drawn."""

    def __init__(self, size: tuple[int, int], seed: str) -> None:
        self.size = size
        self.right = size[0] / size[1]
        self.unit = size[1] * SCALE
        self.chance = random.Random(seed)
        self.image = Image.new("RGB", (size[0] * SCALE, size[1] * SCALE))
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    # Flat shapes -----------------------------------------------------------------------------

    def area(self, points: Iterable[Place], colour: Colour) -> None:
        self.pen.polygon([self._px(p) for p in points], fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        left, top = self._px((x, y))
        right, bottom = self._px((x + width, y + height))
        if right > left and bottom > top:
            self.pen.rectangle((left, top, right, bottom), fill=colour)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        self.pen.ellipse((*self._px((x - rx, y - ry)), *self._px((x + rx, y + ry))), fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        self.oval(x, y, radius, radius, colour)

    def slice(self, x: float, y: float, rx: float, ry: float, ends: Place, colour: Colour) -> None:
        """A piece of an oval between two angles, in degrees clockwise from three o'clock."""
        frame = (*self._px((x - rx, y - ry)), *self._px((x + rx, y + ry)))
        self.pen.pieslice(frame, *ends, fill=colour)

    def stroke(self, points: Iterable[Place], width: float, colour: Colour) -> None:
        thick = max(1, round(width * self.unit))
        self.pen.line([self._px(p) for p in points], fill=colour, width=thick, joint="curve")

    # Light and depth -------------------------------------------------------------------------

    def fade(self, stops: Stops, top: float = 0.0, bottom: float = 1.0) -> None:
        """A gradient from edge to edge; the stops run from 0 at `top` to 1 at `bottom`."""
        first, last = round(top * self.unit), round(bottom * self.unit)
        strip = self._strip(stops).resize((self.image.width, max(1, last - first)))
        self.image.paste(strip, (0, first))

    def shade(self, points: Sequence[Place], stops: Stops) -> None:
        """A shape filled from its top to its bottom with a gradient."""
        pixels = [self._px(p) for p in points]
        left, right = min(x for x, _ in pixels), max(x for x, _ in pixels)
        top, bottom = min(y for _, y in pixels), max(y for _, y in pixels)
        size = (max(1, right - left), max(1, bottom - top))
        mask = Image.new("1", size)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in pixels], fill=1)
        self.image.paste(self._strip(stops).resize(size), (left, top), mask)

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float = 1.0) -> None:
        """Light that falls off from a point."""
        side = max(2, round(2 * radius * self.unit))
        mask = Image.radial_gradient("L").point(  # it reaches 181 where the square's sides are
            lambda v: round(255 * strength * (max(0, 181 - v) / 181) ** 2)
        )
        left, top = self._px((x - radius, y - radius))
        self.image.paste(rgb(colour), (left, top), mask.resize((side, side)))

    def beam(self, points: Sequence[Place], colour: str, strength: float, blur: float) -> None:
        """A soft-edged shape of light or shadow."""
        margin = 3 * blur
        left = round((max(0.0, min(x for x, _ in points) - margin)) * self.unit / COARSE)
        right = round((min(self.right, max(x for x, _ in points) + margin)) * self.unit / COARSE)
        top = round((max(0.0, min(y for _, y in points) - margin)) * self.unit / COARSE)
        bottom = round((min(1.0, max(y for _, y in points) + margin)) * self.unit / COARSE)
        if right <= left or bottom <= top:
            return
        small = Image.new("L", (right - left, bottom - top))
        shape = [(x * self.unit / COARSE - left, y * self.unit / COARSE - top) for x, y in points]
        ImageDraw.Draw(small).polygon(shape, fill=round(255 * strength))
        soft = small.filter(ImageFilter.GaussianBlur(blur * self.unit / COARSE))
        mask = soft.resize((small.width * COARSE, small.height * COARSE))
        self.image.paste(rgb(colour), (left * COARSE, top * COARSE), mask)

    def haze(self, y: float, reach: float, colour: str, strength: float) -> None:
        """A band of mist, thickest at `y`."""
        thick = [round(255 * strength * (1 - abs(i - 32) / 32) ** 1.5) for i in range(65)]
        column = Image.new("L", (1, 65))
        column.putdata(thick)
        height = round(2 * reach * self.unit)
        mask = column.resize((self.image.width, height), Image.Resampling.BICUBIC)
        self.image.paste(rgb(colour), (0, round((y - reach) * self.unit)), mask)

    def mirror(self, y: float, depth: float, tint: str, strength: float = 0.45) -> None:
        """Still water below `y`: what stands above it, upside down, blurred and tinted."""
        line, height = round(y * self.unit), round(depth * self.unit)
        above = self.image.crop((0, max(0, line - height), self.image.width, line))
        low = above.resize((above.width // 6, above.height // 12))
        low = low.filter(ImageFilter.GaussianBlur(2)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        water = low.resize((self.image.width, height), Image.Resampling.BICUBIC)
        veil = Image.new("RGB", water.size, rgb(tint))
        self.image.paste(Image.blend(water, veil, strength), (0, line))

    # Things that many scenes need --------------------------------------------------------------

    def ridge(self, base: float, rise: float, stops: Stops, rough: float = 0.55) -> None:
        """A line of hills from edge to edge, solid to the picture's foot."""
        heights = [self.chance.uniform(0, rise * 0.5), self.chance.uniform(0, rise * 0.5)]
        swing = rise
        while len(heights) < 257:
            swing *= rough
            between = [
                (a + b) / 2 + self.chance.uniform(-swing, swing) for a, b in pairwise(heights)
            ]
            heights = [h for pair in zip(heights, between, strict=False) for h in pair] + [
                heights[-1]
            ]
        step = self.right / (len(heights) - 1)
        line = [(i * step, base - h) for i, h in enumerate(heights)]
        self.shade([(0, 1.0), *line, (self.right, 1.0)], stops)

    def stars(self, count: int, lowest: float, colour: str = "#f4f1e4") -> None:
        for _ in range(count):
            x, y = self.chance.uniform(0, self.right), self.chance.uniform(0, lowest)
            size = self.chance.choice([0.0008, 0.0008, 0.0011, 0.0016])
            self.disc(x, y, size, sheer(colour, self.chance.uniform(0.3, 1) * (1 - y / lowest / 2)))

    def glints(self, top: float, colour: str, count: int, at: float, spread: float) -> None:
        """Short bright strokes on water, under a light that stands at x = `at`."""
        for _ in range(count):
            y = top + (1 - top) * self.chance.random() ** 1.4
            near = (y - top) / (1 - top)
            x = self.chance.gauss(at, spread * (0.35 + near))
            half = (0.006 + 0.05 * near) * self.chance.uniform(0.4, 1)
            alpha = self.chance.uniform(0.12, 0.6) * (1 - 0.5 * near)
            self.stroke([(x - half, y), (x + half, y)], 0.0015 + 0.003 * near, sheer(colour, alpha))

    def person(self, x: float, foot: float, height: float, colour: Colour) -> None:
        """Somebody standing, as a shape."""
        head = height * 0.075
        self.disc(x, foot - height + head, head, colour)
        shoulder, hip = foot - height * 0.8, foot - height * 0.45
        wide = height * 0.13
        self.area(
            [
                (x - wide * 0.5, shoulder - height * 0.02),
                (x + wide * 0.5, shoulder - height * 0.02),
                (x + wide, shoulder + height * 0.06),
                (x + wide * 0.85, hip),
                (x + wide * 0.6, foot),
                (x + wide * 0.1, foot),
                (x, hip + height * 0.05),
                (x - wide * 0.1, foot),
                (x - wide * 0.6, foot),
                (x - wide * 0.85, hip),
                (x - wide, shoulder + height * 0.06),
            ],
            colour,
        )

    def bust(self, x: float, y: float, size: float, coat: Colour, skin: Colour) -> None:
        """Head and shoulders, seen from the front or the back; `y` is the middle of the head."""
        self.slice(x, y + size * 2.9, size * 1.75, size * 1.75, (180, 360), coat)
        self.box(x - size * 0.33, y + size * 0.6, size * 0.66, size * 0.7, skin)
        self.oval(x, y, size * 0.78, size, skin)

    def windows(
        self, x: float, y: float, across: int, down: int, gap: Place, size: Place, lit: Sequence
    ) -> None:
        """Rows of windows, each with a colour drawn from `lit` (None: dark, not drawn)."""
        for row in range(down):
            for column in range(across):
                if colour := self.chance.choice(lit):
                    self.box(x + column * gap[0], y + row * gap[1], *size, colour)

    def arch(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """An upright opening with a round head; `x` is its middle and `y` its foot."""
        half = width / 2
        self.box(x - half, y - height + half, width, height - half, colour)
        self.slice(x, y - height + half, half, half, (180, 360), colour)

    # The end -----------------------------------------------------------------------------------

    def finish(self, label: str) -> Image.Image:
        """Return the picture at its own size with bloom, grain, darker corners and its label."""
        photo = self.image.reduce(SCALE)
        low = photo.resize((photo.width // 8, photo.height // 8))
        bright = low.point(lambda v: max(0, v - 175) // 2).filter(ImageFilter.GaussianBlur(9))
        photo = ImageChops.add(photo, bright.resize(photo.size, Image.Resampling.BICUBIC))
        photo = ImageChops.multiply(photo, self._corners(photo.size))
        photo = ImageChops.soft_light(photo, self._grain(photo.size))
        photo = ImageEnhance.Contrast(photo).enhance(1.04)
        return self._labelled(photo, label)

    def _corners(self, size: tuple[int, int]) -> Image.Image:
        dark = Image.radial_gradient("L").point(lambda v: 255 - round(70 * (v / 255) ** 2.2))
        return dark.resize(size).convert("RGB")

    def _grain(self, size: tuple[int, int]) -> Image.Image:
        noise = Image.frombytes("L", (GRAIN, GRAIN), self.chance.randbytes(GRAIN * GRAIN))
        noise = noise.filter(ImageFilter.GaussianBlur(0.6)).point(lambda v: 128 + (v - 128) // 3)
        sheet = Image.new("L", size)
        for left in range(0, size[0], GRAIN):
            for top in range(0, size[1], GRAIN):
                turned = noise.transpose(self.chance.choice(list(Image.Transpose)))
                sheet.paste(turned, (left, top))
        return sheet.convert("RGB")

    def _labelled(self, photo: Image.Image, label: str) -> Image.Image:
        long_side = max(photo.size)
        font = ImageFont.load_default(max(9, long_side // 64))
        pen = ImageDraw.Draw(photo, "RGBA")
        pad = long_side // 150
        left, top, right, bottom = pen.textbbox((0, 0), label, font=font)
        # In the middle and a little above the foot, where crops for cards leave it alone.
        x = (photo.width - (right - left)) // 2
        foot = 0.89 if photo.width > photo.height else 0.95
        y = round(photo.height * foot) - (bottom - top)
        plate = (x - pad, y - pad, x + right - left + pad, y + bottom - top + pad)
        pen.rectangle(plate, fill=(12, 16, 20, 170))
        pen.text((x - left, y - top), label, font=font, fill=(255, 255, 255, 240))
        return photo

    def _px(self, place: Place) -> tuple[int, int]:
        return round(place[0] * self.unit), round(place[1] * self.unit)

    @staticmethod
    def _strip(stops: Stops) -> Image.Image:
        strip = Image.new("RGB", (1, 256))
        colours = []
        for i in range(256):
            at = i / 255
            below = max((s for s in stops if s[0] <= at), key=lambda s: s[0], default=stops[0])
            above = min((s for s in stops if s[0] >= at), key=lambda s: s[0], default=stops[-1])
            span = above[0] - below[0]
            share = (at - below[0]) / span if span else 0
            colours.append(rgb(mix(below[1], above[1], share)))
        strip.putdata(colours)
        return strip
