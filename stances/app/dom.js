// Building elements. Text from data is only ever a text node or an attribute value set here.

const SVG = "http://www.w3.org/2000/svg"

/** An element: el("a", {class: "x", href: url}, "text", child, …). Null children are left out. */
function el(tag, attributes, ...children) {
  const node = tag === "svg" || tag === "path" || tag === "line"
    ? document.createElementNS(SVG, tag)
    : document.createElement(tag)
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue
    if (name.startsWith("on")) node[name] = value
    else node.setAttribute(name, value === true ? "" : String(value))
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false))
  return node
}

/** An address a browser may open, else null: "javascript:" links are not links. */
function webAddress(address) {
  try {
    const url = new URL(address)
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null
  } catch {
    return null
  }
}

/** "dark" where the page's ground is dark. */
function themeOf(element) {
  const host = element.host ?? element
  const ground = getComputedStyle(host).getPropertyValue("--st-background-color").trim()
  const probe = document.createElement("canvas").getContext("2d")
  probe.fillStyle = ground || "#fff"
  const hex = probe.fillStyle.startsWith("#") ? probe.fillStyle : "#ffffff"
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16))
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light"
}

/** Copies text; says so on the button for two seconds and to screen readers. */
async function copyText(text, button) {
  const before = button.dataset.label ?? button.textContent
  button.dataset.label = before
  let done = true
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const area = el("textarea", { style: "position:fixed;opacity:0" })
    area.value = text
    document.body.append(area)
    area.select()
    done = document.execCommand("copy")
    area.remove()
  }
  button.textContent = done ? "Copied" : "Press Ctrl+C"
  button.setAttribute("aria-live", "polite")
  clearTimeout(button.timer)
  button.timer = setTimeout(() => { button.textContent = before }, 2000)
}

/** This page's address with some parameters changed; null removes one. */
function addressWith(changes, page) {
  const url = new URL(page ?? location.pathname, location.href)
  url.search = page === undefined ? location.search : ""
  for (const [name, value] of Object.entries(changes)) {
    url.searchParams.delete(name)
    if (value !== null) for (const each of [value].flat()) url.searchParams.append(name, each)
  }
  return url.href
}

/** This page's address with its date written out, so that a new default cannot change the view. */
function stableAddress(asOf, changes) {
  return addressWith({ as_of: asOf, ...changes })
}

/** A link inside the dashboard: a plain click goes through Streamlit, any other is the browser's. */
function pageLink(text, page, parameters, go, attributes) {
  const href = addressWith(parameters, page || "./")
  return el("a", {
    ...attributes,
    href,
    onclick: (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return
      event.preventDefault()
      go({ page, parameters })
    },
  }, text)
}

/** Buttons that copy a citation in the formats that programs read. */
function formats(texts) {
  return texts.map(([name, text]) => el("button", {
    type: "button", class: "quiet", "aria-label": `Copy as ${name}`,
    onclick: (event) => copyText(text, event.currentTarget),
  }, name))
}
