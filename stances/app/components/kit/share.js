// Copies this page's address with what it shows by default written out. It also tells Python when
// the theme is not the one that the page was drawn for, because figures have their colours from
// there and Streamlit does not run the page again when the theme changes.

import { copyButton } from "./copy.js"
import { stableAddress } from "./links.js"
import { mount } from "./mount.js"

export default mount((view, data) => {
  const { theme, ...shown } = data
  if (view.differs(view.root, shown)) {
    view.root.replaceChildren(
      copyButton(view, "Copy link", () => stableAddress(shown.as_of, shown.fixed)),
    )
  }
  const { colorScheme } = getComputedStyle(view.root)
  if (theme && colorScheme !== theme && colorScheme !== view.told) view.send("theme", colorScheme)
  view.told = colorScheme
})
