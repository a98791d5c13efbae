import type { Block, Minutes } from '../meeting/minutes.rules.ts'
import type { Addendum, Extra } from '../meeting/minutes.ts'
import { paths } from '../paths.ts'
import { useText } from '../ui/layout.tsx'
import { Closing, DocumentHead, DocumentPaper, Grid, Lines, PaperActions } from './paper.pages.tsx'
import { addendumLines, capitals, linesOf, written } from './paper.rules.ts'

type Fact = Extract<Block, { kind: 'fact' }>

/** Minutes to be read and printed. `inside` a page that has a heading of its own, all headings stand one step lower. */
export function MinutesPaper(props: { minutes: Minutes; extra: Extra; inside?: boolean }) {
  const { minutes, extra } = props
  const step = props.inside ? 1 : 0
  return (
    <DocumentPaper margins={minutes.margins}>
      <DocumentHead head={minutes.head} />
      <DocumentTitle title={minutes.title} abstract={minutes.abstract} step={step} />
      {grouped(minutes.blocks).map((block, i) =>
        Array.isArray(block) ? <Facts key={i} facts={block} /> : <Part key={i} block={block} step={step} />,
      )}
      <Closing signers={minutes.signers} recipients={minutes.recipients} />
      {extra.addenda.length > 0 && <Addenda addenda={extra.addenda} step={step} />}
      {extra.seal && <Lines text={extra.seal} class="seal" />}
    </DocumentPaper>
  )
}

/** Facts that follow each other are one list of them. */
function grouped(blocks: readonly Block[]): (Exclude<Block, Fact> | Fact[])[] {
  const all: (Exclude<Block, Fact> | Fact[])[] = []
  for (const block of blocks) {
    const last = all.at(-1)
    if (block.kind !== 'fact') all.push(block)
    else if (Array.isArray(last)) last.push(block)
    else all.push([block])
  }
  return all
}

const Heading = (props: { level: number; text: string; class?: string }) => {
  const Tag = `h${props.level}` as 'h2'
  return <Tag class={props.class}>{written(props.text)}</Tag>
}

/** A section has no title: what it is about is its first heading. */
function DocumentTitle(props: { title: string; abstract: string; step: number }) {
  const { title, abstract, step } = props
  return (
    <div class="document-title">
      {title && <Heading level={1 + step} text={capitals(title)} />}
      {abstract && (title ? <Lines text={abstract} class="abstract" /> : null)}
      {abstract && !title && <Heading level={1 + step} text={abstract} class="abstract" />}
    </div>
  )
}

function Part({ block, step }: { block: Exclude<Block, Fact>; step: number }) {
  const { paper } = useText()
  switch (block.kind) {
    case 'part':
      return <Heading level={2 + step} text={block.text} />
    case 'heading':
      return <Heading level={3 + step} text={block.text} class="subheading" />
    case 'text':
      return <Lines text={block.text} />
    case 'said': {
      const [first = '', ...rest] = linesOf(block.text)
      return (
        <blockquote>
          <p>
            <strong>{written(paper.labelled(block.who))}</strong> {first}
          </p>
          {rest.length > 0 && <Lines text={rest.join('\n')} />}
        </blockquote>
      )
    }
    case 'list':
      return (
        <ul>
          {block.lines.map((line, i) => (
            <li key={i}>{written(paper.listed(line))}</li>
          ))}
        </ul>
      )
    case 'table':
      return <Grid head={block.head} rows={block.rows} />
  }
}

function Facts({ facts }: { facts: readonly { label: string; text: string }[] }) {
  const { paper } = useText()
  return (
    <dl>
      {facts.map(({ label, text }, i) => (
        <div key={i}>
          <dt>{written(paper.labelled(label))}</dt>{' '}
          <dd>
            <Lines text={text} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Addenda({ addenda, step }: { addenda: readonly Addendum[]; step: number }) {
  const { paper } = useText()
  return (
    <section class="addenda">
      <Heading level={2 + step} text={paper.addenda} />
      {addenda.map((one, i) => (
        <section key={i}>
          <Heading level={3 + step} text={paper.addendum(i + 1, one.day, one.by)} class="subheading" />
          <Facts facts={addendumLines(one, paper)} />
        </section>
      ))}
    </section>
  )
}

/** The page a printer is asked from. */
export function MinutesPrintPage(props: {
  minutes: Minutes
  extra: Extra
  meeting: string
  back: { href: string; label: string }
}) {
  const t = useText()
  return (
    <>
      <PaperActions word={paths.minutesWord.to({ meeting: props.meeting })} back={props.back} />
      {!props.minutes.title && !props.minutes.abstract && <h1 class="visually-hidden">{t.paper.minutes}</h1>}
      <MinutesPaper minutes={props.minutes} extra={props.extra} />
    </>
  )
}
