"""How cells of a workbook look: what is good and what is not, told in colours that go with a sign or a word."""

from __future__ import annotations

from collections.abc import Mapping

Props = Mapping[str, object]

GOOD: Props = {"bg_color": "#E2F0D9", "font_color": "#1E4D12"}
PLANNED: Props = {"bg_color": "#DDEBF7", "font_color": "#1F3F66"}
PARTIAL: Props = {"bg_color": "#FFF2CC", "font_color": "#664700"}
LOW: Props = {"bg_color": "#FBD9BD", "font_color": "#7A3B00"}
WEAK: Props = {"bg_color": "#FFF2CC", "font_color": "#664700"}
BAD: Props = {"bg_color": "#FADBD8", "font_color": "#7B1A12", "bold": True}
MOOT: Props = {"bg_color": "#EDEDED", "font_color": "#595959"}
BAND: Props = {"bg_color": "#D9E2EF", "bold": True, "text_wrap": False, "left": 0, "right": 0}
FILE_BAND: Props = {
    "bg_color": "#44546A",
    "font_color": "#FFFFFF",
    "bold": True,
    "text_wrap": False,
    "left": 0,
    "right": 0,
}
CENTRE: Props = {"align": "center"}
POINTS: Props = {"align": "center", "num_format": "0.0#"}
COUNT: Props = {"align": "center", "num_format": "0"}
SHARE: Props = {"align": "right", "num_format": "0.0%"}
STRONG: Props = {"bold": True}
TO_FILL: Props = {"bg_color": "#FFFBE6"}
QUIET: Props = {"font_color": "#6E6E6E"}
BARE: Props = {"border": 0, "text_wrap": False}
