import type { reviewPrompt as vi } from '../vi/review-prompt.ts'

/** What the inspection committee asks a cell to look at when it reviews a member. */
export const reviewPrompt: typeof vi = {
  title: 'Review prompts',
  lead: 'The inspection committee asks the cell to look at what follows when it reviews a member. A prompt is not a conclusion of the cell. Each opening of this page is recorded for that member to know.',
  none: 'No prompt yet.',
  own: 'Review prompts about me',
  ownHint: 'What the inspection committee asks the cell to look at in the review',
  ownLead:
    'The cell committee and the clerk’s table at your review read exactly these words. The software deletes them after one year.',
  atReview: 'The inspection committee’s prompts',
  from: (day) => `Inspection committee, ${day}`,
  reviewed: (day) => `Reviewed on ${day}.`,
}
