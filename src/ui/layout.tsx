import { type ComponentChildren, createContext, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { render } from 'preact-render-to-string'
import { languages, type Text } from '../text/text.ts'
import { Icon, type IconName } from './icon.tsx'

export interface NavEntry {
  readonly label: string
  readonly href: string
  readonly icon: IconName
}

/** A sentence above a page that is the same for everyone of a cell. */
export interface Banner {
  readonly text: string
  readonly href: string
  readonly label: string
}

export interface PageOptions {
  /** Of the window and the browser's history: never a sign, a group or a person. */
  readonly title: string
  readonly status?: number
  /** The parent page, as a link above the heading. */
  readonly back?: { href: string; label: string }
  /** Browser modules this page asks for, by name in src/browser or a feature's island. */
  readonly islands?: readonly string[]
  /** For tables: the page may use the width of a laptop. */
  readonly wide?: boolean
  /** A paper: printed as it is, without the app's frame. */
  readonly paper?: boolean
  /** It names people and is printed for a meeting or a case: who printed it and when stands at its end. */
  readonly stamped?: boolean
  /** For people without an account: nothing on it tells whether the browser has one signed in. */
  readonly public?: boolean
}

export interface Frame {
  readonly t: Text
  readonly nav: readonly NavEntry[]
  readonly banner?: Banner | null
  /** The address of this page, to mark the entry the visitor is under. */
  readonly here: string
  readonly demo: boolean
  /** Whose page this is. Forms carry it, so that one left open on a shared phone is not sent under another name. */
  readonly account: string | null
  /** Who is looking, and when: for papers that name people. */
  readonly stamp?: string
  /** Address of a built file: 'style.css' → '/assets/style-….css'. */
  asset(name: string): string
}

const TextContext = createContext<Text | null>(null)
const AccountContext = createContext<string | null>(null)

/** Fields by name as they are labelled on the page, and whether something above them asks for that. */
interface Labels {
  readonly of: Map<string, string>
  asked: boolean
}
const LabelContext = createContext<Labels>({ of: new Map(), asked: false })

/** The words of the page's language. */
export function useText(): Text {
  const text = useContext(TextContext)
  if (!text) throw new Error('page rendered outside renderPage')
  return text
}

/** A paper, or a part of one, on a page of any language: what is written down is in Vietnamese. */
export const InVietnamese = ({ children }: { children: ComponentChildren }) => (
  <div lang="vi">
    <TextContext.Provider value={languages.vi}>{children}</TextContext.Provider>
  </div>
)

export const useAccount = () => useContext(AccountContext)

/** A field tells its label to what stands above it on the page. */
export function useLabelled(name: string, label: string): void {
  useContext(LabelContext).of.set(name, label)
}

/** The labels of the fields below: known when the page is rendered for the second time. */
export function useLabelsBelow(): ReadonlyMap<string, string> {
  const labels = useContext(LabelContext)
  labels.asked = true
  return labels.of
}

export function renderPage(frame: Frame, options: PageOptions, body: VNode): string {
  const labels: Labels = { of: new Map(), asked: false }
  const once = () =>
    render(
      <TextContext.Provider value={frame.t}>
        <AccountContext.Provider value={frame.account}>
          <LabelContext.Provider value={labels}>
            <Page frame={frame} options={options}>
              {body}
            </Page>
          </LabelContext.Provider>
        </AccountContext.Provider>
      </TextContext.Provider>,
    )
  const page = once()
  // What names fields that stand below it knows them only now.
  return `<!doctype html>${labels.asked ? once() : page}`
}

function Page({
  frame,
  options,
  children,
}: {
  frame: Frame
  options: PageOptions
  children: ComponentChildren
}) {
  const { t } = frame
  return (
    <html lang={t.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#8c1d18" />
        <title>{`${options.title} · ${t.app.name}`}</title>
        <link rel="stylesheet" href={frame.asset('style.css')} />
        <link rel="icon" href={frame.asset('icon.svg')} type="image/svg+xml" />
        <link rel="manifest" href={frame.asset('manifest.webmanifest')} />
        {options.islands?.map((name) => (
          <script key={name} type="module" src={frame.asset(`${name}.js`)} />
        ))}
      </head>
      <body class={options.paper ? 'paper' : undefined}>
        <a class="skip" href="#main">
          {t.app.skip}
        </a>
        {frame.demo && <p class="sample">{t.app.sample}</p>}
        {!options.paper && (
          <header class="top">
            <span class="brand">{t.app.name}</span>
            {options.back && (
              <a class="back" href={options.back.href}>
                <Icon name="back" />
                {options.back.label}
              </a>
            )}
          </header>
        )}
        <main id="main" tabIndex={-1} class={options.wide ? 'wide' : undefined}>
          {frame.banner && (
            <p class="note">
              {frame.banner.text} <a href={frame.banner.href}>{frame.banner.label}</a>
            </p>
          )}
          {children}
          {options.stamped && frame.stamp && <p class="stamp">{frame.stamp}</p>}
        </main>
        {!options.paper && frame.nav.length > 0 && (
          <nav class="bar" aria-label={t.app.menu}>
            {frame.nav.map((entry) => (
              <a
                key={entry.href}
                href={entry.href}
                aria-current={
                  frame.here === entry.href || frame.here.startsWith(`${entry.href}/`) ? 'page' : undefined
                }
              >
                <Icon name={entry.icon} />
                <span>{entry.label}</span>
              </a>
            ))}
          </nav>
        )}
      </body>
    </html>
  )
}
