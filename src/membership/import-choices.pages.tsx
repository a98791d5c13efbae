import { showDay } from '../platform/clock.ts'
import { Checkbox, Radios } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { doubtField } from './import.form.ts'
import { type Doubt, rowKey } from './import.rules.ts'
import type { KnownPerson } from './import-known.rules.ts'
import type { TrialView } from './import-trial.pages.tsx'

/** Whom a row means is for a person to say; nothing is ticked but that two rows of one list both count. */
export function DoubtField({ doubt, view }: { doubt: Doubt; view: TrialView }) {
  const i = useText().imports
  const { member, candidates, repeats } = doubt
  const knownWords = (person: KnownPerson) =>
    i.doubtRow(
      person.fullName,
      showDay(person.birthDate ?? ''),
      view.unitNames.get(person.place?.cell ?? '') ?? '',
    )
  const choices = [
    ...candidates.map((person) => ({ value: person.id, label: i.doubtKnown(knownWords(person)) })),
    { value: 'new', label: repeats ? i.doubtBoth : i.doubtNew },
    { value: 'skip', label: i.doubtSkip },
  ]
  return (
    <Radios
      name={doubtField(rowKey(member))}
      label={i.doubtRow(member.fullName, showDay(member.birthDate ?? ''), member.cell ?? '')}
      hint={repeats ? i.repeats(repeats.sheet, repeats.row) : i.at(member.sheet, member.row)}
      value={doubt.decision ?? undefined}
      choices={choices}
    />
  )
}

/** A post carries power, so each is seen and may be left out. */
export function PostFields({ view }: { view: TrialView }) {
  const i = useText().imports
  const { posts } = view.plan
  if (posts.length === 0) return null
  const refused = new Set(view.row.corrections.refusedPosts)
  const overAll = posts.filter((post) => post.unit === view.tenant)
  const others = posts.filter((post) => post.unit !== view.tenant)
  return (
    <fieldset class="field">
      <legend>
        <h2>{i.postList}</h2>
      </legend>
      <p class="hint">{i.postLead}</p>
      <div class="choices">
        {[...overAll, ...others].map((post) => (
          <Checkbox
            key={post.key}
            name="post"
            value={post.key}
            checked={!refused.has(post.key)}
            label={
              <>
                {post.member.fullName}
                <small>{i.postAt(post.title, view.unitNames.get(post.unit) ?? '')}</small>
              </>
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
