// The finding, the actors on the scale of one issue, and the slider that moves them in time.
// Every day is in the payload: only where the slider comes to rest is told, for the address.

import { el } from "../kit/elements.js"
import { legend, press } from "../kit/marks.js"
import { mount } from "../kit/mount.js"
import { followOpened } from "../kit/opened.js"
import { stops } from "./changes.js"
import { clock } from "./clock.js"
import { compare, halt, place, show } from "./motion.js"
import { sentence } from "./sentence.js"
import { stage } from "./stage.js"

const MARGINS = 24

export default mount((view, data) => {
  view.head ??= el("div", { class: "finding" })
  view.least = data.height
  view.root.dataset.figure = "Scale"
  if (view.differs(view.head, data.sentence)) {
    view.head.replaceChildren(...sentence(data.sentence, view))
    keepRoom(view.head)
  }
  if (view.differs(view.root, data.play)) build(view, data.play)
  arrive(view, data.sentence.day)
  followOpened(
    view,
    (cell) => press(view.root, cell),
    ({ cell, stance }) => opener(view.root, cell, stance),
  )
})

function build(view, play) {
  halt(view)
  view.play = play
  view.day = undefined
  view.stops = stops(play)
  view.stage = stage(play, view)
  view.clock = clock(play, view)
  view.root.replaceChildren(
    view.head,
    view.stage.node,
    view.clock.node,
    el("div", { class: "foot" }, legend(play.legend)),
  )
  const measure = () => {
    view.head.style.minHeight = ""
    keepRoom(view.head)
    view.clock.draw()
    const others = [...view.root.children].filter((each) => each !== view.stage.node)
    const taken = others.reduce((sum, each) => sum + each.offsetHeight, 0)
    view.stage.measure(view.least - taken - MARGINS)
  }
  view.unwatch?.()
  view.unwatch = view.onWidth(view.root, () => {
    measure()
    place(view)
  })
  measure()
}

/** A shorter sentence leaves the room of the one before, so that the scale below stays in place. */
function keepRoom(head) {
  head.style.minHeight = `${head.offsetHeight}px`
}

/** What was chosen last is on its way to the address; until it is back, what comes is older. */
function arrive(view, day) {
  const older = view.before !== undefined && day === view.before
  if (!older) view.before = undefined
  view.said = day
  if (older || view.playing || view.day === day) compare(view)
  else show(view, day)
}

/** What opens the record, or else the cell. */
function opener(root, cell, stance) {
  const record = stance && root.querySelector(`[data-stance="${CSS.escape(stance)}"]`)
  return record || root.querySelector(`.chip[data-cell="${CSS.escape(cell)}"]`)
}
