import type { feedbackFollow as vi } from '../vi/feedback-follow.ts'

/** After the conclusion on feedback: what follows, praise that becomes a good deed, the certificate. */
export const feedbackFollow: typeof vi = {
  close: {
    nothing:
      'Nothing follows from this conclusion. Once it is closed, the system erases the content; only one number without a day remains.',
    follows: {
      guidance: 'A prompt to the cell for the member’s review',
      promise: 'Something to mend by an agreed day, followed by the cell',
      reminder: 'Ask the standing board of the commune committee to consider a formal reminder',
    },
    text: 'Message to the cell and the member',
    textHint:
      'Write in other words, do not reveal who sent it. Whoever receives it and the member read exactly these words.',
    plan: 'What has to be mended',
    planHint: '“When … I will …”. Only fill this in for something to mend.',
    due: 'Done before',
    dueHint: 'For example 31/03/2027. Leave it empty for a prompt only.',
    dueProblem: 'Please write a day after today, within a year.',
  },
  followed: {
    guidance: 'The inspection committee asks the cell to look at this in the review',
    promise: 'Something to mend after the conclusion',
    reminder:
      'The inspection committee asks the standing board of the commune committee to consider a formal reminder',
  },

  thanks: {
    link: 'Record the praise as a good deed',
    title: 'Record a good deed from praise',
    lead: 'Two people have looked at this and take it as praise. Write it down in your own words; the cell of the person praised looks at it and confirms it at its meeting. The person praised may ask that it not be told.',
    person: 'Who is praised?',
    words: 'What did they do?',
    wordsHint: 'One or two lines. Do not copy the sender’s words.',
    day: 'On which day?',
    dayHint: 'For example 25/11/2026. If it is not known, leave it empty and the day of receipt is written.',
    preview: 'Preview',
    previewTitle: 'The cell will read exactly this',
    readers: (cell: string) =>
      `The cell committee, the clerk’s table and the members of ${cell} can read it at the meeting.`,
    told: 'a citizen',
    send: 'Record and pass on to the cell',
    edit: 'Change it',
    mine: 'This praise is about yourself. Please let another person record it.',
    again: 'This has already been recorded.',
    noted: (day: string) => `Recorded as a good deed on ${day}.`,
    toSender:
      'Thank you. Your praise has been passed on to that person’s cell, to be confirmed as a good deed at its meeting.',
  },

  certificate: {
    ask: 'Ask for a certificate',
    askHint:
      'The inspection committee prints a certificate of this conclusion, signs it and gives it to you. It is printed only once; no copy is kept here.',
    askButton: 'Ask for a certificate',
    asked: (day: string) => `You asked for the certificate on ${day}.`,
    printedOwn: (day: string) => `The inspection committee printed it on ${day}.`,
    link: 'Certificate for the member concerned',
    wanted: (day: string) => `The member concerned asked for the certificate on ${day}.`,
    title: 'Certificate',
    lead: 'The certificate says that feedback about this member was looked into and what was concluded. It is printed only once, when the member asks for it; the system does not keep its content.',
    byMouth: 'The member has asked for it in person',
    needAsk: 'The certificate is printed only when the member concerned asks for it.',
    ready: 'Please get the printer ready, then press the button.',
    print: 'Make the certificate to print',
    printed: (day: string) =>
      `The certificate was printed on ${day}. It is printed only once and no copy is kept here, so it cannot be printed again. If it is lost, the inspection committee looks up the number written on it in the register of outgoing mail.`,
    once: 'Print it now: once you leave this page, it cannot be opened again.',
    back: 'Back to this case',
    issuer: 'INSPECTION COMMITTEE',
    number: 'No. ……-XN/UBKT',
    heading: 'CERTIFICATE',
    about: 'of what came of feedback',
    confirms: (committee: string) => `The inspection committee of ${committee} certifies:`,
    who: (name: string, cell: string) =>
      `Feedback about ${name}, member of ${cell}, was sent to the inspection committee.`,
    found: (day: string, outcome: string) =>
      `The inspection committee looked into it, verified it, heard the member’s reply and concluded on ${day}: ${outcome}.`,
    effect:
      'That feedback is not used to assess or evaluate the member. Its content is erased as the rules provide; whoever makes this certificate keeps no copy.',
    signer: 'FOR THE INSPECTION COMMITTEE',
    post: 'CHAIR',
    outcomes: {
      unfounded: 'what was reported is not right',
      insufficient: 'not enough grounds for a conclusion',
    },
  },
}
