// Makes the pages quicker, and nothing else: every link and form does the same without this file.
//
// data-swap="matrix panel"  on a link or form: fetch what it leads to, and put only the parts of
//                           these ids in the place of those that are here ("" means main)
// data-focus="panel"        then move the focus there; else it stays on the element of the same id
// data-live                 on a GET form: send it while one of its fields is moved
// data-save                 on a form: send it as soon as one of its fields has been changed
// data-poll="main"          on a part that still changes: fetch the page again in half a second, and
//                           put the parts of these ids in their place
// data-follow               on a field in use: take the value's words from what was fetched
// data-key="a"              on what a key does, while the focus is in the part with data-keys
// data-picked="words"       on a text: what is selected in it is copied into the field of this id
// data-seen                 on what is kept in view beside a part that got the focus

const EVERYWHERE = ["nav", "as-of", "said"]
const policy = window.trustedTypes?.createPolicy("detente", { createHTML: text => text })
let newest = 0
let asking = 0
let busy = 0

function read(text) {
  return new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, "text/html")
}

/** Fetch a page and swap parts of it; a form is sent with its fields. */
async function load(address, { swap = "main", body, focus, history = "push" } = {}) {
  const turn = ++newest
  const main = document.getElementById("main")
  main.setAttribute("aria-busy", "true")
  busy += 1
  try {
    const answer = await fetch(address, body ? { method: "POST", body } : {})
    if (!(answer.headers.get("content-type") ?? "").startsWith("text/html")) throw new TypeError()
    const page = read(await answer.text())
    if (turn !== newest) return  // something newer was asked for meanwhile
    const url = new URL(answer.url)
    url.hash = new URL(address, location.href).hash
    if (history === "push" && url.href !== location.href) window.history.pushState({}, "", url)
    if (history === "replace" || (answer.redirected && history !== "push")) window.history.replaceState({}, "", url)
    // A page of another kind, such as a refusal, is shown whole.
    const ids = answer.ok && swap ? swap.split(" ") : ["main"]
    show(page, ids, focus)
  } catch {
    if (body) document.getElementById("said").textContent = main.dataset.lost ?? ""
    else location.assign(address)
  } finally {
    busy -= 1
    main.removeAttribute("aria-busy")
  }
}

/** Put parts of a page in the place of those that are here, and keep the focus. */
function show(page, ids, focus) {
  const held = document.activeElement
  const place = held?.selectionStart === undefined ? null : [held.selectionStart, held.selectionEnd]
  const parts = ids.every(id => page.getElementById(id) && document.getElementById(id))
    ? ids : ["main"]
  for (const id of [...parts, ...EVERYWHERE]) {
    const old = document.getElementById(id)
    const fresh = page.getElementById(id)
    if (old && fresh && !old.isEqualNode(fresh)) old.replaceWith(document.adoptNode(fresh))
  }
  document.title = page.title
  const now = document.getElementById(focus || held?.id)
  if (now && now !== document.activeElement) {
    now.focus({ preventScroll: !focus })
    if (place && !focus && typeof place[0] === "number") now.setSelectionRange?.(...place)
  }
  for (const field of document.querySelectorAll("[data-follow]")) {
    const said = page.getElementById(field.id)?.getAttribute("aria-valuetext")
    if (said) field.setAttribute("aria-valuetext", said)
  }
  if (focus && matchMedia("(min-width: 60.01rem)").matches)
    document.querySelector("[data-seen]")?.scrollIntoView({ block: "center" })
  poll()
}

/** Fetch again what still changes by itself, unless somebody has asked for something meanwhile. */
function poll() {
  clearTimeout(asking)
  const part = document.querySelector("[data-poll]")
  if (!part) return
  asking = setTimeout(() => {
    if (busy) return poll()
    if (part.isConnected) load(location.href, { swap: part.dataset.poll, history: "" })
  }, 500)
}

function send(form, button, history = "push") {
  const fields = new FormData(form, button)
  const swap = form.dataset.swap ?? "main"
  const focus = form.dataset.focus
  const action = button?.getAttribute("formaction") || form.getAttribute("action") || location.href
  if (form.method === "post") return load(action, { swap, body: fields, focus })
  const address = new URL(action, location.href)
  for (const [name, value] of fields) address.searchParams.set(name, value)
  return load(address.href, { swap, focus, history })
}

document.addEventListener("click", event => {
  const link = event.target.closest("a[data-swap]")
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  load(link.href, { swap: link.dataset.swap, focus: link.dataset.focus })
})

document.addEventListener("submit", event => {
  const form = event.target
  if (form.dataset.swap === undefined) return
  event.preventDefault()
  send(form, event.submitter)
})

let waiting = 0
document.addEventListener("input", event => {
  const form = event.target.form
  if (form?.dataset.live === undefined) return
  clearTimeout(waiting)
  waiting = setTimeout(() => send(form, null, "replace"), 40)
})

document.addEventListener("change", event => {
  const form = event.target.form
  if (form?.dataset.save !== undefined && form.reportValidity()) form.requestSubmit()
})

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return
  if (event.target.closest("input, textarea, select")) return
  const does = event.target.closest("[data-keys]")?.querySelector(`[data-key="${CSS.escape(event.key)}"]`)
  if (!does) return
  event.preventDefault()
  does.focus()
  does.click()
})

document.addEventListener("selectionchange", () => {
  const picked = getSelection()
  const text = picked.anchorNode?.parentElement?.closest("[data-picked]")
  const words = picked.toString().trim()
  if (text && words) document.getElementById(text.dataset.picked).value = words
})

window.addEventListener("popstate", () => load(location.href, { history: "" }))

document.documentElement.classList.add("scripted")
poll()
