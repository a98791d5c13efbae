import { fold } from '../platform/fold.ts'
import type { Field } from './member-record.rules.ts'

/**
 * What a column holds. Most roles are a field of a member; a name may stand in two columns, and Nam and Nữ may be
 * columns of their own, with a mark or with the birth date in them.
 */
export type Role =
  | Field
  | 'familyName'
  | 'givenName'
  | 'male'
  | 'female'
  | 'maleBirthDate'
  | 'femaleBirthDate'
  | 'serial'

/** The fields of a member that a column of this role feeds. */
export function fieldsOf(role: Role): Field[] {
  switch (role) {
    case 'serial':
      return []
    case 'familyName':
    case 'givenName':
      return ['fullName']
    case 'male':
    case 'female':
      return ['sex']
    case 'maleBirthDate':
    case 'femaleBirthDate':
      return ['birthDate', 'sex']
    default:
      return [role]
  }
}

/** `rank` orders columns that claim the same field: the smallest is the best match. */
export type Guess = { role: Role; rank: number }

const SENSITIVE =
  /\b(dan toc|ton giao|cccd|cmnd|cmtnd|cmt|can cuoc|chung minh (nhan|thu)|dinh danh|ethnic\w*|religion|citizen id|national id|identity (card|number|no)|id card)\b/

/** Columns about a person's ethnicity, religion or citizen number are never read, whoever asks. */
export function isSensitive(header: string): boolean {
  return SENSITIVE.test(fold(header))
}

const WHEN = '(ngay |ngay thang |ngay thang nam |nam |thoi gian |thoi diem )?'

/** By role, folded headings from the surest to the vaguest. Roles are tried in this order. */
const HEADINGS: [Role, RegExp[]][] = [
  ['serial', [/^(stt|tt|so tt|so thu tu|thu tu|s tt|no)$/]],
  ['familyName', [/^(ho( va)?( ten)?( chu)? (dem|lot)|ho|last name|family name|surname)$/]],
  ['givenName', [/^(ten|ten goi|first name|given name)$/]],
  [
    'fullName',
    [
      /^ho (va )?ten( khai sinh| dang vien| dv| day du| dong chi| can bo| cua| va| bi danh)*$/,
      /^(ten dang vien|full name|name|member name|member|party member)$/,
      /^ho (va )?ten (dang dung|thuong dung|thuong goi)$/,
    ],
  ],
  [
    'birthDate',
    [
      /^(ngay|ngay thang|ngay thang nam|thang nam|ngay nam) sinh( duong lich| khai sinh)?$/,
      /^(date of birth|birth ?date|birthday|dob|d o b|born|born on|year of birth)$/,
      /^(nam sinh|sinh|sinh ngay|sinh nam|sinh ngay thang nam|ngay thang nam)$/,
    ],
  ],
  ['sex', [/^(gioi tinh|gioi|phai|nam nu|nu nam|gt|gioi tinh nam nu|sex|gender)$/]],
  [
    'cell',
    [
      /^(ten |thuoc )?chi bo( truc thuoc| sinh hoat| dang sinh hoat| dang)?$/,
      /^((dang |noi |hien )?sinh hoat (tai|o) chi bo|chi bo noi sinh hoat|cb|party cell|cell|branch|party branch)$/,
      /^(dang bo chi bo|don vi|don vi sinh hoat|noi sinh hoat)$/,
    ],
  ],
  [
    'parentOrg',
    [
      /^(ten |thuoc )?dang bo( .*)?$/,
      /^(ten |thuoc )?(to chuc (co so )?dang|tccsd|dang uy( truc thuoc| bo phan| co so)?)( truc thuoc| cap tren)?$/,
      /^(parent|party|superior) (org|organi[sz]ation|committee)$/,
    ],
  ],
  [
    'position',
    [
      /^chuc vu (trong )?dang$/,
      /^chuc (vu|danh)( hien nay| hien tai)?$/,
      /^(position|post|title|role|party position)$/,
      /^(chuc vu .*|chuc danh .*|nhiem vu)$/,
    ],
  ],
  ['status', [/^.*chinh thuc.* du bi$|^.*du bi.* chinh thuc$/]],
  [
    'admittedOn',
    [
      new RegExp(
        `^${WHEN}((duoc )?ket nap( vao)?( dang)?|vao dang|gia nhap dang)( csvn| cong san viet nam| lan dau| du bi| vien| dang vien)*$`,
      ),
      /^(admitted( on)?|admission date|date (of admission|admitted|joined)|joined( on| party)?|party admission date)$/,
      /^(ngay )?(vao )?(dang vien )?du bi$/,
    ],
  ],
  [
    'officialOn',
    [
      new RegExp(`^${WHEN}((duoc )?cong nhan |chuyen |vao )?(dang )?(dang vien )?chinh thuc( dang vien)?$`),
      /^(official( on| date| since| member date)?|date official|full member( since)?|became official|date of official membership)$/,
      /^(ngay|thoi) .*chinh thuc( .*)?$/,
    ],
  ],
  [
    'cardNumber',
    [
      /^(so |ma |ma so |so hieu )?the( dang)?( vien)?( dv)?( so)?$/,
      /^(so tdv|party card|(party |membership )?card( no| number)?|membership (no|number))$/,
    ],
  ],
  [
    'phone',
    [
      /^(so )?(dien thoai|dt|di dong|dtdd)( .*)?$/,
      /^(sdt( .*)?|so lien lac|so lien he|lien he|(mobile |cell |tele)?phone( no| number)?|tel|mobile|contact( number)?)$/,
    ],
  ],
  [
    'status',
    [
      /^(tinh trang|trang thai)( sinh hoat| dang vien| sinh hoat dang| hien nay)?$/,
      /^(ghi chu( .*)?|dien dang vien|loai dang vien|status|notes?|remarks?|comments?)$/,
    ],
  ],
]

const LONGEST_HEADING = 200
const HINT = / (dd mm yy(yy)?|yyyy mm dd|viet hoa|in hoa|chu in hoa|neu co|bat buoc)$/

function guessText(header: string): Guess | null {
  if (header.length > LONGEST_HEADING) return null
  const folded = fold(header).replace(HINT, '')
  for (const [role, headings] of HEADINGS) {
    const rank = headings.findIndex((heading) => heading.test(folded))
    if (rank >= 0) return { role, rank }
  }
  return null
}

/** "Nam" or "Nữ" as the last word; "Năm" (year) only looks like it without its marks. */
function sexAtEnd(header: string): 'male' | 'female' | null {
  const word = header
    .normalize('NFC')
    .toLowerCase()
    .match(/\p{L}+/gu)
    ?.at(-1)
  if (word === 'nam') return 'male'
  return word === 'nữ' || word === 'nu' ? 'female' : null
}

/**
 * What a heading says its column holds; `levels` are the texts above the column from top to bottom. Under a
 * merged heading the lowest text decides together with those above it: "Ngày vào Đảng / Chính thức".
 */
export function guessRole(levels: string[]): Guess | null {
  const lowest = levels.at(-1) ?? ''
  const all = levels.join(' ')
  const sex = sexAtEnd(lowest)
  const rest = fold(all).replace(/ ?(nam|nu)$/, '')
  if (sex && rest !== 'sinh' && guessText(rest)?.role === 'birthDate') {
    return { role: sex === 'male' ? 'maleBirthDate' : 'femaleBirthDate', rank: 0 }
  }
  if (sex && (fold(lowest) === 'nam' || fold(lowest) === 'nu')) return { role: sex, rank: 0 }
  return guessText(all) ?? guessText(lowest)
}
