// Lists of moves, hits or cells, each with buttons that open the records behind it; or a scale.

import { el } from "../kit/elements.js"
import { mount } from "../kit/mount.js"
import { followOpened } from "../kit/opened.js"
import { quiet } from "../kit/copy.js"
import { itemRow } from "./item.js"
import { scale } from "./scale.js"

const PAGE = 25

export default mount((view, data) => {
  const drawn =
    data.scale || data.sections.some(({ items }) => items.some(({ bars }) => bars.length))
  if (drawn) view.root.dataset.figure = data.scale ? "Scale" : "Bars"
  else delete view.root.dataset.figure
  if (data.scale) {
    if (view.differs(view.root, data.scale)) view.root.replaceChildren(scale(view, data.scale))
  } else {
    sections(view, data.sections)
  }
  followOpened(view, null, ({ stance, cell }) =>
    view.root.querySelector(
      stance ? `[data-stance="${CSS.escape(stance)}"]` : `[data-cell="${CSS.escape(cell)}"]`,
    ),
  )
})

/** Draws the sections that differ; the others keep what is unfolded and how far they are shown. */
function sections(view, all) {
  const places = [...view.root.children]
  while (places.length > all.length) places.pop().remove()
  while (places.length < all.length) places.push(el("section"))
  view.root.append(...places.filter((place) => !place.isConnected))
  all.forEach((section, at) => {
    if (view.differs(places[at], section)) fill(places[at], section, view)
  })
  follow(view, places, all)
}

/** Brings into view what was chosen elsewhere on the page; not what an address opens on. */
function follow(view, places, all) {
  const before = view.follows
  view.follows = all.map(({ follows }) => follows).join()
  const at = all.findIndex(({ follows }) => follows)
  if (at < 0 || before === undefined || before === view.follows) return
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth"
  places[at].firstElementChild.scrollIntoView({ block: "center", behavior })
}

function fill(place, { heading, items, empty, left_out: leftOut }, view) {
  const list = el("ol")
  place.replaceChildren(
    ...(heading ? [el("h2", {}, heading)] : []),
    ...(leftOut ? [el("p", { class: "empty" }, leftOut)] : []),
    items.length ? list : el("p", { class: "empty" }, empty),
  )
  const show = (from) => {
    list.append(...items.slice(from, from + PAGE).map((item) => itemRow(item, view)))
    const rest = items.length - from - PAGE
    if (rest <= 0) return
    const more = quiet(
      `Show ${Math.min(rest, PAGE)} more of ${rest}`,
      () => {
        more.remove()
        show(from + PAGE)
        list.children[from + PAGE]?.querySelector("summary, button")?.focus()
      },
      { class: "quiet more" },
    )
    place.append(more)
  }
  show(0)
}
