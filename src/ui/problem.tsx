import type { VNode } from 'preact'
import { paths } from '../paths.ts'
import type { Text } from '../text/text.ts'
import { LinkButton } from './fields.tsx'
import { useText } from './layout.tsx'

export function ProblemPage(props: { problem: keyof Text['app']['problem'] }): VNode {
  return <Sentence {...props} />
}

function Sentence({ problem }: { problem: keyof Text['app']['problem'] }) {
  const t = useText()
  return (
    <>
      <h1>{t.app.problem[problem].title}</h1>
      <p>{t.app.problem[problem].text}</p>
      <LinkButton quiet href={paths.home.to()}>
        {t.app.toHome}
      </LinkButton>
    </>
  )
}
