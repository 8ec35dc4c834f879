// What is open. The panel of evidence says it and the lists that open it show it, between them: no
// list has to be sent again when a cell or a record of it is opened or closed.

import { returnFocus } from "./focus.js"

const shared = (window.stancesOpened ??= {
  now: null,
  by: null,
  from: null,
  hearers: new Set(),
})

/** Tells the lists which cell is open, and what is to have the focus once it was closed. */
export function tellOpened(view, opened) {
  if (!view.differs(shared, opened)) return
  if (shared.by !== view) view.atEnd(() => forget(view))
  shared.by = view
  shared.now = opened
  for (const hear of shared.hearers) hear()
}

/**
 * Calls show(cell) now and when another is open, if given; find(focus) gets the focus back, in the
 * list that was used last if several have the cell.
 */
export function followOpened(view, show, find) {
  const mine = () => !shared.from || shared.from === view
  const hear = () => {
    show?.(shared.now?.cell ?? null)
    if (shared.now) returnFocus(view, shared.now.focus, (focus) => (mine() ? find(focus) : null))
  }
  if (!view.hear) follow(view)
  shared.hearers.delete(view.hear)
  view.hear = hear
  shared.hearers.add(hear)
  hear()
}

function follow(view) {
  const used = () => {
    shared.from = view
  }
  view.root.addEventListener("focusin", used)
  view.root.addEventListener("click", used)
  view.atEnd(() => {
    shared.hearers.delete(view.hear)
    if (shared.from === view) shared.from = null
  })
}

function forget(view) {
  if (shared.by === view) Object.assign(shared, { now: null, by: null })
}
