/** What a new organisation does first, in this order. Whether backups are made can't be told from here. */
export const SETUP_STEPS = ['defaults', 'import', 'officers', 'cards'] as const
export type SetupStep = (typeof SETUP_STEPS)[number]
