// The day that a page shows: typed, a day back or forth, from a calendar, or a turning point. It is
// in the panel that the line of controls opens; what is chosen stands here at once.

import { el } from "../kit/elements.js"
import { hearDays } from "../kit/days.js"
import { mount } from "../kit/mount.js"
import { fieldOf } from "./field.js"
import { pointsOf, pressDay } from "./points.js"
import { inWords, readDay, shifted } from "./typed.js"

export default mount((view, data) => {
  view.data = data
  const { field, list } = (view.parts ??= started(view))
  const { label, help, first, last, points } = data
  if (view.differs(field.name, [label, help, first, last])) {
    field.name.replaceChildren(label)
    field.help.title = help
    field.input.setAttribute("aria-description", help)
    Object.assign(field.calendar, { min: first, max: last })
  }
  const others = view.differs(list, points)
  if (others) view.fill(points)
  if (others || view.day !== data.day) show(view, data.day)
})

function started(view) {
  const choosing = (day) => choose(view, day || view.data.usual)
  const field = fieldOf({
    typed: () => take(view),
    move: (days) => choosing(shifted(view.day, days) ?? view.day),
    picked: choosing,
  })
  const list = pointsOf(view, choosing)
  view.root.replaceChildren(
    el("p", { class: "label" }, field.name, field.help),
    field.row,
    field.said,
    el("p", { class: "label", id: "points" }, "Turning points"),
    list,
  )
  // Before the line of controls, which closes the panel: what was typed and not entered is dropped.
  const leave = ({ key }) => {
    if (key === "Escape" && field.input.matches(":focus")) show(view, view.day)
  }
  addEventListener("keydown", leave, { capture: true })
  view.atEnd(() => removeEventListener("keydown", leave, { capture: true }))
  hearDays(view, choosing)
  return { field, list }
}

/** Takes what was typed, or says at the field what is wanted. */
function take(view) {
  const { data, parts } = view
  const text = parts.field.input.value.trim()
  const { day, problem } = text ? readDay(text) : { day: data.usual }
  if (problem) say(parts.field, problem)
  else choose(view, day)
}

function choose(view, day) {
  const { first, last } = view.data
  if (day < first || day > last) {
    return say(view.parts.field, `Choose a day from ${inWords(first)} to ${inWords(last)}.`)
  }
  const before = view.day
  show(view, day)
  if (day !== before) view.send("day", day)
}

function show(view, day) {
  const { field, list } = view.parts
  view.day = day
  field.input.value = inWords(day)
  field.calendar.value = day
  field.back.disabled = day <= view.data.first
  field.forth.disabled = day >= view.data.last
  say(field, "")
  pressDay(list, view.data.points, day)
  view.settle()
}

function say({ input, said }, problem) {
  said.replaceChildren(problem)
  if (problem) input.setAttribute("aria-invalid", "true")
  else input.removeAttribute("aria-invalid")
}
