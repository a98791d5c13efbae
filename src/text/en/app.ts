import type * as vi from '../vi/app.ts'

export const app: typeof vi.app = {
  name: 'Tự Soi',
  motto: 'Review yourself, mend yourself',
  skip: 'To the main part of the page',
  menu: 'Main sections',
  sample: 'SAMPLE DATA',
  nav: {
    month: 'Month',
    diary: 'Diary',
    meeting: 'Meeting',
    me: 'Me',
    cell: 'Cell',
    committee: 'Committee',
    feedback: 'Feedback',
    keep: 'Set-up',
  },
  problem: {
    404: { title: 'There is no such page', text: 'This address does not exist, or is not for you.' },
    403: {
      title: 'The request did not come from a page of Tự Soi',
      text: 'To be safe, we only take forms sent from this very site. Please open the page again, then send.',
    },
    401: {
      title: 'Please sign in again',
      text: 'Your session has ended. Please sign in again with your PIN, then send again; press the back button of your device to see what you typed.',
    },
    409: {
      title: 'This page is somebody else’s',
      text: 'The page just sent was opened under the name of another person who shares this device, so it was not saved. Please open your own page again.',
    },
    413: {
      title: 'Too long',
      text: 'What was sent is longer than can be taken (a file may have at most 5 MiB). Press the back button of your device: what you typed is still there.',
    },
    400: {
      title: 'The form is not right',
      text: 'The page sent something that we do not recognise. Please open the page again, then send again.',
    },
    500: {
      title: 'Something went wrong',
      text: 'The fault is on our side. What was saved before is still there. Please try again in a few minutes.',
    },
    503: {
      title: 'Not available for the moment',
      text: 'The server is busy with maintenance. What was saved is still there. This page tries again by itself after 10 seconds; or press the back button to keep what you are typing, then send again.',
    },
  },
  toHome: 'To the first page',
  whoSees: 'Who can see this?',
  yes: 'Yes',
  no: 'No',
  save: 'Save',
  next: 'Continue',
  print: 'Print this page',
}

export const conflict: typeof vi.conflict = {
  title: 'This form was already sent with other content',
  text: 'You may have opened the page in two places. Both versions are below; neither is lost.',
  saved: 'The version saved',
  sent: 'The version just sent',
  keep: 'Keep this one',
  empty: '(left empty)',
}

export const form: typeof vi.form = {
  mend: 'Something needs mending',
  required: 'Please fill this in.',
  tooLong: (limit, given) =>
    `This field takes at most ${limit} characters; you wrote ${given}. Please shorten it; what you wrote is still here.`,
  hidden:
    'The field had hidden characters that do not show on the screen. We took them out; please look again, then send.',
  choose: 'Please choose one.',
  badDate: 'The date is not right. Write it like 03/12/2026.',
  unknown: 'The form has a field we do not know. Please open the page again.',
}
