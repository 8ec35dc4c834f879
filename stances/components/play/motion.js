// From day to day: by steps, by dragging, by itself.

import { changed } from "./changes.js"

/** Shows another day, and says what differs from the one before. */
export function show(view, day) {
  const news = view.day === undefined ? [] : changed(view.play, view.day, day)
  view.day = day
  place(view)
  view.clock.say(news)
}

/** Puts everything where it is on the day. */
export function place(view) {
  view.stage.place(view.day)
  view.clock.at(view.day)
  compare(view)
}

/** A sentence about another day than the one that is shown steps back. */
export function compare(view) {
  view.head.classList.toggle("older", view.said !== view.day)
}

/** To the move before or after the day that is shown; false if there is none. */
export function step(view, forward) {
  const next = forward
    ? view.stops.find((day) => day > view.day)
    : view.stops.findLast((day) => day < view.day)
  show(view, next ?? (forward ? view.play.last : view.play.first))
  return next !== undefined
}

/** Tells where the slider has come to rest, after a moment if it may go on. */
export function rest(view, wait = 0) {
  view.waiting?.()
  view.waiting = null
  const tell = () => {
    view.waiting = null
    if (view.day === view.said) return
    view.before = view.said
    view.send("move", { day: view.day })
  }
  if (wait) view.waiting = view.after(wait, tell)
  else tell()
}

/** Plays the moves from here, from the beginning if this is the end; or stops. */
export function toggle(view) {
  if (view.playing) {
    halt(view)
    rest(view)
    return
  }
  view.waiting?.()
  if (!view.stops.some((day) => day > view.day)) show(view, view.play.first)
  view.playing = true
  view.clock.playing(true)
  go(view)
}

/** Stops where it is. */
export function halt(view) {
  if (!view.playing) return
  view.timer?.()
  view.playing = false
  view.clock.playing(false)
}

/** The whole play takes about forty seconds, a step half a second at least. */
function go(view) {
  const pace = Math.min(1100, Math.max(500, 40000 / view.stops.length))
  view.timer = view.after(pace, () => {
    if (step(view, true)) go(view)
    else toggle(view)
  })
}
