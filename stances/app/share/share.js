// Copies this page's address with what it shows by default written out.

export default function ({ parentElement, data }) {
  const root = parentElement.querySelector(".root")
  root.dataset.theme = themeOf(parentElement)
  root.replaceChildren(el("button", {
    type: "button", class: "quiet",
    onclick: (event) => copyText(stableAddress(data.as_of, data.fixed), event.currentTarget),
  }, "Copy link"))
}
