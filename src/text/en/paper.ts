import { paper as vietnamese } from '../vi/paper.ts'

/** Papers are Vietnamese; only the button beside them is in English. */
export const paper: typeof vietnamese = { ...vietnamese, word: 'Download the Word file' }
