// Buttons that copy: a link, a citation.

import { el } from "./elements.js"

/** A quiet button. */
export function quiet(label, onclick, attributes) {
  return el("button", { type: "button", class: "quiet", onclick, ...attributes }, label)
}

/**
 * A button that copies what text() gives, and says so for two seconds, to screen readers too; with
 * copy() it may be something else than text.
 */
export function copyButton(view, label, text, attributes, copy = copied) {
  let stop = null
  return quiet(
    label,
    async ({ currentTarget: button }) => {
      const done = await copy(text())
      button.textContent = done ? "Copied" : "Press Ctrl+C"
      button.setAttribute("aria-live", "polite")
      stop?.()
      stop = view.after(2000, () => button.replaceChildren(label))
    },
    attributes,
  )
}

/** Buttons that copy a citation, in words and in the formats that programs read. */
export function citations(view, citation, formats) {
  return [
    copyButton(view, "Copy citation", () => citation),
    formats.map(([name, text]) =>
      copyButton(view, name, () => text, { "aria-label": `Copy as ${name}` }),
    ),
  ]
}

/** True if the text is in the clipboard. */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = el("textarea", { style: "position:fixed;opacity:0" })
    area.value = text
    document.body.append(area)
    area.select()
    const done = document.execCommand("copy")
    area.remove()
    return done
  }
}
