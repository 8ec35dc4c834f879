// The frame of a table: its headings, its empty cells, how it scrolls, and what stands below it.

import { classes, el } from "../kit/elements.js"
import { rove } from "../kit/focus.js"
import { copyButton } from "../kit/copy.js"
import { alone, stableAddress } from "../kit/links.js"
import { legend } from "../kit/marks.js"
import { chooser } from "./changes.js"
import { headLink } from "./heads.js"
import { tree } from "./tree.js"

/** The headings and the empty cells; fill(place, cell, view) draws a heading. */
export function build(view, data, fill) {
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
  view.scroll.style.cssText = `--columns: ${data.columns.length}; --tree: ${wide}`
  view.scroll.replaceChildren(data.tree.length ? beside(table, data) : table)
  view.above ??= el("div", { class: "above" })
  view.below ??= el("div")
  if (view.scroll.parentNode !== view.root) {
    view.root.replaceChildren(view.scroll, view.below)
  }
  view.settle = rove(table, "tr", "button, a", data.look === "stances" ? "td *" : "*")
}

/** A table that fits scrolls with the page, and its heads stick to that; another in its frame. */
export function fit(view) {
  const table = view.scroll.querySelector("table")
  const fits = () =>
    view.scroll.classList.toggle("fits", table.offsetWidth <= view.root.clientWidth)
  view.refit = fits
  if (view.watch) fits() // later would be a frame too late
  view.watch ??= view.onWidth(view.root, () => view.refit(), 0)
}

function heading({ name, sub, kind, page, id }, at) {
  const label = page ? headLink({ text: name, page, id }) : name
  return el(
    "th",
    { scope: "col", class: classes(at ? null : "corner", kind) },
    el("span", { class: kind === "hidden" ? "sr-only" : "name" }, label),
    sub ? el("span", { class: "sub" }, sub) : null,
  )
}

function beside(table, data) {
  return el("div", { class: "beside" }, table, tree(data.tree, data.rows.length))
}

export function foot(view, data) {
  const copy = copyButton(view, "Copy link", () => stableAddress(view.asOf, {}))
  const choose = (code, words) => chooser(view, code, words)
  return el("div", { class: "foot" }, legend(data.legend, choose), alone() ? null : copy)
}

/** Says which of the choices holds. */
export function mark(node, only) {
  for (const each of node.querySelectorAll("[data-only]")) {
    each.setAttribute("aria-current", String(each.dataset.only === only))
  }
}
