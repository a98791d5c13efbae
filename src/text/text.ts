import { vi } from './vi/vi.ts'

/** Every word on a screen or a paper. A second language is one more object of this shape. */
export type Text = typeof vi

export const languages = { vi }
