import type { onPaper as vi } from '../vi/on-paper.ts'

/** Paper slips, and entering on behalf from them. */
export const onPaper: typeof vi = {
  slips: {
    title: 'Paper slips of the cell',
    lead: 'A printed slip belongs to the member and is not handed in. The cell records only “self-review done on paper”.',
    month: (n) => `Print blank self-review slips for the whole cell (${sheets(n)})`,
    commitment: (n) => `Print blank commitment slips for the whole cell (${sheets(n)})`,
    handed: (n) => `Print slips for entry on behalf, without codes (${sheets(n)})`,
    helpers: 'Record who asks whom to enter on their behalf',
    coded: 'Print slips for entry on behalf with codes',
    codedLead:
      'For members who do not use a phone and want to bring a few lines to the cell. A code is used once, until this period closes; printed again, the old code is void. Whoever prints a slip cannot enter on behalf with its code.',
    who: 'Print for',
    chooseOne: 'Please choose at least one member.',
    print: 'Print slips with codes',
    noPeriod: 'No self-review period is open now, so no codes can be printed.',
    once: 'The codes are shown on this page only once. After printing, hand them to each member in person.',
    back: 'Back to the cell',
    backToSlips: 'Back to paper slips',
  },
  slip: {
    bring: 'bring to the cell',
    bringHint:
      'A line brought to the cell that somebody is asked to enter is copied onto the “Slip for entry on behalf”. This slip stays with you.',
    title: 'Slip for entry on behalf',
    lead: 'Write only lines you want to bring to the cell. No marks, no diary.',
    line: 'Line for the cell:',
    due: 'Done before (if a day is set):',
    helper: 'I ask',
    helperRest: 'to enter exactly the lines above on my behalf.',
    code: 'Confirmation code, to be used once:',
    codeHint: (day) =>
      `Read out the code only after hearing each line read back right. It ends on ${day}, or when the cell ends the self-review part.`,
    sign: 'Sign after hearing each line read back right, in front of a second person of the same cell.',
    orSign: 'If the code is not used, sign in front of a second person of the same cell.',
    signature: 'Signed by who asks:',
    witness: 'Second person:',
  },
  commitment: {
    title: (year) => `Commitment slip of ${year}`,
    lead: 'Write 3 to 7 lines. You keep this slip; the commitment the cell confirms is the one you sign.',
    what: 'I commit to:',
    measure: 'What to look at to know:',
    due: 'Done before:',
    group: 'Group it concerns:',
    signed: 'Day …… month …… year ……, signed by who commits:',
  },
  helpers: {
    title: 'Who asks whom to enter on their behalf',
    lead: 'Record it as the member wrote it on the slip themself. Whoever is asked enters only lines brought to the cell; nobody can read them before the member confirms.',
    none: 'Nobody has asked yet.',
    row: (name, helper, day) => `${name} asks ${helper}, since ${day}`,
    drop: 'Remove',
    person: 'Who asks',
    helper: 'Whom they ask',
    choose: 'Choose a member',
    same: 'Please choose another member: nobody asks themself.',
    save: 'Record',
  },
  list: {
    title: 'Enter on behalf from a slip',
    lead: 'You enter the lines others have chosen to bring to the cell, exactly as on their slips. No marks are entered, no diary.',
    none: 'Nobody has asked you yet. Whoever asks names you on their page “Paper slips, entry on behalf”, or asks the cell committee to record it from the slip.',
    for: (name) => `Enter on behalf of ${name}`,
    witness: 'Waiting for you to confirm that you saw the signing',
    witnessRow: (name, helper) => `${name}, entered by ${helper}`,
    noPeriod: 'No self-review period is open now, so nothing can be entered on behalf.',
  },
  enter: {
    lead: 'Copy the words on the slip exactly, one line at a time.',
    waiting: 'Entered, and nobody can read it yet',
    due: (day) => `Due ${day}`,
    noDue: 'No day set',
    remove: 'Remove this line',
    line: 'Line for the cell',
    when: 'To be fixed',
    none: 'No day, only asking for criticism',
    save: 'Save this line',
    confirm: 'All entered, ask to confirm',
    asked: (name) => `Waiting for ${name} to confirm that they saw the signing.`,
  },
  confirm: {
    title: 'Ask to confirm',
    lead: (name) =>
      `Read each line aloud to ${name}. Once it is confirmed, the cell can read exactly these lines.`,
    readers: (names) => `Who can read it: ${names}, and the cell at its meeting.`,
    nobody: 'nobody holds this task yet',
    code: 'Code on the slip',
    codeHint: (name) => `12 digits that ${name} reads out to you.`,
    send: 'Confirm with the code',
    noCode: 'No code: sign in front of a second person',
    witness: 'Who saw the slip being signed',
    witnessHint: 'They open Tự Soi themself and confirm it.',
    ask: 'Ask them to confirm',
    chooseWitness: 'Please choose a member.',
    nothing: 'No lines are waiting to be confirmed.',
    changed: 'The lines have just changed elsewhere. Please read them again, then confirm.',
    done: (n) => `Confirmed. The cell can read ${n} ${n === 1 ? 'line' : 'lines'}.`,
  },
  code: {
    empty: 'Please enter the code on the slip.',
    wrongGroups: (groups) =>
      groups.length === 1
        ? `Group ${groups[0]} of the digits is not right. Please check it on the slip.`
        : `Groups ${groups.join(', ')} of the digits are not right. Please check them on the slip.`,
    length: (given, all) => `A code has ${all} digits; ${given} entered.`,
    unknown: 'This code is not the member’s. Please check the name on the slip.',
    used: 'This code has been used already. A new slip is needed, or a signature in front of a second person.',
    void: 'This slip was printed again, so the old code is void. Please use the new slip.',
    expired:
      'This code is of an earlier period and has ended. A new slip is needed, or a signature in front of a second person.',
    'printed-by-you':
      'You printed this slip, so you cannot use its code. Please ask a second person to confirm that they saw the signing.',
  },
  witness: {
    title: 'Confirm that you saw the signing',
    lead: (name, helper) =>
      `${helper} entered the lines below from the slip of ${name}. Did you see with your own eyes ${name} sign a slip with exactly these lines?`,
    yes: 'Yes, I saw the signing',
    no: 'No, I did not see it',
    after: 'If you press “Yes”, the cell can read these lines; your name is recorded in the history.',
  },
  own: {
    title: 'Paper slips, entry on behalf',
    hint: 'Who enters for you, which lines are entered',
    lead: 'If you do the self-review on paper, you can ask somebody of your cell to enter the lines you want to bring to the cell.',
    named: (name) => `You are asking ${name}.`,
    notedBy: (name, day) => `Recorded by ${name} on ${day}.`,
    nobody: 'You have not asked anybody.',
    choose: 'Whom you ask',
    chooseOne: 'Please choose a member.',
    name: 'Ask this member',
    nameOther: 'Ask this member instead',
    helper: 'Who enters for you',
    drop: 'Stop asking',
    entered: 'Entered on your behalf',
    none: 'No lines yet.',
    by: (name, day) => `Entered by ${name} on ${day}`,
    waiting:
      'Waiting for you to confirm; nobody in the cell can read it yet. If you do not confirm, this line disappears by itself when the period ends.',
    confirmed: {
      code: (day) => `Confirmed with the code on the slip on ${day}. The cell can read it.`,
      signature: (day, witness) =>
        `${witness} confirmed on ${day} that they saw the signing. The cell can read it.`,
      self: (day) => `You confirmed it on ${day}. The cell can read it.`,
    },
    refused: (day) => `You took it back on ${day}.`,
    yes: 'Yes, bring it to the cell',
    no: 'No, remove this line',
    takeBack: 'Take back',
    over: 'This line has just changed elsewhere, so this could not be done. Please look again.',
    others: 'Enter on behalf of others',
    blank: 'Print a blank self-review slip',
    blankHanded: 'Print a slip for entry on behalf',
    blankCommitment: 'Print a blank commitment slip',
  },
}

function sheets(n: number): string {
  return `${n} ${n === 1 ? 'sheet' : 'sheets'}`
}
