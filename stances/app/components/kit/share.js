// Copies this page's address with what it shows by default written out.

import { copyButton } from "./copy.js"
import { sharedAddress } from "./links.js"
import { mount } from "./mount.js"

export default mount((view, data) => {
  if (!view.differs(view.root, data)) return
  view.root.replaceChildren(copyButton(view, "Copy link", () => sharedAddress(data.written)))
})
