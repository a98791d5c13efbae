/** A scanned card carries its code behind the '#': it goes into the field, and out of the address and the history. */
const field = document.querySelector<HTMLTextAreaElement>('#code')
const code = location.hash.slice(1).replace(/\D/g, '')
if (field && code) {
  field.value = code.replace(/(.{6})(?=.)/g, '$1 ')
  history.replaceState(null, '', location.pathname)
}
