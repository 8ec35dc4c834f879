// The figures of a page, those in components too.

/** Each figure that is seen, in the page's order; a chart comes with words on what it shows. */
export function figures(scope) {
  const found = []
  for (const element of scope.querySelectorAll("*")) {
    const name = element.dataset?.figure ?? (element.matches(".js-plotly-plot") ? "Chart" : null)
    if (name && element.clientWidth && element.checkVisibility())
      found.push({ element, name, words: words(element) })
    if (element.shadowRoot) found.push(...figures(element.shadowRoot))
  }
  return found
}

/** What a chart says to a screen reader, if that is short: not all of its lines have a name. */
function words(element) {
  if (element.dataset.figure) return ""
  const all = element.closest("[aria-label]")?.getAttribute("aria-label") ?? ""
  return all.length > 200 ? "" : all
}
