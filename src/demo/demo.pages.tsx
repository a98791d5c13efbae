import { paths } from '../paths.ts'
import { Button, Form } from '../ui/fields.tsx'
import { useText } from '../ui/layout.tsx'
import { roleNames } from './roles.ts'

export function DemoPage() {
  const t = useText()
  const d = t.demo
  return (
    <>
      <h1>{d.commune}</h1>
      <p class="lead">{d.lead}</p>
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
      </ul>
      <p class="soft">{d.clock}</p>
      <Form action={paths.demoReset.to()}>
        <p class="hint">{d.resetHint}</p>
        <Button quiet>{d.reset}</Button>
      </Form>
    </>
  )
}
