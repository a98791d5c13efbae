/**
 * The minutes as one structure. The page, the print and the Word file show these blocks and nothing else, so what
 * stands on one stands on all; what is locked is this structure, as canonical JSON, with its hash.
 */
export interface Minutes {
  readonly head: {
    /** "ĐẢNG BỘ XÃ …": the body above, top left. */
    readonly superior: string
    /** "CHI BỘ …": the body that issues, under it in bold. */
    readonly body: string
    /** "Số 12-BB/CB", or '' where the organisation numbers no minutes. */
    readonly number: string
    /** "Thạnh Quới, ngày 03 tháng 12 năm 2026" */
    readonly placeAndDay: string
  }
  /** "BIÊN BẢN" */
  readonly title: string
  /** "Họp chi bộ thường kỳ tháng 12/2026" */
  readonly abstract: string
  readonly blocks: readonly Block[]
  /** Clerk on the left, chair on the right; without a name where somebody else is to sign by hand. */
  readonly signers: readonly { readonly role: string; readonly name: string }[]
  /** "Nơi nhận", bottom left; empty where none is laid down. */
  readonly recipients: readonly string[]
  /** Millimetres: top, bottom, left, right. */
  readonly margins: readonly [number, number, number, number]
}

/** Texts keep their line breaks. */
export type Block =
  /** A numbered part of the minutes: "I. …" */
  | { readonly kind: 'part'; readonly text: string }
  /** A line of the agenda or a member's review within a part. */
  | { readonly kind: 'heading'; readonly text: string }
  /** "Chủ trì: đồng chí …" */
  | { readonly kind: 'fact'; readonly label: string; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Who said what. */
  | { readonly kind: 'said'; readonly who: string; readonly text: string }
  | { readonly kind: 'list'; readonly lines: readonly string[] }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
