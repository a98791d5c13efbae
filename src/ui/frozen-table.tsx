/** A table that stays as it is: each row begins with what it is about. Wider than the screen, it scrolls by itself. */
export function FrozenTable(props: {
  /** The id of its heading. */
  labelledBy: string
  head: readonly string[]
  rows: readonly (readonly (string | number)[])[]
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section class="scroll" tabIndex={0} aria-labelledby={props.labelledBy}>
      <table class="frozen">
        <thead>
          <tr>
            {props.head.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(([about, ...cells], nth) => (
            <tr key={nth}>
              <th scope="row">{about}</th>
              {cells.map((cell, i) => (
                <td key={i}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
