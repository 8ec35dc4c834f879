// Addresses of this dashboard.

import { el } from "./elements.js"

/** This page's address with some parameters changed; null removes one. With page, only these. */
export function addressWith(changes, page) {
  const url = new URL(page ?? location.pathname, location.href)
  // Apart from the address, where each change would write a long one anew, for every cell.
  const query = new URLSearchParams(page === undefined ? location.search : "")
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name)
    if (value !== null) for (const each of [value].flat()) query.append(name, each)
  }
  url.search = ""
  return query.size ? `${url.href}?${query}` : url.href
}

/** The address to hand on: not as it is embedded elsewhere, but as a page of its own. */
export function sharedAddress(changes) {
  return addressWith({ embed: null, embed_options: null, ...changes })
}

/** The same with its date written out, so that a new default cannot change the view. */
export function stableAddress(asOf, changes) {
  return sharedAddress({ as_of: asOf, ...changes })
}

/** True in a file of its own, which has no other pages (stances/snapshot). */
export function alone() {
  return Boolean(window.stancesAlone)
}

/**
 * A link in the dashboard: a plain click goes through Streamlit, any other is the browser's. Where
 * there are no pages it is the words alone.
 */
export function pageLink(view, { label, page, parameters }, attributes) {
  if (alone()) {
    const role = attributes?.["aria-label"] ? "img" : null
    return el("span", { role, ...attributes }, label)
  }
  return el(
    "a",
    {
      ...attributes,
      href: addressWith(parameters, page || "./"),
      onclick: (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return
        event.preventDefault()
        view.send("go", { page, parameters })
      },
    },
    label,
  )
}
