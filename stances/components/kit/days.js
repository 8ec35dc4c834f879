// The one control that says which day a page shows, and what else leads to a day: a key does it as
// the control itself does, so that the page runs no more of itself for it.

const shared = (window.stancesDays ??= { by: null, take: null })

/** Has take(day) called when something else leads to a day, until the component leaves the page. */
export function hearDays(view, take) {
  Object.assign(shared, { by: view, take })
  view.atEnd(() => {
    if (shared.by === view) Object.assign(shared, { by: null, take: null })
  })
}

/** True if the page has a control that took the day. */
export function toDay(day) {
  shared.take?.(day)
  return Boolean(shared.take)
}
