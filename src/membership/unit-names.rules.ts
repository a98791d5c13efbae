interface Named {
  readonly id: string
  readonly name: string
  readonly parent: string | null
}

/** Names to tell units apart by: "Chi bộ ấp 1" is said with the organisation it lies in where there are several. */
export function unitNames(units: readonly Named[]): Map<string, string> {
  const own = new Map(units.map((unit) => [unit.id, unit.name]))
  const same = Map.groupBy(units, (unit) => unit.name)
  return new Map(
    units.map(({ id, name, parent }) => {
      const above = parent === null ? undefined : own.get(parent)
      return [id, same.get(name)!.length > 1 && above ? `${name} (${above})` : name]
    }),
  )
}
