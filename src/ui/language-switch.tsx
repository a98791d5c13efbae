import { paths } from '../paths.ts'
import { type Language, languageNames } from '../text/text.ts'
import { Form } from './fields.tsx'
import { useText } from './layout.tsx'

/** The page's languages that it is not in, each by its own name. */
export function LanguageSwitch() {
  const { lang } = useText()
  const others = (Object.keys(languageNames) as Language[]).filter((one) => one !== lang)
  return (
    <Form action={paths.language.to()} class="language">
      {others.map((other) => (
        <button key={other} type="submit" name="language" value={other} lang={other}>
          {languageNames[other]}
        </button>
      ))}
    </Form>
  )
}
