// A page that finds its server again may have a new session there, because the server slept, was
// started again or gave way to another copy. That session knows no part of the page, and would not
// answer it; after one whole run, which address and controls put in place, it does.

/** Asks for a run of the page whenever its connection stands again. */
export function runWhenConnectedAgain(view) {
  const app = document.querySelector("[data-test-connection-state]")
  let lost = false
  const observer = new MutationObserver(() => {
    const connected = app.dataset.testConnectionState === "CONNECTED"
    if (connected && lost) view.send("again", performance.now())
    lost = !connected
  })
  if (app) observer.observe(app, { attributeFilter: ["data-test-connection-state"] })
  view.atEnd(() => observer.disconnect())
}
