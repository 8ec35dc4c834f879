// A page is seen when its first screen is there: page.css waits for what is noted here.

const LONGEST = 3000 // after the run has ended, for what is then still to come
const AT_WORK = 12_000 // a run on a server that has just started, or has much else to do
const QUIET = 100

/** Notes on the document's element that nothing on the first screen is still to come. */
export function seeWhenReady(view) {
  const { dataset } = document.documentElement
  const begun = performance.now()
  let frame = 0
  let busy = begun
  let atWork = begun
  let bare = busy
  let styled = false // in the frame before
  const look = () => {
    const now = performance.now()
    if (!styled) bare = now
    styled = isStyled()
    if (isAtWork()) atWork = now
    if (!isReady()) busy = now
    const late = now > Math.min(begun + AT_WORK, atWork + LONGEST)
    if (now - bare > QUIET && (now - busy > QUIET || late)) dataset.ready = ""
    else frame = requestAnimationFrame(look)
  }
  if (!("ready" in dataset)) frame = requestAnimationFrame(look)
  view.atEnd(() => cancelAnimationFrame(frame))
}

/** Before that the page is a slit (page.py), and would jump open before everyone's eyes. */
function isStyled() {
  return getComputedStyle(document.documentElement).getPropertyValue("--page-sheet") !== ""
}

function isAtWork() {
  const app = document.querySelector("[data-test-script-state]")
  return Boolean(app) && app.dataset.testScriptState !== "notRunning"
}

function isReady() {
  if (isAtWork() && !isFull()) return false
  if (document.fonts.status === "loading") return false
  const waiting = document.querySelectorAll('[data-testid="stMain"] [data-testid="stSkeleton"]')
  if ([...waiting].some(isOnFirstScreen)) return false
  return [...document.querySelectorAll('[data-testid^="stBidiComponent"]')].every(isDrawn)
}

/** A component that stands there may not have had its script yet (kit/mount.js). */
function isDrawn({ shadowRoot }) {
  return Boolean(shadowRoot?.querySelector(".root[data-drawn]"))
}

/** The first screen is: what the run still adds stands below it. */
function isFull() {
  const page = document.querySelector(".stMainBlockContainer")
  return Boolean(page?.querySelector("h1")) && page.getBoundingClientRect().bottom > innerHeight
}

/** What comes later below, such as a chart's own library, moves nothing that is seen. */
function isOnFirstScreen(node) {
  const { top, width } = node.getBoundingClientRect()
  return width > 0 && top < innerHeight
}
