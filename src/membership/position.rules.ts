import { fold } from '../platform/fold.ts'
import type { PostKind } from './powers.rules.ts'

/** A post is held over the member's own cell, over the organisation that cell lies in, or over the commune. */
export type PostLevel = 'cell' | 'grassroots' | 'commune'

export interface PostInList {
  readonly kind: PostKind
  readonly level: PostLevel
  /** As the list wrote it. */
  readonly title: string
  /** The unit the text itself names, folded ("Bí thư chi bộ ấp 3" → "ap 3"); '' when it names none. */
  readonly of: string
}

/**
 * The Party posts that a text of a list names: "Đảng ủy viên, Bí thư chi bộ, Hiệu trưởng" holds two. Since posts
 * carry powers, only known wordings count: posts of the administration, of mass organisations, of a higher level,
 * former posts and anything unclear give nothing, and an officer adds them by hand.
 */
export function postsIn(position: string | null): PostInList[] {
  const found = new Map<string, PostInList>()
  for (const part of (position ?? '').normalize('NFC').split(SEPARATORS)) {
    if (FORMER.test(part)) continue
    const post = postIn(part)
    const key = post && `${post.kind} ${post.level}`
    if (post && key && !found.has(key)) found.set(key, post)
  }
  return [...found.values()]
}

const SEPARATORS =
  /[,;+&/\n]|\s[-\u2010-\u2015]\s|(?<![\p{L}\p{M}])(?:kiêm nhiệm|kiêm|đồng thời|và)(?![\p{L}\p{M}])/iu
const FORMER = /(?:^|\()\s*(?:nguyên|cựu|cũ|đã nghỉ|thôi)(?![\p{L}\p{M}])/iu

const SHORT: Record<string, string> = {
  bt: 'bi thu',
  pbt: 'pho bi thu',
  btcb: 'bi thu chi bo',
  pbtcb: 'pho bi thu chi bo',
  btdu: 'bi thu dang uy',
  pbtdu: 'pho bi thu dang uy',
  p: 'pho',
  cb: 'chi bo',
  du: 'dang uy',
  duv: 'dang uy vien',
  cuv: 'chi uy vien',
  uv: 'uy vien',
  uvbtv: 'uy vien ban thuong vu',
  uvtv: 'uy vien thuong vu',
  uvbch: 'uy vien ban chap hanh',
  uvubkt: 'uy vien uy ban kiem tra',
  btv: 'ban thuong vu',
  bch: 'ban chap hanh',
  ubkt: 'uy ban kiem tra',
  tt: 'thuong truc',
  cn: 'chu nhiem',
  pcn: 'pho chu nhiem',
}

/** Of the whole commune, when the words after the post say no more than "xã". */
const COMMUNE = /^(?:dang bo |dang uy )?(?:xa|phuong|thi tran|dac khu)(?: .*)?$/
/** Levels above the commune, and organisations that are not the Party's. */
const ELSEWHERE =
  /\b(?:huyen|quan|tinh|thanh pho|trung uong|doan|doi|hoi|phu nu|thanh nien|nong dan|cong doan|mat tran)\b/

type Row = readonly [
  pattern: RegExp,
  kind: PostKind,
  level: PostLevel,
  /** The level when the text goes on with the name of a part of the commune. */ inPart?: PostLevel,
]

/** The wordings, from the most exact. What the pattern leaves over is the name of a unit, or the post is not known. */
const TABLE: readonly Row[] = [
  [/^bi thu dang (?:uy|bo)\b/, 'secretary', 'commune', 'grassroots'],
  [/^pho bi thu (?:thuong truc )?dang (?:uy|bo)\b/, 'deputy', 'commune', 'grassroots'],
  [/^pho bi thu (?:thuong truc )?(?:chi bo|chi uy)\b/, 'deputy', 'cell'],
  [/^pho bi thu thuong truc$/, 'deputy', 'commune'],
  [/^pho bi thu$/, 'deputy', 'cell'],
  [/^bi thu (?:chi bo|chi uy)\b/, 'secretary', 'cell'],
  [/^bi thu$/, 'secretary', 'cell'],
  [/^(?:uy vien )?(?:ban )?thuong vu(?: dang (?:uy|bo))?\b/, 'standing-member', 'commune', 'grassroots'],
  [
    /^(?:dang uy vien|uy vien dang uy|uy vien (?:ban )?chap hanh dang bo)\b/,
    'committee-member',
    'commune',
    'grassroots',
  ],
  [/^(?:chi uy vien|uy vien (?:ban )?chi uy|uy vien chi bo|chi uy)\b/, 'committee-member', 'cell'],
  [/^chu nhiem uy ban kiem tra(?: dang uy)?\b/, 'inspection-head', 'commune'],
  [/^pho chu nhiem uy ban kiem tra(?: dang uy)?\b/, 'inspection-deputy', 'commune'],
  [/^uy vien uy ban kiem tra(?: dang uy)?\b/, 'inspection-member', 'commune'],
]

function postIn(part: string): PostInList | null {
  const title = part.replace(/\s+/g, ' ').trim()
  const words = fold(title)
    .split(' ')
    .map((word) => SHORT[word] ?? word)
    .join(' ')
    .replace(/^(?:q|quyen) /, '')
  for (const [pattern, kind, level, inPart] of TABLE) {
    if (!pattern.test(words)) continue
    const rest = words.replace(pattern, '').trim()
    if (level === 'cell') return { kind, level, title, of: rest.replace(/^(?:chi bo|cb) /, '') }
    if (rest === '' || COMMUNE.test(rest)) return grassrootsAtMost(words, { kind, level, title, of: '' })
    return inPart && !ELSEWHERE.test(rest) ? { kind, level: inPart, title, of: rest } : null
  }
  return null
}

/** "Bí thư Đảng bộ" without more is the secretary of the organisation whose row it stands in. */
function grassrootsAtMost(words: string, post: PostInList): PostInList {
  return /^(?:pho )?bi thu (?:thuong truc )?dang bo$/.test(words) ? { ...post, level: 'grassroots' } : post
}
