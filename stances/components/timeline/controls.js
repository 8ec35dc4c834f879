// The period shown: buttons for its length, sliders for its ends.

import { el } from "../kit/elements.js"
import { quiet } from "../kit/copy.js"
import { rove } from "../kit/focus.js"
import { dayWords } from "./axis.js"

const SPANS = [
  ["2 years", 730],
  ["1 year", 365],
  ["6 months", 183],
  ["3 months", 92],
]
const SHORTEST = 14

/** zoom(period) shows another period, zoom(null) all of it. */
export function controls({ first, last }, zoomed, zoom) {
  const [from, to] = zoomed ?? [first, last]
  const choice = (label, pressed, period) =>
    quiet(label, () => zoom(period), { "aria-pressed": String(pressed), "data-period": label })
  const slider = (name, value, change) =>
    el("input", {
      type: "range",
      min: first,
      max: last,
      value,
      "aria-label": name,
      "aria-valuetext": dayWords(value),
      "data-period": name,
      onchange: ({ target }) => zoom(change(Number(target.value))),
    })
  const row = el(
    "div",
    { class: "controls", "data-undrawn": "" },
    el(
      "span",
      { class: "buttons", role: "group", "aria-label": "Period shown" },
      choice("All", !zoomed, null),
      SPANS.filter(([, span]) => span < last - first).map(([label, span]) =>
        choice(label, !!zoomed && to === last && to - from === span, [last - span, last]),
      ),
    ),
    el(
      "span",
      { class: "sliders" },
      slider("First day shown", from, (day) => [Math.min(day, to - SHORTEST), to]),
      slider("Last day shown", to, (day) => [from, Math.max(day, from + SHORTEST)]),
      el("span", { class: "period" }, `${dayWords(from)} – ${dayWords(to)}`),
    ),
  )
  rove(row, ".buttons", "button")
  return row
}
