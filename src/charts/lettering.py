"""How wide words are in Source Sans 3, so that no line is cut off; Plotly does not break lines by itself."""

# Widths of the letters in hundredths of the type size, from the fonts' own tables (version 3.052).
REGULAR = {
    20: " \u00a0", 24: "|", 25: "',.:;ij·", 26: "Il", 29: "!f", 30: "()[]{}", 31: "-", 34: "t", 35: "/\\r", 42: "*?sz", 43: '"',
    45: "x", 46: "c", 47: "vy", 48: "JY–", 49: "FL", 50: "#$+0123456789<=>^_aegk~åäé×§", 51: "X", 52: "V", 53: "ESÉ",
    54: "ATZ`houÅÄö", 55: "bn", 56: "dpq", 57: "CPR", 58: "K", 59: "B", 60: "●○", 61: "&", 62: "DG", 64: "U", 65: "HN", 66: "OQÖ",
    72: "w", 73: "M", 79: "W", 82: "%", 83: "m", 85: "@", 95: "…",
}  # fmt: skip
BOLD = {
    20: " \u00a0", 27: "|", 28: "ij", 29: "l", 30: "',.:;I·", 33: "-", 34: "!()/[\\]f{}", 38: "t", 40: "r", 44: "s", 46: "*?z",
    47: "c", 48: "–", 50: "_", 51: "Jx", 52: "FLYevyé", 53: "#$+0123456789<=>^ag~åä×§", 54: '"Z', 55: "EkÉ", 56: "STV`oö",
    57: "AXbdhnpquÅÄ", 58: "C", 60: "BP●○", 61: "KR", 64: "DG", 66: "NU", 67: "&H", 68: "OQÖ", 76: "M", 78: "w", 81: "W", 86: "%m",
    90: "@", 98: "…",
}  # fmt: skip
WIDEST = 100  # what a letter is taken for that stands in neither table
_WIDTHS = [{letter: width for width, letters in table.items() for letter in letters} for table in (REGULAR, BOLD)]


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """How wide the words are, in the unit of `size`."""
    widths = _WIDTHS[bold]
    return sum(widths.get(letter, WIDEST) for letter in words) * size / 100


def lines_of(words: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The words in lines no wider than `room`; a word that is wider by itself, such as an address, is broken where it must."""
    lines: list[str] = []
    for word in words.split(" "):
        if lines and width_of(f"{lines[-1]} {word}", size, bold=bold) <= room:
            lines[-1] += f" {word}"
            continue
        while width_of(word, size, bold=bold) > room and len(word) > 1:
            fits = max((n for n in range(1, len(word)) if width_of(word[:n], size, bold=bold) <= room), default=1)
            lines.append(word[:fits])
            word = word[fits:]
        lines.append(word)
    return [line for line in lines if line]
