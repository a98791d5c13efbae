/** The push services of the browsers there are. Nothing is sent anywhere else, whatever address a page claims. */
const PUSH_HOSTS = [
  'fcm.googleapis.com',
  'push.services.mozilla.com',
  'push.apple.com',
  'notify.windows.com',
  'push.samsungosp.com',
] as const

/** A subscription as the browser gives it; null when it is none. */
export function readSubscription(typed: {
  endpoint: string
  p256dh: string
  auth: string
}): { endpoint: string; p256dh: string; auth: string } | null {
  const { endpoint, p256dh, auth } = typed
  if (endpoint.length > 1000 || !/^[\w-]{80,100}$/.test(p256dh) || !/^[\w-]{20,30}$/.test(auth)) return null
  if (!URL.canParse(endpoint)) return null
  const { protocol, hostname, username, password } = new URL(endpoint)
  const known = PUSH_HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  return protocol === 'https:' && known && !username && !password ? { endpoint, p256dh, auth } : null
}
