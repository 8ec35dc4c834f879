// Copies this page's address, or code that shows it in another page, with what it shows by default
// written out.

import { copyButton } from "./copy.js"
import { sharedAddress } from "./links.js"
import { mount } from "./mount.js"

/** An <iframe> that shows the bare view, as text. */
function embedCode(address, title) {
  const url = new URL(address)
  url.searchParams.set("embed", "true")
  const named = `src="${escaped(url.href)}" title="${escaped(title)}"`
  return `<iframe ${named} width="100%" height="600" style="border: 0" loading="lazy"></iframe>`
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`)
}

export default mount((view, data) => {
  if (!view.differs(view.root, data)) return
  view.root.replaceChildren(
    copyButton(view, "Copy link", () => sharedAddress(data.written)),
    copyButton(view, "Copy embed code", () => embedCode(sharedAddress(data.written), data.title)),
  )
})
