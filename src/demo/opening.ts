/** The demo's clock stands here when it is loaded. */
export const OPENING = new Date('2026-12-01T08:00:00+07:00')
