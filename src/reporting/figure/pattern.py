"""Hatched fields for typst, which draws a pattern tile by tile: what is one colour under the lines is drawn in one piece."""

import copy
import re
import xml.etree.ElementTree as ET

SVG = "http://www.w3.org/2000/svg"
_FILL = re.compile(r"fill: ?url\(['\"]?#([^'\")]+)['\"]?\)")


def without_seams(svg: bytes) -> bytes:
    """The drawing with the ground of each hatched field below it as a field of its own, since thin lines show between tiles."""
    if b"<pattern" not in svg:
        return svg
    root = ET.fromstring(svg)  # noqa: S314 from our own browser
    grounds = dict(filter(None, map(_taken_out, root.iter(f"{{{SVG}}}pattern"))))
    for parent in list(root.iter()):
        for place, child in reversed(list(enumerate(parent))):
            found = _FILL.search(child.get("style", ""))
            if found and found[1] in grounds:
                below = copy.deepcopy(child)
                below.set("style", _FILL.sub(f"fill: {grounds[found[1]]}", child.attrib["style"]))
                parent.insert(place, below)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _taken_out(pattern: ET.Element) -> tuple[str, str] | None:
    """The pattern's id and the colour of its ground, which is taken out of it; None where it has no ground."""
    ground = pattern.find(f"{{{SVG}}}rect")
    if ground is None or not ground.get("fill"):
        return None
    pattern.remove(ground)
    return pattern.attrib["id"], ground.attrib["fill"]
