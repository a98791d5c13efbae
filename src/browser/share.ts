/** Copies the invitation, or hands it to another app where the phone can. Without scripts the text is there to be marked. */
const area = document.querySelector<HTMLTextAreaElement>('#invitation')
const part = (name: string) => document.querySelector<HTMLElement>(`[data-share="${name}"]`)

const copied = () => {
  const word = part('copied')
  if (word) word.hidden = false
}

if (area) {
  const copy = part('copy')
  const send = part('send')
  if (copy) {
    copy.hidden = false
    copy.addEventListener('click', async () => {
      area.select()
      // On a plain address of the house there is no clipboard but this one.
      const done = navigator.clipboard
        ? await navigator.clipboard.writeText(area.value).then(
            () => true,
            () => document.execCommand('copy'),
          )
        : document.execCommand('copy')
      if (done) copied()
    })
  }
  if (send && 'share' in navigator) {
    send.hidden = false
    send.addEventListener('click', () => {
      navigator.share({ text: area.value }).catch(() => {})
    })
  } else if (copy) copy.className = 'primary'
}
