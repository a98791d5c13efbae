/**
 * Saves a form while it is typed into: half a second after the last key, and when the page is left. Each save goes
 * under an id of its own; the form keeps its id for when it is sent. Nothing is kept in the browser. A form marked
 * 'tell' is sent as by its button when a save is refused over other words: its page shows both.
 */
const PAUSE = 500

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) {
  let timer: number | undefined
  let dirty = false
  // Where the order of saves matters the form counts them: one that is overtaken on its way stays behind.
  const turn = form.querySelector<HTMLInputElement>('input[data-turn]')
  const nextTurn = () => {
    if (turn) turn.value = String(Number(turn.value) + 1)
  }

  const save = (leaving: boolean) => {
    if (!dirty) return
    dirty = false
    clearTimeout(timer)
    nextTurn()
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    body.set('form-id', crypto.randomUUID())
    fetch(form.action, { method: 'POST', body, headers: { 'x-autosave': '1' }, keepalive: leaving }).then(
      ({ status }) => {
        if (status === 409 && form.dataset.autosave === 'tell') form.requestSubmit()
      },
      () => {
        dirty = true
      },
    )
  }

  form.addEventListener('input', () => {
    dirty = true
    clearTimeout(timer)
    timer = window.setTimeout(() => save(false), PAUSE)
  })
  form.addEventListener('submit', () => {
    nextTurn()
    dirty = false
    clearTimeout(timer)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save(true)
  })
}
