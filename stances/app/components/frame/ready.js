// A page is seen when all of it is there: page.css waits for what is noted here.

const LONGEST = 2000
const QUIET = 100

/** Notes on the document's element that the page has run and its components have drawn. */
export function seeWhenReady(view) {
  const { dataset } = document.documentElement
  const end = performance.now() + LONGEST
  let frame = 0
  let busy = performance.now()
  const look = () => {
    const now = performance.now()
    if (!isReady()) busy = now
    if (now - busy > QUIET || now > end) dataset.ready = ""
    else frame = requestAnimationFrame(look)
  }
  if (!("ready" in dataset)) frame = requestAnimationFrame(look)
  view.atEnd(() => cancelAnimationFrame(frame))
}

function isReady() {
  const app = document.querySelector("[data-test-script-state]")
  if (app && app.dataset.testScriptState !== "notRunning") return false
  if (document.querySelector('[data-testid="stMain"] [data-testid="stSkeleton"]')) return false
  const hosts = [...document.querySelectorAll('[data-testid^="stBidiComponent"] *')]
  return hosts.every(({ shadowRoot }) => !shadowRoot?.querySelector(".root:empty"))
}
