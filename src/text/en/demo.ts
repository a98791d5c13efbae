import type { demo as vi } from '../vi/demo.ts'

export const demo: typeof vi = {
  enter: 'See the demo: choose a role',
  title: 'Demo',
  commune: 'Thanh Quoi commune (sample)',
  lead: '12 cells, 206 members, all names made up. Press a role to go straight to what is waiting this week.',
  roles: {
    'dang-vien': {
      name: 'Member, 68 years old',
      thing: 'Two promises from last month, and the self-review for the meeting of 03/12',
    },
    'bi-thu': {
      name: 'Cell secretary',
      thing: 'Who has not yet done the self-review before the meeting of 03/12',
    },
    'thuong-truc': {
      name: 'Standing deputy secretary',
      thing: 'The figures of the 3rd quarter, waiting to be released',
    },
    'uy-vien-ubkt': {
      name: 'Member of the inspection committee',
      thing: 'A piece of feedback waiting for your opinion, due 03/12',
    },
    'quan-tri': {
      name: 'Administrator',
      thing: 'The list of members, and sign-in cards not yet printed',
    },
  },
  villager: {
    name: 'Resident',
    thing: 'Feedback sent last week: the commune is asking back about one thing',
  },
  limit: (label, before, after) =>
    `${label}: ${before} ${before === '1' ? 'person' : 'people'}, now ${after}`,
  clock: 'The clock of the demo starts at 8:00 in the morning of 01/12/2026.',
  reset: 'Start over',
  resetHint: 'Deletes all changes that were tried out and tells the story from the beginning again.',
}
