import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { Button, ErrorSummary, Form, LinkButton, Radios, TextArea, TextInput } from '../ui/fields.tsx'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { useText } from '../ui/layout.tsx'

export function HomePage({ hasDevice, demo }: { hasDevice: boolean; demo: boolean }) {
  const t = useText()
  return (
    <>
      <h1>{t.app.motto}</h1>
      <p class="lead">{t.account.home.lead}</p>
      <div class="actions">
        {demo && <LinkButton href={paths.demo.to()}>{t.demo.enter}</LinkButton>}
        {hasDevice && (
          <LinkButton href={paths.signIn.to()} quiet={demo}>
            {t.account.home.signIn}
          </LinkButton>
        )}
        <LinkButton href={paths.card.to()} quiet={hasDevice || demo}>
          {t.account.home.card}
        </LinkButton>
      </div>
      <LanguageSwitch />
    </>
  )
}

export interface KnownHere {
  device: string
  name: string
}

export function SignInPage(props: {
  people: KnownHere[]
  chosen?: string
  errors?: FieldErrors
  locked?: string
  next?: string
}) {
  const t = useText()
  const only = props.people.length === 1 ? props.people[0] : undefined
  if (props.people.length === 0)
    return (
      <>
        <h1>{t.account.signIn.title}</h1>
        <p>{t.account.signIn.none}</p>
        <LinkButton href={paths.card.to()}>{t.account.home.card}</LinkButton>
      </>
    )
  return (
    <>
      <h1>{only ? only.name : t.account.signIn.title}</h1>
      <ErrorSummary errors={props.errors} />
      {props.locked && (
        <div class="actions">
          <LinkButton href={`${paths.unlock.to()}?may=${props.locked}`}>
            {t.account.signIn.useSheet}
          </LinkButton>
        </div>
      )}
      <Form action={paths.signIn.to()}>
        {only ? (
          <input type="hidden" name="device" value={only.device} />
        ) : (
          <Radios
            name="device"
            label={t.account.signIn.who}
            value={props.chosen}
            error={props.errors?.device}
            choices={props.people.map((p) => ({ value: p.device, label: p.name }))}
          />
        )}
        <TextInput
          name="pin"
          type="password"
          numeric
          short
          autofocus={Boolean(only)}
          maxLength={6}
          autocomplete="current-password"
          label={t.account.signIn.pin}
          error={props.errors?.pin}
        />
        <Button>{t.account.signIn.enter}</Button>
      </Form>
      <p class="actions">
        <a href={paths.card.to()}>{t.account.signIn.otherCard}</a>
      </p>
    </>
  )
}

export function UnlockPage(props: { device: string; name: string; typed?: string; errors?: FieldErrors }) {
  const t = useText()
  return (
    <>
      <h1>{t.account.unlock.title}</h1>
      <p>{props.name}</p>
      <ErrorSummary errors={props.errors} />
      <Form action={paths.unlock.to()}>
        <input type="hidden" name="device" value={props.device} />
        <SheetField typed={props.typed} error={props.errors?.sheet} />
        <NewPin errors={props.errors} />
        <Button>{t.account.unlock.go}</Button>
      </Form>
    </>
  )
}

export function SheetField({ typed, error }: { typed?: string; error?: string }) {
  const t = useText()
  return (
    <TextInput
      name="sheet"
      numeric
      label={t.account.unlock.sheet}
      hint={t.account.unlock.sheetHint}
      value={typed}
      error={error}
    />
  )
}

/** A PIN for this device, typed twice. */
export function NewPin({ errors }: { errors?: FieldErrors }) {
  const t = useText()
  return (
    <>
      <TextInput
        name="pin"
        type="password"
        numeric
        short
        maxLength={6}
        autocomplete="new-password"
        label={t.account.card.pin}
        error={errors?.pin}
      />
      <TextInput
        name="pin-again"
        type="password"
        numeric
        short
        maxLength={6}
        autocomplete="new-password"
        label={t.account.card.pinAgain}
        error={errors?.['pin-again']}
      />
    </>
  )
}

export function CardPage(props: { typed?: string; errors?: FieldErrors }) {
  const t = useText()
  return (
    <>
      <h1>{t.account.card.title}</h1>
      <ErrorSummary errors={props.errors} />
      <Form action={paths.card.to()}>
        <TextArea
          name="code"
          rows={2}
          autofocus
          label={t.account.card.code}
          hint={t.account.card.hint}
          value={props.typed}
          error={props.errors?.code}
        />
        <Button>{t.account.card.check}</Button>
      </Form>
    </>
  )
}

export function EnrolPage(props: { code: string; name: string; errors?: FieldErrors }) {
  const t = useText()
  return (
    <>
      <h1>{t.account.card.isYou(props.name)}</h1>
      <ErrorSummary errors={props.errors} />
      <p>{t.account.card.choosePin}</p>
      <Form action={paths.enrol.to()}>
        <input type="hidden" name="code" value={props.code} />
        <NewPin errors={props.errors} />
        <Button>{t.account.card.enrol}</Button>
      </Form>
      <p class="actions">
        <a href={paths.card.to()}>{t.account.card.notYou}</a>
      </p>
    </>
  )
}

/** An approved device that began anew comes here with the sheet of before. */
export function EarlierPage(props: { typed?: string; errors?: FieldErrors }) {
  const w = useText().account.waiting
  return (
    <>
      <h1>{w.earlierTitle}</h1>
      <ErrorSummary errors={props.errors} />
      <p>{w.earlierLead}</p>
      <Form action={paths.waitingSheet.to()}>
        <SheetField typed={props.typed} error={props.errors?.sheet} />
        <Button>{w.sheetButton}</Button>
      </Form>
    </>
  )
}
