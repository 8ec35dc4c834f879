// Building elements. Text from data is only ever a text node or an attribute value set here.

const SVG = "http://www.w3.org/2000/svg"

/** An element: el("a", { class: "x" }, "text", child, …). Empty children are left out. */
export function el(tag, attributes, ...children) {
  return filled(document.createElement(tag), attributes, children)
}

/** The same for pictures. */
export function svg(tag, attributes, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children)
}

/** Class names in one text; empty ones are left out. */
export function classes(...names) {
  return names.filter(Boolean).join(" ") || null
}

/** Gives a drawn element the attributes, the click and the children of another of its kind. */
export function become(node, other) {
  const kept = new Set(["tabindex", ...other.getAttributeNames()])
  for (const name of node.getAttributeNames()) if (!kept.has(name)) node.removeAttribute(name)
  for (const { name, value } of other.attributes) {
    if (node.getAttribute(name) !== value) put(node, name, value)
  }
  node.onclick = other.onclick
  node.replaceChildren(...other.childNodes)
  return node
}

/** An address a browser may open, else null: "javascript:" links are not links. */
export function webAddress(address) {
  try {
    const url = new URL(address)
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null
  } catch {
    return null
  }
}

/** A link out of the dashboard, in a tab of its own. */
export function outsideLink(text, href) {
  return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, text)
}

/** A policy that allows no inline styles allows those that a script sets. */
function put(node, name, value) {
  if (name === "style") node.style.cssText = value
  else node.setAttribute(name, value)
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue
    if (name.startsWith("on")) node[name] = value
    else put(node, name, value === true ? "" : String(value))
  }
  node.append(...children.flat(Infinity).filter((child) => child || child === 0))
  return node
}
