"""Makes docs/audit.png, the picture of an audit's overview page, from the seeds and the reports of the tests.

``make picture`` runs this module.
"""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from checker.audit.trends import trends
from checker.audit.whole import Audit
from checker.output import audit_html
from tests.making.browser import Visit, browser
from tests.output import audits

PICTURE = Path(__file__).with_name("audit.png")
WIDTH = 1440
COLOURS = 256
RANKING, HEAT = 276, 570
"""Heights of the two tables in the picture; on the page they are as high as the screen."""

_SHORTEN = """([ranking, heat]) => {
  const tables = document.querySelectorAll('.window');
  tables[0].style.maxHeight = ranking + 'px';
  tables[1].style.maxHeight = heat + 'px';
  document.querySelector('.filter').style.position = 'static';
  return document.querySelector('#heat').getBoundingClientRect().bottom + window.scrollY;
}"""


def draw(picture: Path = PICTURE) -> None:
    """Writes the picture: the page of an audit over the real reports, down to the heat map."""
    rows, frame = audits.real(), audits.frame()
    made = audit_html.render(Audit(frame, rows, None, None, trends(rows, frame)))
    with tempfile.TemporaryDirectory() as folder, browser() as running:
        file = Path(folder) / "index.html"
        file.write_text(made, encoding="utf-8", newline="\n")
        visit = Visit(running, file, viewport={"width": WIDTH, "height": 900}, color_scheme="light")
        bottom = visit.page.evaluate(_SHORTEN, [RANKING, HEAT])
        visit.page.set_viewport_size({"width": WIDTH, "height": int(bottom) + 16})
        shot = Image.open(BytesIO(visit.page.screenshot()))
        visit.close()
    # The page has few colours: a palette makes a third of the size.
    shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(picture, optimize=True)


if __name__ == "__main__":
    draw()
