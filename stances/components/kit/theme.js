// Shows nothing. It tells Python when the theme is not the one that the page was drawn for:
// figures have their colours from there, and Streamlit runs no page when the theme changes.

import { mount } from "./mount.js"

export default mount((view, { theme }) => {
  const { colorScheme } = getComputedStyle(view.root)
  if (theme && colorScheme !== theme && colorScheme !== view.told) view.send("theme", colorScheme)
  view.told = colorScheme
})
