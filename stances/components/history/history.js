// Measures over time as stepped lines: the strong one in the accent, between its bounds.

import { classes, el, svg } from "../kit/elements.js"
import { mount } from "../kit/mount.js"
import { axis } from "../timeline/axis.js"
import { band, placed, steps } from "./places.js"
import { reader } from "./reader.js"

const HEIGHT = 320

export default mount((view, data) => {
  if (view.differs(view.root, data)) build(view, data)
})

function build(view, data) {
  view.root.dataset.figure = "Over time"
  const picture = svg("svg", { role: "img", "aria-label": data.alt, height: HEIGHT })
  const reading = reader(data)
  const stage = el("div", { class: "stage" }, picture, reading.node)
  view.root.replaceChildren(stage)
  view.unwatch?.()
  const draw = () => {
    if (!stage.clientWidth) return
    const place = placed(data, stage.clientWidth, HEIGHT)
    picture.setAttribute("viewBox", `0 0 ${stage.clientWidth} ${HEIGHT}`)
    picture.replaceChildren(...drawn(data, place))
    reading.put(place)
  }
  view.unwatch = view.onWidth(stage, draw)
  draw()
}

function drawn(data, place) {
  const { lines, low, high } = data
  return [
    ...place.marks.map((value) => height(value, place)),
    ...axis(place, place.top, HEIGHT),
    svg("path", { class: "bounds", d: band(low, high, place) }),
    ...lines.map(({ strong, values }) =>
      svg("path", { class: classes("line", strong && "strong"), d: steps(values, place) }),
    ),
  ]
}

function height(value, { left, inner, at }) {
  const y = at(value)
  const words = String(value).replace("-", "−")
  return svg(
    "g",
    { class: "axis" },
    svg("line", { x1: left, x2: left + inner, y1: y, y2: y }),
    svg("text", { x: left - 8, y: y + 4, "text-anchor": "end" }, words),
  )
}
