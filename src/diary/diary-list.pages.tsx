import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, Checkbox, ErrorSummary, Form, LinkButton, Radios, Select, TextInput } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { TAGS } from './diary.form.ts'
import type { Found, Search } from './diary.rules.ts'
import type { Entry } from './diary.ts'

/** The open period, when entries are being chosen for it. */
export interface Choosing {
  readonly period: { readonly id: string; readonly catalogue: string }
  readonly ticked: readonly string[]
}

export interface DiaryView {
  readonly found: Found
  readonly search: Search
  readonly searching: boolean
  /** Every month of the diary, to choose from. */
  readonly months: readonly string[]
  readonly closed: number
  /** A period is open, so that entries can be used for it. */
  readonly usable: boolean
  readonly choosing: Choosing | null
  readonly errors?: FieldErrors
}

/** What was found comes into view, below the fields that found it. */
const FOUND = `${paths.diary.to()}#entry`

export function DiaryPage({ view }: { view: DiaryView }) {
  const d = useText().diary
  const { choosing, found } = view
  return (
    <>
      <h1>{choosing ? d.choose.title : d.title}</h1>
      <ErrorSummary errors={view.errors} />
      <p>{choosing ? d.choose.lead : d.lead}</p>
      {!choosing && (
        <div class="actions">
          <LinkButton href={paths.diaryNew.to()}>{d.write}</LinkButton>
        </div>
      )}
      {view.months.length === 0 && <p class="soft">{d.empty}</p>}
      {view.months.length > 0 && (
        // One form round all: what is ticked goes along when something else is looked for.
        <Form action={choosing ? paths.learningDiary.to() : paths.diary.to()}>
          {choosing && (
            <>
              <input type="hidden" name="choosing" value="yes" />
              <input type="hidden" name="period" value={choosing.period.id} />
              <input type="hidden" name="catalogue" value={choosing.period.catalogue} />
            </>
          )}
          <SearchFields view={view} />
          <div id="entry">
            {view.searching && <p role="status">{d.search.found(found.all)}</p>}
            {choosing ? (
              <ToTick entries={found.entries} ticked={choosing.ticked} />
            ) : (
              found.entries.map((entry) => <EntryCard key={entry.id} entry={entry} />)
            )}
          </div>
          <OtherMonths months={found.months} />
          {choosing && (
            <div class="actions">
              <Button>{d.choose.copy}</Button>
            </div>
          )}
        </Form>
      )}
      {view.closed > 0 && <p class="soft">{d.closed(view.closed)}</p>}
      {!choosing && view.months.length > 0 && (
        <ul class="links">
          {view.usable && (
            <li>
              <a href={paths.learningDiary.to()}>{d.choose.title}</a>
            </li>
          )}
          <li>
            <a href={paths.diaryExport.to()}>{d.export.title}</a>
          </li>
        </ul>
      )}
    </>
  )
}

function ToTick({ entries, ticked }: { entries: readonly Entry[]; ticked: readonly string[] }) {
  const { tags } = useText().diary
  return (
    <div class="choices">
      {entries.map((entry) => (
        <Checkbox
          key={entry.id}
          name="entry"
          value={entry.id}
          checked={ticked.includes(entry.id)}
          label={
            <>
              <small>
                {showDay(entry.day)}
                {entry.tag && ` · ${tags[entry.tag]}`}
              </small>
              <span class="own-words">{entry.text}</span>
            </>
          }
        />
      ))}
    </div>
  )
}

function EntryCard({ entry }: { entry: Entry }) {
  const d = useText().diary
  return (
    <article class="card">
      <p class="soft">
        <a href={paths.diaryEntry.to({ entry: entry.id })}>{showDay(entry.day)}</a>
        {entry.tag && ` · ${d.tags[entry.tag]}`}
      </p>
      <p class="own-words">{entry.text}</p>
    </article>
  )
}

/** Folded until something is looked for: most come to write or to read the newest. */
function SearchFields({ view }: { view: DiaryView }) {
  const d = useText().diary
  const s = d.search
  const { search, errors } = view
  return (
    <details class="folded" open={view.searching || errors?.words !== undefined}>
      <summary>{s.title}</summary>
      <TextInput name="words" label={s.words} hint={s.wordsHint} value={search.words} error={errors?.words} />
      <Radios
        name="tag"
        inline
        label={d.tag}
        value={search.tag ?? ''}
        choices={[{ value: '', label: s.anyTag }, ...TAGS.map((tag) => ({ value: tag, label: d.tags[tag] }))]}
      />
      <Select
        name="month"
        label={s.month}
        value={search.month ?? ''}
        choices={[
          { value: '', label: s.anyMonth },
          ...view.months.map((month) => ({ value: month, label: s.monthName(showDay(month)) })),
        ]}
      />
      <div class="actions">
        <Button quiet action={FOUND}>
          {s.go}
        </Button>
        {view.searching && !view.choosing && (
          <LinkButton quiet href={paths.diary.to()}>
            {s.stop}
          </LinkButton>
        )}
      </div>
    </details>
  )
}

function OtherMonths({ months }: { months: Found['months'] }) {
  const s = useText().diary.search
  if (months.length === 0) return null
  return (
    <section>
      <h2>{s.more}</h2>
      <div class="actions">
        {months.map(({ month, count }) => (
          <Button key={month} quiet name="more" value={month} action={FOUND}>
            {s.moreOf(showDay(month), count)}
          </Button>
        ))}
      </div>
    </section>
  )
}
