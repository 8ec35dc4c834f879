// A figure as it is without a window: what scrolls is all there, what sticks is in its own place.

const STUCK = { position: "relative", inset: "auto" }
const SCROLLED = { overflow: "visible", "max-height": "none" }

/** Loosens what is in the element until the function that is returned is called. */
export function loosened(element) {
  const all = [element, ...element.querySelectorAll("*")].filter((each) => each.style)
  const changes = all.flatMap((each) => {
    const { position, overflowX, overflowY } = getComputedStyle(each)
    const scrolls = [overflowX, overflowY].some((kind) => kind === "auto" || kind === "scroll")
    const rules = { ...(position === "sticky" ? STUCK : {}), ...(scrolls ? SCROLLED : {}) }
    return Object.keys(rules).length ? [{ each, rules }] : []
  })
  const undo = changes.map(({ each }) => kept(each))
  for (const { each, rules } of changes) {
    for (const [name, value] of Object.entries(rules))
      each.style.setProperty(name, value, "important")
  }
  return () => {
    for (const back of undo) back()
  }
}

/** Gives an element its own style again, and lets it be scrolled to where it was. */
function kept(element) {
  const { scrollTop, scrollLeft } = element
  const style = element.getAttribute("style")
  return () => {
    if (style === null) element.removeAttribute("style")
    else element.setAttribute("style", style)
    element.scrollTop = scrollTop
    element.scrollLeft = scrollLeft
  }
}
