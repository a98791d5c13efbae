import { en } from './en/en.ts'
import { vi } from './vi/vi.ts'

/** What is printed, filed, sent or kept is in Vietnamese, whatever language its writer's screen has. */
export type Vietnamese = typeof vi

/** Every word on a screen. */
export type Text = Omit<Vietnamese, 'lang'> & { readonly lang: Language }

export type Language = 'vi' | 'en'

export const languages: { readonly vi: Vietnamese; readonly en: Text } = { vi, en }

/** Each by its own name, as whoever reads no other looks for it. */
export const languageNames: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English' }

export const isLanguage = (text: string): text is Language => Object.hasOwn(languages, text)
