// On a narrow screen the menu's groups stand as boxes in its list, which no screen reader can
// count: here each box becomes an entry of that list, and its own entries plain links in it.

const GROUPS = '[data-testid="stSidebarNavItems"] > div'

/** Keeps the menu one list, whenever it is drawn. */
export function keepMenuAList(view) {
  const observer = new MutationObserver(mend)
  mend()
  observer.observe(document.body, { childList: true, subtree: true })
  view.atEnd(() => observer.disconnect())
}

function mend() {
  for (const group of document.querySelectorAll(`${GROUPS}:not([role])`))
    group.setAttribute("role", "listitem")
  for (const entry of document.querySelectorAll(`${GROUPS} li:not([role])`))
    entry.setAttribute("role", "presentation")
}
