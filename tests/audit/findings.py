"""What is found out about a page."""

from dataclasses import dataclass, field


@dataclass
class Weight:
    """What a first visit costs, pictures aside. `strangers` are addresses of anybody else."""

    bytes: int = 0
    requests: int = 0
    parts: dict[str, int] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)


@dataclass
class Page:
    """A kind of page, an address of it in the demo, and what each look at it found."""

    kind: str
    path: str
    status: int = 200
    weight: Weight = field(default_factory=Weight)
    inline: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    shift: float = 0.0
    sideways: int = 0
    axe: list[str] = field(default_factory=list)
    nu: list[str] = field(default_factory=list)
    structured: list[str] = field(default_factory=list)
    performance: int | None = None
    scores: dict[str, int] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    hidden: bool = False  # from search engines, on purpose

    @property
    def is_story(self) -> bool:
        return self.kind.startswith("story")
