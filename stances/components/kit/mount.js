// The one entry of every component. Streamlit calls it again on every run and change of theme, and
// calls what it returned last once, when the component leaves the page.

import { keepFocus } from "./focus.js"

/** draw(view, data) is called on every run and changes only what view.differs() says differs. */
export function mount(draw) {
  const views = new WeakMap()
  return ({ parentElement, data, setTriggerValue }) => {
    const view = views.get(parentElement) ?? started(parentElement.querySelector(".root"))
    views.set(parentElement, view)
    view.send = setTriggerValue
    keepFocus(view.root, () => draw(view, data))
    view.root.dataset.drawn = "" // for frame/ready.js, which waits for all
    return () => {
      if (views.get(parentElement) !== view) return
      views.delete(parentElement)
      view.end()
    }
  }
}

/** What a mounted component keeps between two runs; end() stops all that it began. */
function started(root) {
  const drawn = new WeakMap()
  const endings = new Set()
  const ending = (end) => {
    endings.add(end)
    return () => {
      endings.delete(end)
      end()
    }
  }
  return {
    root,
    send: null,
    /** True if the node does not show this part of the payload yet; from now on it does. */
    differs(node, part) {
      const text = JSON.stringify(part) ?? ""
      if (drawn.get(node) === text) return false
      drawn.set(node, text)
      return true
    },
    /** Calls with each new width of the node, until the function that is returned is called.
        What is drawn for none yet says so (0): then no layout is asked for before all is there. */
    onWidth(node, call, known = node.clientWidth) {
      let width = known
      const observer = new ResizeObserver(() => {
        if (!node.clientWidth || node.clientWidth === width) return
        width = node.clientWidth
        call(width)
      })
      observer.observe(node)
      return ending(() => observer.disconnect())
    },
    /** Calls once after some milliseconds, unless what is returned is called before. */
    after(milliseconds, call) {
      const timer = setTimeout(() => {
        stop()
        call()
      }, milliseconds)
      const stop = ending(() => clearTimeout(timer))
      return stop
    },
    /** Calls when the component leaves the page. */
    atEnd(call) {
      endings.add(call)
    },
    end() {
      for (const end of endings) end()
      endings.clear()
    },
  }
}
