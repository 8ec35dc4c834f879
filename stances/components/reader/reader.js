// A source: its data, its text with every quotation marked, and the stances that rest on it.

import { classes, el, outsideLink, webAddress } from "../kit/elements.js"
import { citations, copyButton, quiet } from "../kit/copy.js"
import { pageLink, sharedAddress } from "../kit/links.js"
import { dot } from "../kit/marks.js"
import { mount } from "../kit/mount.js"
import { show, text } from "./text.js"

export default mount((view, data) => {
  if (!view.differs(view.root, data)) return
  view.root.replaceChildren(
    el(
      "div",
      { class: "head" },
      el("h2", {}, data.heading),
      el(
        "span",
        { class: "actions" },
        citations(view, data.citation, data.formats),
        copyButton(view, "Copy link", () => sharedAddress({ source: data.source })),
      ),
    ),
    el(
      "dl",
      {},
      data.facts.map(({ term, value }) => [el("dt", {}, term), el("dd", {}, fact(value))]),
    ),
    el("div", { class: "columns" }, text(data), stances(data, view)),
  )
  if (data.linked) show(view.root, data.linked)
})

function fact(value) {
  const web = webAddress(value)
  return web ? outsideLink(`${value} ↗`, web) : value
}

function stances(data, view) {
  const rest = data.stances.length === 1 ? "1 stance rests" : `${data.stances.length} stances rest`
  const quoted = new Set(data.segments.flatMap((segment) => segment.stances))
  return el(
    "aside",
    { "aria-label": "Stances that rest on this source", tabindex: "0" },
    el("h3", {}, `${rest} on this source`),
    data.stances.map((stance) => section(stance, quoted.has(stance.id), view)),
  )
}

function section({ id, number, title, label, shade, date, summary }, quoted, view) {
  return el(
    "section",
    { id: `stance-${number}`, class: classes("stance", shade), "data-stance": id },
    el(
      "p",
      { class: "title" },
      el("span", { class: "number" }, number),
      pageLink(view, { label: title, page: "", parameters: { stance: id } }),
    ),
    el(
      "p",
      { class: "position" },
      dot(),
      el("strong", {}, label),
      el("span", { class: "muted" }, date),
    ),
    el("p", { class: "muted" }, summary),
    quoted ? quiet("Show in the text", () => show(view.root, id)) : null,
  )
}
