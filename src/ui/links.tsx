export interface PageLink {
  readonly href: string
  readonly label: string
  readonly hint?: string
}

/** Where one goes from a page, in short lists with a name. A list without links is left out. */
export function LinkParts({
  parts,
}: {
  parts: readonly (readonly [title: string, links: readonly PageLink[]])[]
}) {
  return (
    <>
      {parts
        .filter(([, links]) => links.length > 0)
        .map(([title, links]) => (
          <section key={title}>
            <h2>{title}</h2>
            <ul class="links">
              {links.map(({ href, label, hint }) => (
                <li key={href}>
                  <a href={href}>{label}</a>
                  {hint && <small>{hint}</small>}
                </li>
              ))}
            </ul>
          </section>
        ))}
    </>
  )
}
