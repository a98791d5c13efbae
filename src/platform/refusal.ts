/** Something the person at the keyboard can mend: shown as one sentence, exit code 2. */
export class Refusal extends Error {}
