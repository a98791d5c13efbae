import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Field, Form } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { type Catalogue, catalogueRef, groupsInOrder, itemsInOrder } from './catalogue.rules.ts'
import type { CatalogueLine } from './catalogue.ts'

/** What loading a file came to, in words; `lines` say what to look at. */
export interface LoadOutcome {
  readonly good: boolean
  readonly words: string
  readonly lines: readonly string[]
}

export function CataloguesPage(props: {
  versions: readonly CatalogueLine[]
  outcome?: LoadOutcome
  errors?: FieldErrors
}) {
  const t = useText()
  const c = t.catalogue
  return (
    <>
      <h1>{c.title}</h1>
      <ErrorSummary errors={props.errors} />
      {props.outcome && <Outcome outcome={props.outcome} />}
      <p>{c.lead}</p>
      <ul class="tasks">
        {props.versions.map((version) => (
          <li key={version.id}>
            <a href={paths.catalogue.to({ version: version.id })}>
              <span>
                <span class="name">{version.title}</span>
                <small>
                  {[
                    version.id,
                    version.text_source === 'paraphrase' ? c.paraphrase : c.official,
                    c.loadedOn(showDay(dayOf(version.loaded_at))),
                  ].join(' · ')}
                </small>
              </span>
              {version.in_use && <span class="state done">{c.inUse}</span>}
            </a>
          </li>
        ))}
      </ul>
      <h2>{c.load}</h2>
      <Form action={paths.catalogues.to()} upload>
        <Field name="file" label={c.file} error={props.errors?.file}>
          <input
            id="file"
            name="file"
            type="file"
            accept=".json,application/json"
            aria-describedby={props.errors?.file ? 'file-error' : undefined}
            aria-invalid={props.errors?.file ? 'true' : undefined}
          />
        </Field>
        <Button>{c.go}</Button>
      </Form>
    </>
  )
}

function Outcome({ outcome }: { outcome: LoadOutcome }) {
  return (
    <section class={outcome.good ? 'note good' : 'errors'} role={outcome.good ? 'status' : 'alert'}>
      <p>{outcome.words}</p>
      {outcome.lines.length > 0 && (
        <ul>
          {outcome.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** One version, to be read as it was loaded. */
export function CataloguePage({ catalogue, inUse }: { catalogue: Catalogue; inUse: boolean }) {
  const t = useText()
  const c = t.catalogue
  const { lang } = t
  const source = catalogue.textSource === 'paraphrase' ? c.paraphrase : c.official
  const facts: [string, string][] = [
    [c.version, `${catalogueRef(catalogue)}${inUse ? ` (${c.inUse})` : ''}`],
    [c.issuer, `${catalogue.issuer}, ${catalogue.documentNumber}, ${showDay(catalogue.issuedOn)}`],
    [
      c.valid,
      c.validFrom(showDay(catalogue.validFrom), catalogue.validTo ? showDay(catalogue.validTo) : null),
    ],
    [c.text, source],
    [c.size, c.items(groupsInOrder(catalogue).length, itemsInOrder(catalogue).length)],
  ]
  if (catalogue.supersedes) facts.push([c.supersedes, catalogue.supersedes])
  if (catalogue.mapping) facts.push([c.mapping, catalogue.mapping.from])
  return (
    <>
      <h1>{catalogue.title}</h1>
      {catalogue.splitNote && <p class="note">{catalogue.splitNote[lang]}</p>}
      {catalogue.incomplete && <p class="note">{catalogue.incomplete.note[lang]}</p>}
      <dl class="facts">
        {facts.map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      {catalogue.sections.map((section) => (
        <section key={section.id}>
          <h2>
            {section.id}. {section.label}
          </h2>
          <p>{section.full}</p>
          {section.groups.map((group) => (
            <div class="group" key={group.id}>
              <details>
                <summary>
                  {group.id}. {group.label}
                </summary>
                <p>{group.full}</p>
                <ul>
                  {group.items.map((item) => (
                    <li key={item.id}>
                      <strong>
                        {item.id}. {item.label}
                      </strong>
                      {item.appliesTo === 'leaders' && ` (${c.leaders})`}
                      <br />
                      {item.full}
                      <small>{c.example(item.example)}</small>
                    </li>
                  ))}
                </ul>
              </details>
            </div>
          ))}
        </section>
      ))}
    </>
  )
}
