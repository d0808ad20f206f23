"""What most scenes begin with: sky and sun, hills, water."""

from .drawing import mixed


def sky(paper, horizon=0.5, sun=(0.68, 0.3), radius=0.1):
    paper.shade(*paper.light.sky, 0, horizon)
    glow = mixed(paper.light.sky[1], paper.light.sun, 0.35)
    x = sun[0] + paper.chance.uniform(-0.18, 0.12)
    paper.disc(x, sun[1], radius * 1.32, mixed(glow, paper.light.sky[0], 0.3))
    paper.disc(x, sun[1], radius, paper.light.sun)


def hills(paper, top, bottom, count, rough=0.07):
    """Ranges from far to near between two heights."""
    for i in range(count):
        share = i / max(1, count - 1)
        tone = paper.light.land[min(i, 4)]
        paper.ground(paper.wave(top + (bottom - top) * share, rough, 0.9), tone)


def water(paper, top, lines=14):
    paper.shade(*paper.light.water, top, 1)
    for i in range(lines):
        depth = (i + 0.6) / lines
        y = top + (1 - top) * depth**1.5
        x = paper.chance.uniform(-0.1, 0.9)
        tone = mixed(*paper.light.water, depth * 0.5 if i % 2 else 0.1)
        long = 0.1 + 0.4 * depth
        curve = paper.wave(y, 0.006 + 0.006 * depth, 3)
        steps = [x + long * n / 16 for n in range(17)]
        paper.line([(s, curve(s)) for s in steps], tone, 0.002 + 0.004 * depth)
