const shapes = {
  month: 'M5 4h14v16H5zM5 9h14M9 2v4M15 2v4M9 14l2 2 4-4',
  diary: 'M6 3h12v18H6zM9 3v18M12 8h3M12 12h3',
  meeting:
    'M3 20v-3a4 4 0 0 1 4-4h2a4 4 0 0 1 4 4v3M8 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6M15 13h2a4 4 0 0 1 4 4v3M15 3a3 3 0 0 1 0 6',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 21a8 8 0 0 1 16 0',
  cell: 'M4 21V9l8-6 8 6v12M9 21v-6h6v6',
  committee: 'M3 21h18M5 21V10M10 21V10M14 21V10M19 21V10M3 10l9-6 9 6z',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
  back: 'M15 5l-7 7 7 7',
  done: 'M5 13l4 4L19 7',
  lock: 'M6 11h12v10H6zM8 11V8a4 4 0 0 1 8 0v3',
} as const

export type IconName = keyof typeof shapes

/** Decoration only: the word beside it carries the meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path
        d={shapes[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}
