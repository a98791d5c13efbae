import { feedbackPublic as vi } from '../vi/feedback-public.ts'

/** The feedback page for everybody: no account is needed. */
export const feedbackPublic: typeof vi = {
  title: 'Feedback and praise',
  closed: {
    text: 'The feedback page is not open here yet. Please write to the inspection committee of the commune committee, or go and see it in person.',
  },
  lead: 'You do not need to give your name. We record neither your phone number nor your network address.',
  commune: 'Which place is your feedback for?',
  about: 'What would you like to talk about?',
  abouts: {
    member: 'A Party member or official of the hamlet or commune',
    common: 'A common matter of the hamlet or commune',
    praise: 'Praise for a person or a good deed',
    officials: 'People of the commune committee or of the commune’s inspection committee',
    denounce: 'A denunciation',
  },
  next: 'Continue',
  notHere: {
    denounce: {
      title: 'Denunciation: not taken on this page',
      text: [
        'A denunciation tells a competent authority that a person has broken the law or Party discipline.',
        'By law, whoever denounces gives their full name and address, and their identity is kept secret. This page does not ask for names, so it cannot take denunciations.',
      ],
      where: 'Where do you send it?',
      places: [
        'A Party member who has broken Party discipline: the inspection committee of the commune committee, or that of the province or city.',
        'An official or civil servant who did wrong on duty: the commune People’s Committee, or the inspectorate.',
        'Signs of a crime: the commune police, or the procuracy.',
      ],
      how: 'Hand it in yourself, or send it by post. If you send the same letter to several places, please say so in it.',
    },
    officials: {
      title: 'This goes to the superior level',
      text: [
        'The readers of feedback here work with those people, so they cannot look into it themselves.',
        'This page has not stored a single word of yours.',
      ],
      where: 'Where do you send it?',
      places: ['The inspection committee of the province or city: hand it in yourself, or send it by post.'],
      how: 'Please say clearly what happened, where and when.',
    },
    back: 'Choose again',
  },
  tell: {
    member: 'Tell us what happened',
    common: 'Tell us what happened',
    praise: 'Whom would you like to praise, and for what?',
  },
  notDenounce:
    'This is not the place for denunciations. Feedback without a name only helps us look further; it is never used alone to come to a conclusion about anybody.',
  text: 'What happened',
  textHint: 'Who did what. Write what you saw or heard.',
  where: 'Where?',
  when: 'When?',
  whenHint: 'If you do not remember, give a rough time.',
  contact: 'How to reach you',
  contactHint:
    'You can leave this empty: if you do, we do not know who you are. If you fill it in, only readers of feedback can read it.',
  photo: {
    label: 'Photo',
    hint: 'Optional, one photo. The system draws it anew and drops where and when it was taken and the name of the device. If the photo shows your face or your house, readers of feedback still see them.',
    problem: {
      'not-a-photo':
        'This file is not a photo (JPG, PNG, WebP). Please choose another file, or send without a photo.',
      heic: 'This photo is of the kind HEIC, which cannot be opened here yet. Please send a screenshot of it, or send without a photo.',
      'too-large': 'The photo is larger than 8 MB. Please choose a smaller one, or send without a photo.',
      'too-many-pixels':
        'The photo is too wide, over 26 million pixels. Please send a screenshot of it, or send without a photo.',
      broken:
        'This photo is damaged and cannot be opened. Please choose another one, or send without a photo.',
      busy: 'Many photos are coming in. Please wait a minute, choose the photo again and press Send; your words are all still here.',
    },
  },
  goBack: 'Press the back button of your device: what you typed is still there.',
  busyNow: 'Many people are sending. Please wait a minute and try again.',
  toCheck: 'Check',
  check: 'Check, then send',
  empty: 'not filled in',
  named:
    'Something in what you wrote looks like your name or phone number. If you do not want to give your name, please press “Change it”.',
  readers:
    'People of the inspection committee of the commune committee can read it, from tomorrow on. Your name, if you give it, is not passed on to others.',
  member: 'If it is admitted for verification, the person you named is told in other words and may reply.',
  edit: 'Change it',
  send: 'Send',
  early:
    'The page has only just opened. Please read it through once and press Send; your words are all still here.',
  old: 'This page has been open for long, so it could not be sent yet. Please press Send again; your words are all still here.',
  busy: 'Many people are sending. Please wait a minute and press Send; your words are all still here.',
  short: (n: number) =>
    `This is too short. Please write more clearly, at least ${n} ${n === 1 ? 'letter' : 'letters'}.`,
  required: 'Please fill this in.',
  choose: 'Please choose one.',
  tooLong: (limit: number, given: number) =>
    `This takes at most ${limit} letters; you have written ${given}. Please shorten it; what you wrote is still here.`,
  hidden:
    'There were hidden characters that do not show on the screen. We have taken them out; please check, then send.',

  sameAgain: vi.sameAgain,

  receipt: {
    title: 'Received',
    lead: 'Thank you. This is your receipt code, shown only once. Please copy it or take a screenshot.',
    photo: 'The photo was received too.',
    code: 'Code',
    how: (address: string) =>
      `To see how far it has come, read the answer or add something: open ${address} and type the code.`,
    lost: 'If the code is lost, nobody can find it again, not even we.',
    open: 'Look with the code',
  },

  code: {
    title: 'See what you sent',
    label: 'Code',
    hint: '5 groups of 6 digits each.',
    look: 'Look',
    have: 'I have sent something and have a code',
    mistyped: (groups: string) =>
      `The code is mistyped in ${groups.includes(',') ? 'groups' : 'group'} ${groups}. Please check it.`,
    length: (given: number) => `The code has 30 digits; you have typed ${given}. Please check it.`,
    unknown:
      'There is nothing under this code. The code may be mistyped, or it has been dealt with and the content has been erased.',
    busy: 'Codes were typed too many times. Please wait a minute and try again.',
    state: 'How far it has come',
    messages: 'What was written',
    fromSender: (day: string) => `You, passed on ${day}`,
    toSender: (day: string) => `Inspection committee, on ${day}`,
    older: 'See what was written before',
    photo: 'With a photo.',
    several: 'What you sent was about several matters, so it was split; each is looked into on its own.',
    part: (n: number) => `Matter ${n}`,
    whichOne: 'To which matter do you want to add?',
    which: 'Please choose to which matter you are adding, then send again; your words are still here.',
    add: 'Add or reply',
    addHint: 'People of the inspection committee can read it.',
    send: 'Send',
    added: 'Sent.',
    over: 'This has been dealt with, so nothing can be added any more.',
    'too-often': 'You have added several times. Please wait for an answer.',
    again: 'Type another code',
  },

  poster: {
    title: 'Poster: feedback is welcome',
    heading: 'Your feedback is welcome',
    lines: [
      'Feedback on Party members, officials and common matters, and praise for them.',
      'No need to give your name. About a minute on a phone.',
      'Once sent, you get a code to see the answer.',
    ],
    scan: 'Open your camera and point it at this square',
    or: 'or open the page',
    not: 'Denunciations are not taken here. Please send a denunciation with your full name and address to the inspection committee.',
    qr: 'Square code that leads to the feedback page',
  },
}
