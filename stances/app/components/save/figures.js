// The figures of a page, those in components too.

/** Each figure that is seen, in the page's order: {element, name}. */
export function figures(scope) {
  const found = []
  for (const element of scope.querySelectorAll("*")) {
    const name = element.dataset?.figure ?? (element.matches(".js-plotly-plot") ? "Chart" : null)
    if (name && element.clientWidth && element.checkVisibility()) found.push({ element, name })
    if (element.shadowRoot) found.push(...figures(element.shadowRoot))
  }
  return found
}
