import type { Text } from '../text.ts'
import { vi } from '../vi/vi.ts'

/** English: every word on a screen. */
export const en: Text = { ...vi, lang: 'en' }
