import { paths } from '../paths.ts'
import { Button, Form } from '../ui/fields.tsx'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { useText } from '../ui/layout.tsx'
import { roleNames, VILLAGER_CODE } from './roles.ts'

interface Movement {
  readonly headline: string
  readonly between: string
  /** A limit in words, how many had it then, how many have it now. */
  readonly limits: readonly (readonly string[])[]
}

export function DemoPage({ movement }: { movement: Movement | null }) {
  const t = useText()
  const d = t.demo
  return (
    <>
      <h1>{d.commune}</h1>
      <p class="lead">{d.lead}</p>
      <LanguageSwitch />
      {movement && (
        <section class="card">
          <h2>{movement.headline}</h2>
          <p class="soft">{movement.between}</p>
          <ul>
            {movement.limits.map(([label, before, after]) => (
              <li key={label}>{d.limit(label ?? '', before ?? '', after ?? '')}</li>
            ))}
          </ul>
        </section>
      )}
      <ul class="roles">
        {roleNames.map((role) => (
          <li key={role}>
            <Form action={paths.demoRole.to({ role })}>
              <button type="submit">
                <span>
                  <strong>{d.roles[role].name}</strong>
                  <small>{d.roles[role].thing}</small>
                </span>
              </button>
            </Form>
          </li>
        ))}
        <li>
          {/* Whoever sends something has no account: their code alone leads to it. */}
          <form method="post" action={paths.feedbackCode.to()}>
            <input type="hidden" name="code" value={VILLAGER_CODE} />
            <button type="submit" name="step" value="look">
              <span>
                <strong>{d.villager.name}</strong>
                <small>{d.villager.thing}</small>
              </span>
            </button>
          </form>
        </li>
      </ul>
      <p class="soft">{d.clock}</p>
      <Form action={paths.demoReset.to()}>
        <p class="hint">{d.resetHint}</p>
        <Button quiet>{d.reset}</Button>
      </Form>
    </>
  )
}
