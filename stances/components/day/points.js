// The days worth going to: the usual one, then the turning points.

import { el } from "../kit/elements.js"
import { rove } from "../kit/focus.js"

/** A list of buttons; choose(day) is called with the day of the one that was pressed. */
export function pointsOf(view, choose) {
  const list = el("ul", { class: "points", "aria-labelledby": "points" })
  view.settle = rove(list, "li", "button", "[aria-pressed=true]")
  view.fill = (points) =>
    list.replaceChildren(...points.map((each) => el("li", {}, button(each, choose))))
  return list
}

function button({ day, label, when }, choose) {
  return el(
    "button",
    { type: "button", class: "point", "data-point": `${day} ${label}`, onclick: () => choose(day) },
    el("span", {}, label),
    " ",
    el("span", { class: "muted" }, when),
  )
}

/** The buttons of that day are pressed. */
export function pressDay(list, points, day) {
  for (const [at, { firstChild }] of [...list.children].entries()) {
    firstChild.setAttribute("aria-pressed", String(points[at].day === day))
  }
}
