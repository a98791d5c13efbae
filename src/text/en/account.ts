import type { account as vi } from '../vi/account.ts'
import { account as vietnamese } from '../vi/account.ts'

const counted = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`

export const account: typeof vi = {
  home: {
    title: 'Tự Soi',
    lead: 'Once a month you look at yourself again, for about 3 minutes. What you mark only you can read.',
    signIn: 'Sign in with your PIN',
    card: 'I have a sign-in card',
  },
  signIn: {
    title: 'Please sign in',
    who: 'Who are you?',
    pin: 'PIN of 6 digits',
    enter: 'Sign in',
    none: 'Nobody is enrolled on this device yet. Use the sign-in card printed by your cell.',
    otherCard: 'Enrol another person with a card',
    chooseOne: 'Please choose your name.',
    wrong: 'The PIN is not right.',
    wait: (text) => `The PIN is not right. Please wait ${text}, then try again.`,
    locked: 'The PIN was wrong many times. Please use your recovery sheet to set a new one.',
    useSheet: 'Use the recovery sheet',
    seconds: (n) =>
      n < 60
        ? counted(n, 'second')
        : n < 3600
          ? counted(Math.ceil(n / 60), 'minute')
          : counted(Math.ceil(n / 3600), 'hour'),
  },
  unlock: {
    title: 'Set a new PIN with the recovery sheet',
    sheet: 'Code on the recovery sheet',
    sheetHint: '8 groups of 6 digits each.',
    go: 'Set a new PIN',
    wrong: 'The code is not right, or this sheet has been replaced by a new one.',
  },
  card: {
    title: 'Sign-in card',
    code: 'Code on the card',
    hint: '5 groups of 6 digits each, with or without spaces.',
    check: 'Check the card',
    wrongGroups: (groups) =>
      groups.length === 1
        ? `Group ${groups[0]} is not right. Please look at that group on the card again.`
        : `Groups ${groups.join(', ')} are not right. Please look at the card again.`,
    length: (given, wanted) =>
      `The code has ${wanted} digits; you have entered ${given}. What you entered is still here, please look again.`,
    unknown: 'No card has this code. Please compare each group with the card.',
    used: 'This card has been used. If it was not you, tell the cell committee at once; ask for a new card.',
    expired: 'The card is more than 30 days old. Please ask the cell committee for a new one.',
    voided: 'This card has been replaced by a newer one.',
    slow: (text) => `Wrong codes were entered many times from here. Please wait ${text}, then try again.`,
    isYou: (name) => `Card of ${name}`,
    choosePin: 'Set a PIN of 6 digits for this device. It only works together with this device.',
    pin: 'PIN of 6 digits',
    pinAgain: 'Enter the PIN again',
    enrol: 'Enrol this device',
    notYou: 'Not me',
    sixDigits: 'A PIN has exactly 6 digits.',
    tooEasy: 'This PIN is too easy to guess (such as 123456, 111111). Please choose another.',
    differs: 'The two entries are not the same.',
    device: (kind) => `Device: ${kind}`,
    // Stored as the name of the device.
    kinds: vietnamese.card.kinds,
  },
  sheet: {
    title: 'Recovery sheet',
    lead: 'This sheet opens your private part again when you change or lose your phone. Only you keep it; the cell and the administrator have no copy.',
    show: 'Show the sheet to copy or print it',
    renew: 'You have a sheet already. Once you make a new one, the old one no longer works.',
    renewButton: 'Make a new sheet',
    code: 'Recovery code',
    keep: 'Copy all 8 groups of digits on paper or print this page, and keep it where only you know. This code is not shown again.',
    // On the printed sheet.
    paperTitle: vietnamese.sheet.paperTitle,
    paperOf: vietnamese.sheet.paperOf,
    paperUse: vietnamese.sheet.paperUse,
    made: vietnamese.sheet.made,
    kept: 'I have put the sheet away',
  },
  waiting: {
    title: 'This device is signed in, but cannot open the private part yet',
    lead: 'So that nobody who gets hold of a card can read what you wrote, a new device must be approved in one of three ways.',
    byDevice: '1. Approve it from your old device',
    byDeviceText:
      'Open Tự Soi on your old device, go to Me → Devices and cards, press “Approve this device”. Then open this page again.',
    again: 'I have approved it, look again',
    bySheet: '2. Enter the recovery sheet',
    sheetButton: 'Open with the sheet',
    lost: '3. Both the old device and the sheet are lost',
    lostText:
      'You can start afresh. What you wrote privately before can no longer be opened; what you brought to the cell and the cell’s conclusions stay. A second person of the committee, not the one who printed your card, must confirm.',
    lostButton: 'Ask to start afresh',
    asked:
      'Your request to start afresh has been sent. Please meet somebody of the committee (not the one who printed your card) who confirms it, then open this page again.',
    wrong: 'The code on the sheet is not right, or the sheet has been replaced.',
    earlierTitle: 'Open what you wrote before starting afresh',
    earlierLead: 'The old recovery sheet still opens what you wrote before.',
  },
  devices: {
    title: 'Devices and cards',
    lead: 'Every device enrolled under your name and every card printed for you. If you see one you do not know, remove it at once.',
    list: 'Enrolled devices',
    here: 'in use now',
    waiting: 'waiting for approval',
    approved: 'opens the private part',
    revoked: 'removed',
    enrolled: (day, by) => (by ? `Enrolled on ${day}, with a card printed by ${by}` : `Enrolled on ${day}`),
    approve: 'Approve this device',
    revoke: 'Remove this device',
    cards: 'Printed cards',
    card: (day, by) => `Printed on ${day}, by ${by}`,
    cardState: { good: 'not used yet', used: 'used', expired: 'expired', voided: 'replaced' },
    none: 'No card yet.',
    operator: 'the server administrator',
    sheet: 'Recovery sheet',
    sheetYes: 'You have put a recovery sheet away.',
    sheetNo: 'You have not put a recovery sheet away yet.',
    freshStart: (day, label) =>
      `On ${day}, ${label} asked to start afresh under your name, without the sheet and the old device. If it was not you, refuse.`,
    refuse: 'It was not me, refuse',
  },
  freshStarts: {
    title: 'Requests to start afresh',
    lead: 'From people who lost both device and recovery sheet. Confirm only when you have met them face to face. Whoever printed the card may not confirm.',
    none: 'Nobody is asking.',
    line: (name, device, day, by) =>
      `${name} asked on ${day}, on a device recorded as “${device}”; card printed by ${by}.`,
    approve: 'I have met this person, confirm',
    mine: 'You printed this card, so somebody else must confirm.',
    own: 'You cannot confirm for yourself.',
    done: 'Confirmed.',
    gone: 'This request is no longer there.',
  },
  out: 'Leave Tự Soi',
}
