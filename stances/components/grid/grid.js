// A table. Its frame is drawn anew when a heading changes, a cell when its own content does.

import { become, classes, el } from "../kit/elements.js"
import { press } from "../kit/marks.js"
import { mount } from "../kit/mount.js"
import { followOpened } from "../kit/opened.js"
import { changes } from "./changes.js"
import { build, fit, foot, mark } from "./frame.js"
import { aim, headLink } from "./heads.js"
import { link, pickButton, interval } from "./plain.js"
import { pair } from "./pair.js"
import { stance } from "./stance.js"

const CELLS = {
  stance,
  pair,
  link,
  interval,
  head: headLink,
  button: pickButton,
  text: (cell) => el("span", { class: "words" }, cell.text),
  verdict: (cell) => el("span", { class: classes("chip", cell.kind) }, cell.label),
}

export default mount((view, data) => {
  const heads = data.rows.map(({ head }) => head)
  const frame = [data.look, data.corner, data.columns, heads, data.tree]
  const anew = view.differs(view.root, frame)
  view.root.dataset.figure = "Table"
  if (anew) build(view, data, fill)
  view.asOf = data.as_of
  view.parameters = data.parameters
  if (view.differs(view.scroll, data.parameters) || anew) aim(view)
  const above = [data.changes, data.only]
  if (view.differs(view.above, above)) {
    view.above.replaceChildren(...(data.changes ? [changes(view, data.changes, data.only)] : []))
    if (data.changes) view.root.prepend(view.above)
    else view.above.remove()
  }
  if (view.differs(view.below, data.legend)) {
    view.below.replaceChildren(...(data.legend.length ? [foot(view, data)] : []))
  }
  mark(view.below, data.only)
  if (view.differs(view.caption, data.caption)) {
    view.scroll.setAttribute("aria-label", data.caption)
    view.caption.textContent = data.caption
  }
  let changed = false
  data.rows.forEach(({ cells }, row) =>
    cells.forEach((cell, column) => {
      const place = view.places[row][column]
      const part = cell?.type === "pair" ? [cell, data.parameters] : cell
      if (!view.differs(place, part)) return
      changed = true
      fill(place, cell, view)
    }),
  )
  if (changed) view.settle()
  if (anew) fit(view)
  if ("pressed" in data) press(view.root, data.pressed)
  else
    followOpened(
      view,
      (cell) => press(view.root, cell),
      ({ cell }) => button(view, cell),
    )
})

function button(view, cell) {
  return view.root.querySelector(`[data-cell="${CSS.escape(cell)}"]`)
}

/** Draws a cell; the button or link that stands in it stays, and with it the focus. */
function fill(place, cell, view) {
  const content = cell && CELLS[cell.type](cell, view)
  const old = place.firstElementChild
  if (old && content instanceof Element && old.tagName === content.tagName) {
    become(old, content)
    while (old.nextSibling) old.nextSibling.remove()
  } else {
    place.replaceChildren(...(content ? [content] : []))
  }
  if (cell?.sub) place.append(el("span", { class: "sub" }, cell.sub))
}
