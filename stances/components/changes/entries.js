// Changes under their headings, the first of each, the others on demand.

import { classes, el } from "../kit/elements.js"
import { quiet } from "../kit/copy.js"
import { pageLink } from "../kit/links.js"
import { dot } from "../kit/marks.js"

const PAGE = 25

/** A heading with its count, unless there is none, and its entries, for each kind of change. */
export function sectionRows(view, sections) {
  const shown = sections.filter(({ entries }) => entries.length)
  return shown.map(({ heading, entries, counted = true }) => {
    const list = el("ol")
    const words = counted ? `${heading}: ${entries.length}` : heading
    const place = el("section", {}, el("h2", {}, words), list)
    show(view, place, list, entries, 0)
    return place
  })
}

function show(view, place, list, entries, from) {
  list.append(...entries.slice(from, from + PAGE).map((entry) => row(view, entry)))
  const rest = entries.length - from - PAGE
  if (rest <= 0) return
  const more = quiet(
    `Show ${Math.min(rest, PAGE)} more of ${rest}`,
    () => {
      more.remove()
      show(view, place, list, entries, from + PAGE)
      list.children[from + PAGE]?.querySelector("a")?.focus()
    },
    { class: "quiet more" },
  )
  place.append(more)
}

function row(view, { title, link, key, words, lines }) {
  return el(
    "li",
    { class: "entry" },
    el(
      "div",
      { class: "name" },
      link ? pageLink(view, { ...link, label: title }) : el("span", {}, title),
      key && !title.includes(key) ? el("span", { class: "key" }, key) : null,
    ),
    el(
      "div",
      { class: "what" },
      words ? el("p", {}, words) : null,
      lines.map(({ label, before, after }) =>
        el(
          "p",
          { class: "line" },
          label ? el("span", { class: "muted" }, label) : null,
          value(before),
          el("span", { class: "arrow", role: "img", "aria-label": "then" }, "→"),
          value(after),
        ),
      ),
    ),
  )
}

function value({ label, shade, dotted }) {
  return el("span", { class: classes("value", shade) }, dotted ? dot() : null, label)
}
