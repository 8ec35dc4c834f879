// The line above the text: which passage is at work or selected, and the buttons that go on.

import { el } from "../kit/elements.js"
import { quiet } from "../kit/copy.js"
import { inWords, placeWords } from "./place.js"
import { selected } from "./selection.js"

export const HINT =
  "Click a quotation, or select any words: with the mouse, or with Shift and the arrow keys. " +
  "Enter codes them."

/** Draws the line; code() takes what is selected, choose(view, passage) a passage. */
export function drawBar(view, code, choose) {
  const { quotations, current } = view.data
  const at = quotations.findIndex(({ start, end }) => start === current[0] && end === current[1])
  const chosen = selected(view.shown.text)
  const words = chosen
    ? `Selected: ${inWords(view.data.text, chosen)} · ${placeWords(view.data, chosen)}`
    : said(view.data, at)
  if (!view.differs(view.shown.bar, [words, at, quotations.length, Boolean(chosen)])) return
  const go = (step) => choose(view, quotations[next(view, at, step)])
  view.shown.bar.replaceChildren(
    el("p", { class: "place", role: "status" }, words),
    el(
      "span",
      { class: "actions" },
      button("Code this passage", () => code(view), !chosen),
      button("Previous", () => go(-1), next(view, at, -1) === null),
      button("Next", () => go(1), next(view, at, 1) === null),
    ),
  )
}

function said(data, at) {
  const { quotations, current } = data
  const all = quotations.length
  if (at >= 0) return `Quotation ${at + 1} of ${all} · ${placeWords(data, quotations[at])}`
  const [start, end] = current
  const place = current.length ? `A passage: ${placeWords(data, { start, end })}` : ""
  const number = all === 1 ? "1 quotation" : `${all || "No"} quotation${all ? "s" : ""}`
  return [place || HINT, `${number} found in this text.`].join(" · ")
}

/** The number of the quotation before or after the passage at work; null if there is none. */
function next({ data: { quotations, current } }, at, step) {
  const from = current[0] ?? -1
  const after = quotations.findIndex(({ start }) => start > from)
  const beyond = after < 0 ? quotations.length : after
  const to = at >= 0 ? at + step : step > 0 ? beyond : beyond - 1
  return quotations[to] ? to : null
}

function button(label, onclick, disabled) {
  return quiet(label, onclick, { disabled, onmousedown: (event) => event.preventDefault() })
}
