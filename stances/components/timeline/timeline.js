// Lanes over time. Drawn anew for every width and zoom; the address keeps the zoom.

import { keepFocus, rove } from "../kit/focus.js"
import { svg } from "../kit/elements.js"
import { legend } from "../kit/marks.js"
import { mount } from "../kit/mount.js"
import { followOpened } from "../kit/opened.js"
import { axis } from "./axis.js"
import { controls } from "./controls.js"
import { events } from "./events.js"
import { fills, lane } from "./lanes.js"

const LANE = 34

export default mount((view, { zoom, ...data }) => {
  // What was chosen last is on its way to the address; until it is back, what comes is older.
  if (view.asked === undefined || same(view.asked, zoom)) {
    view.zoom = zoom ?? null
    view.asked = undefined
  }
  view.watch ??= view.onWidth(view.root, () => keepFocus(view.root, () => draw(view)))
  if (view.differs(view.root, [data, view.zoom])) {
    view.data = data
    draw(view)
  }
  followOpened(view, null, ({ stance }) =>
    view.root.querySelector(`[data-stance="${CSS.escape(stance)}"]`),
  )
})

function same(one, other) {
  return String(one ?? "") === String(other ?? "")
}

function draw(view) {
  const { data, root } = view
  root.dataset.figure = "Lanes"
  const period = view.zoom ?? [data.first, data.last]
  const place = placed(root.clientWidth, period)
  const head = events(data.marks, place)
  const top = head.height + 8
  const height = top + data.lanes.length * place.step + 26
  const picture = svg(
    "svg",
    { ...size(root.clientWidth, height), role: "group", "aria-label": data.alt },
    fills(),
    axis(place, top, height),
    head.draw(top, height),
    data.lanes.map((each, at) => lane(each, top + at * place.step, place, view)),
  )
  const zoom = (to) => {
    view.zoom = to
    view.asked = to
    view.differs(root, [data, to])
    keepFocus(root, () => draw(view))
    view.send("zoom", { period: to })
  }
  root.replaceChildren(picture, controls(data, view.zoom, zoom), legend(data.legend))
  rove(picture, ".row", ".tick")
}

/** On paper, which may be narrower, the picture shrinks as a whole (timeline.css). */
function size(width, height) {
  return { width, height, viewBox: `0 0 ${width} ${height}` }
}

/** Where days lie: beside the labels of the lanes, on a narrow screen under them. */
function placed(width, [from, to]) {
  const narrow = width < 560
  const left = narrow ? 0 : 168
  const inner = Math.max(width - left - 14, 120)
  const scale = (day) => left + ((day - from) / Math.max(to - from, 1)) * inner
  return { from, to, narrow, left, inner, scale, step: narrow ? LANE + 18 : LANE }
}
