import type { Catalogue, CatalogueItem, PlacedGroup } from '../catalogue/catalogue.rules.ts'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, Radios } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import type { Answer } from './month.rules.ts'
import { groupAnchor, type SkimAnswer, signAnchor } from './self-review.form.ts'
import { type Shown, ShownFrom } from './shown.tsx'

export function SkimPage(props: {
  screen: number
  screens: number
  period: Shown
  groups: readonly PlacedGroup[]
  answer: SkimAnswer
  errors?: FieldErrors
}) {
  const t = useText()
  const s = t.month.skim
  const section = props.groups[0]?.section
  return (
    <>
      <p class="progress">
        {t.month.screen(props.screen, props.screens)}
        {section && ` · ${section.label}`}
      </p>
      <h1 class="question">{s.question}</h1>
      <ErrorSummary errors={props.errors} />
      <Form action={paths.skim.to({ screen: String(props.screen) })} offline>
        <ShownFrom period={props.period} />
        {props.groups.map(
          ({ group }, n) =>
            group.items.length > 0 && (
              <SkimGroup
                key={group.id}
                id={groupAnchor(n)}
                group={group}
                answer={props.answer}
                error={props.errors?.[groupAnchor(n)]}
              />
            ),
        )}
        <div class={props.errors?.none ? 'field wrong' : 'field'}>
          {props.errors?.none && <p class="error">{props.errors.none}</p>}
          <label class="choice">
            <input type="checkbox" id="none" name="none" value="yes" checked={props.answer.none} />
            <span>{s.noneOf(props.groups.length)}</span>
          </label>
        </div>
        <Button>{t.app.next}</Button>
      </Form>
    </>
  )
}

function SkimGroup({
  id,
  group,
  answer,
  error,
}: {
  id: string
  group: PlacedGroup['group']
  answer: SkimAnswer
  error?: string
}) {
  const t = useText()
  const s = t.month.skim
  return (
    <div class="group">
      <label class="choice">
        <input
          type="checkbox"
          id={id}
          name="group"
          value={group.id}
          checked={answer.groups.includes(group.id)}
        />
        <span>{group.label}</span>
      </label>
      {error && <p class="error marks">{error}</p>}
      <details>
        <summary>{s.read(group.items.length)}</summary>
        <ul>
          {group.items.map((item) => (
            <li key={item.id}>
              {item.full}
              <small>{s.example(item.example)}</small>
            </li>
          ))}
        </ul>
      </details>
      <div class="marks">
        {group.items.map((item) => (
          <fieldset key={item.id}>
            <legend>{item.full}</legend>
            <div class="choices inline">
              {(['partial', 'present'] as const).map((level) => (
                <label class="choice" key={level}>
                  <input
                    type="radio"
                    name={`mark-${item.id}`}
                    value={level}
                    checked={answer.marks[item.id] === level}
                  />
                  <span>{s[level]}</span>
                </label>
              ))}
              {answer.marks[item.id] && (
                <label class="choice">
                  <input type="radio" name={`mark-${item.id}`} value="none" />
                  <span>{s.clear}</span>
                </label>
              )}
            </div>
          </fieldset>
        ))}
      </div>
    </div>
  )
}

export function FullListPage(props: {
  section: Catalogue['sections'][number]
  number: number
  sections: number
  period: Shown
  applicable: ReadonlySet<string>
  answers: Readonly<Record<string, Answer>>
  errors?: FieldErrors
}) {
  const t = useText()
  const missing = Object.keys(props.errors ?? {}).length
  const signs = props.section.groups
    .flatMap((group) => group.items)
    .filter((item) => props.applicable.has(item.id))
  return (
    <>
      <p class="progress">{t.month.screen(props.number, props.sections)}</p>
      <h1>{props.section.label}</h1>
      <p>{t.month.full.lead}</p>
      {missing > 0 && <p class="error">{t.month.full.missing(missing)}</p>}
      <ErrorSummary errors={props.errors} />
      <Form action={paths.fullList.to({ section: String(props.number) })} offline>
        <ShownFrom period={props.period} />
        {props.section.groups.map((group) => (
          <section key={group.id}>
            <h2>{group.label}</h2>
            {group.items
              .filter((item) => props.applicable.has(item.id))
              .map((item) => (
                <Radios
                  id={signAnchor(signs.indexOf(item))}
                  key={item.id}
                  inline
                  name={`sign-${item.id}`}
                  label={item.full}
                  value={props.answers[item.id]}
                  error={props.errors?.[signAnchor(signs.indexOf(item))]}
                  choices={(['none', 'partial', 'present'] as const).map((value) => ({
                    value,
                    label: t.month.close.answers[value],
                  }))}
                />
              ))}
          </section>
        ))}
        <Button>{t.app.next}</Button>
      </Form>
    </>
  )
}

export function CloseLookPage(props: {
  n: number
  of: number
  period: Shown
  item: CatalogueItem
  answer: Answer | undefined
  errors?: FieldErrors
}) {
  const t = useText()
  const c = t.month.close
  return (
    <>
      <p class="progress">
        {c.title(props.of)} · {t.month.screen(props.n, props.of)}
      </p>
      <ErrorSummary errors={props.errors} />
      <h1 class="sign">{props.item.full}</h1>
      <p class="soft">{t.month.skim.example(props.item.example)}</p>
      <Form action={paths.closeLook.to({ n: String(props.n) })} offline>
        <ShownFrom period={props.period} />
        <input type="hidden" name="sign" value={props.item.id} />
        <fieldset class="field" id="answer">
          <legend>{c.question}</legend>
          <div class="answers">
            {(['present', 'partial', 'none'] as const).map((answer) => (
              <button
                type="submit"
                key={answer}
                name="answer"
                value={answer}
                aria-pressed={props.answer === answer ? 'true' : undefined}
              >
                {c.answers[answer]}
              </button>
            ))}
          </div>
        </fieldset>
      </Form>
    </>
  )
}
