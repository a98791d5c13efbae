/** The counter of the roll follows the taps; the server counts anew with every page. */
const lines = [...document.querySelectorAll<HTMLElement>('fieldset.roll')]

const stateOf = (line: HTMLElement) =>
  line.querySelector<HTMLInputElement>('input[type="radio"]:checked')?.value ?? 'unmarked'

const show = (name: string, count: number) => {
  const place = document.querySelector(`[data-count="${name}"]`)
  if (place) place.textContent = String(count)
}

document.addEventListener('change', () => {
  const states = lines.map((line) => ({ state: stateOf(line), called: 'called' in line.dataset }))
  const called = states.filter((line) => line.called)
  show('here', states.filter(({ state }) => state === 'present' || state === 'late').length)
  for (const name of ['excused', 'unexcused', 'unmarked'])
    show(name, called.filter(({ state }) => state === name).length)
})
