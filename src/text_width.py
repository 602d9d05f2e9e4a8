"""How wide words are in Source Sans 3, so that no line is cut off; Plotly does not break lines by itself."""

# The letters by their width in thousandths of the type size, from the fonts' own tables (version 3.052).
REGULAR = r"""
240 |
250 ',.:;ij·
260 Il
290 !f
300 ()[]{}
310 -
340 t
350 /\r
420 *?sz
430 "
450 x
460 c
470 vy
480 JY–
490 FL
500 #$+0123456789<=>^_aegk~åäé×§
510 X
520 V
530 ESÉ
540 ATZ`houÅÄö
550 bn
560 dpq
570 CPR
580 K
590 B
600 ●○
610 &
620 DG
640 U
650 HN
660 OQÖ
720 w
730 M
790 W
820 %
830 m
850 @
950 …
"""
BOLD = r"""
270 |
280 ij
290 l
300 ',.:;I·
330 -
340 !()/[\]f{}
380 t
400 r
440 s
460 *?z
470 c
480 –
500 _
510 Jx
520 FLYevyé
530 #$+0123456789<=>^ag~åä×§
540 "Z
550 EkÉ
560 STV`oö
570 AXbdhnpquÅÄ
580 C
600 BP●○
610 KR
640 DG
660 NU
670 &H
680 OQÖ
760 M
780 w
810 W
860 %m
900 @
980 …
"""
SPACE, WIDEST = 200, 1000  # a space, breaking or not; and what a letter is taken for that stands in neither table


def _widths(table: str) -> dict[str, int]:
    rows = [line.split(" ", 1) for line in table.strip().splitlines()]
    return {letter: int(width) for width, letters in rows for letter in letters} | dict.fromkeys(" \u00a0", SPACE)


_WIDTHS = (_widths(REGULAR), _widths(BOLD))
_BREAKS = "/?&.-"  # after these, a word that must be broken is broken if it can


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """How wide the words are, in the unit of `size`."""
    widths = _WIDTHS[bold]
    return sum(widths.get(letter, WIDEST) for letter in words) * size / 1000


def lines_of(words: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The words in lines no wider than `room`; a word that is wider by itself, such as an address, is broken where it must."""
    lines: list[str] = []
    for word in words.split(" "):
        if lines and width_of(f"{lines[-1]} {word}", size, bold=bold) <= room:
            lines[-1] += f" {word}"
            continue
        rest = word
        while width_of(rest, size, bold=bold) > room and len(rest) > 1:
            fits = [n for n in range(1, len(rest)) if width_of(rest[:n], size, bold=bold) <= room] or [1]
            place = max((n for n in fits if rest[n - 1] in _BREAKS), default=fits[-1])
            lines.append(rest[:place])
            rest = rest[place:]
        lines.append(rest)
    return [line for line in lines if line]
