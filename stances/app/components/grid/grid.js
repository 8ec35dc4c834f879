// A table. Its frame is drawn anew when a heading changes, a cell when its own content does.

import { become, classes, el } from "../kit/elements.js"
import { rove } from "../kit/focus.js"
import { copyButton } from "../kit/copy.js"
import { stableAddress } from "../kit/links.js"
import { legend, press } from "../kit/marks.js"
import { mount } from "../kit/mount.js"
import { followOpened } from "../kit/opened.js"
import { link, pickButton, interval } from "./plain.js"
import { pair } from "./pair.js"
import { stance } from "./stance.js"
import { tree } from "./tree.js"

const CELLS = {
  stance,
  pair,
  link,
  interval,
  button: pickButton,
  text: (cell) => el("span", { class: "words" }, cell.text),
  verdict: (cell) => el("span", { class: classes("chip", cell.kind) }, cell.label),
}

export default mount((view, data) => {
  const heads = data.rows.map(({ head }) => head)
  const frame = [data.look, data.corner, data.columns, heads, data.legend, data.tree]
  if (view.differs(view.root, frame)) build(view, data)
  view.asOf = data.as_of
  view.parameters = data.parameters
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

/** The frame: headings, empty cells, and below them the legend. */
function build(view, data) {
  const columns = [data.corner, ...data.columns]
  view.places = data.rows.map(({ cells }) =>
    cells.map((_, at) => el("td", { class: data.columns[at].kind || null })),
  )
  const body = data.rows.map(({ head }, row) => {
    const th = el("th", { scope: "row", class: data.corner.kind || null })
    fill(th, head, view)
    return el("tr", {}, th, view.places[row])
  })
  view.caption = el("caption", { class: "sr-only" })
  const table = el(
    "table",
    {},
    view.caption,
    el("thead", {}, el("tr", {}, columns.map(heading))),
    el("tbody", {}, body),
  )
  view.scroll ??= el("div", { role: "region", tabindex: "0" })
  view.scroll.className = classes("scroll", data.look)
  const wide = data.tree.length ? "9rem" : "0rem"
  view.scroll.setAttribute("style", `--columns: ${data.columns.length}; --tree: ${wide}`)
  view.scroll.replaceChildren(data.tree.length ? beside(table, data) : table)
  if (view.scroll.parentNode !== view.root) view.root.replaceChildren(view.scroll)
  view.root.querySelector(".foot")?.remove()
  if (data.legend.length) view.root.append(foot(view, data))
  view.settle = rove(table, "tbody tr", "button, a")
}

function heading({ name, sub, kind }, at) {
  return el(
    "th",
    { scope: "col", class: classes(at ? null : "corner", kind) },
    el("span", { class: kind === "hidden" ? "sr-only" : "name" }, name),
    sub ? el("span", { class: "sub" }, sub) : null,
  )
}

function beside(table, data) {
  return el("div", { class: "beside" }, table, tree(data.tree, data.rows.length))
}

function foot(view, data) {
  const copy = copyButton(view, "Copy link", () => stableAddress(view.asOf, {}))
  return el("div", { class: "foot" }, legend(data.legend), copy)
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
