// The elements of the field: a day to type, a day back or forth, the browser's own calendar.

import { el, svg } from "../kit/elements.js"
import { quiet } from "../kit/copy.js"

/** What is done with them calls typed(), move(days) and picked(day). */
export function fieldOf({ typed, move, picked }) {
  const name = el("label", { for: "day" })
  const help = el("span", { class: "help", "aria-hidden": "true" }, "?")
  const input = el("input", {
    id: "day",
    class: "typed",
    autocomplete: "off",
    spellcheck: "false",
    enterkeyhint: "done",
    "aria-describedby": "said",
    onchange: typed,
  })
  const calendar = el("input", {
    type: "date",
    class: "calendar",
    tabindex: "-1",
    "aria-hidden": "true",
    onchange: () => picked(calendar.value),
  })
  const open = quiet(icon(), () => openCalendar(calendar), {
    class: "quiet step",
    "aria-label": "Choose in a calendar",
    title: "Choose in a calendar",
  })
  const step = (sign, days, words) =>
    quiet(sign, () => move(days), { class: "quiet step", "aria-label": words, title: words })
  const said = el("p", { class: "said", id: "said", role: "status" })
  const [back, forth] = [step("‹", -1, "A day earlier"), step("›", 1, "A day later")]
  const row = el("div", { class: "row" }, back, input, forth, el("span", {}, calendar, open))
  return { name, help, input, calendar, back, forth, said, row }
}

/** A page in somebody else's may not open it; the day can be typed there. */
function openCalendar(calendar) {
  try {
    calendar.showPicker()
  } catch {
    calendar.focus()
  }
}

function icon() {
  return svg(
    "svg",
    { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" },
    svg("path", {
      d: "M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 1.5v3M10.5 1.5v3",
      fill: "none",
      stroke: "currentColor",
    }),
  )
}
