// Where the open panel is.

const GAP = 6

/** The container of the widgets that a button of the line opens. */
export function panelOf(name) {
  return document.querySelector(`.st-key-choose-${name}`)
}

/** Calls with the panel, at once or as soon as its widgets have come; returns how to give up. */
export function onceThere(view, name, call) {
  const panel = panelOf(name)
  if (panel) return call(panel)
  const observer = new MutationObserver(() => {
    const come = panelOf(name)
    if (!come) return
    observer.disconnect()
    call(come)
  })
  observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ["class"] })
  view.atEnd(() => observer.disconnect())
  return () => observer.disconnect()
}

/** True if the event is in the panel, or in a list or calendar that lies over the page. */
export function isOver(event, name) {
  const path = event.composedPath()
  const app = document.querySelector('[data-testid="stApp"]')
  if (name && path.includes(panelOf(name))) return true
  return Boolean(app) && (!path.includes(app) || path.some((each) => over(each)))
}

function over(node) {
  return node instanceof Element && node.matches("[data-st-overlay-root], [role=listbox]")
}

/** Puts the open panel below its button, within the page's width. */
export function putBelow(row) {
  const name = document.documentElement.dataset.choosing
  const place = name && panelOf(name)?.parentElement
  const button = name && row.querySelector(`[data-name="${name}"]`)
  if (!place?.offsetParent || !button) return
  const within = place.offsetParent.getBoundingClientRect()
  const at = button.getBoundingClientRect()
  const most = document.documentElement.clientWidth - place.offsetWidth - 16
  place.style.left = `${Math.max(16, Math.min(at.left, most)) - within.left}px`
  place.style.top = `${at.bottom + GAP - within.top}px`
}
