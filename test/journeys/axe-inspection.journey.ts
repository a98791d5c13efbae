import { describe, inject } from 'vitest'
import { walkThrough } from './axe-walk.ts'
import { useBrowser } from './browser.ts'

const theatre = useBrowser()
const { feedback } = inject('stage')

describe('the pages of the inspection committee, for people who see little or listen', () => {
  walkThrough(theatre, [
    {
      as: 'kiem',
      pages: [
        '/kiem-tra/gop-y',
        '/kiem-tra/gop-y/nguoi-xem',
        '/kiem-tra/gop-y/to-dan',
        '/kiem-tra/gop-y/manh-giay',
        '/kiem-tra/gop-y/thoi-han',
        '/kiem-tra/gop-y/ghi-lai',
        `/kiem-tra/gop-y/${feedback.fresh}`,
        `/kiem-tra/gop-y/${feedback.fresh}/lam/opine`,
        `/kiem-tra/gop-y/${feedback.fresh}/lam/split`,
        `/kiem-tra/gop-y/${feedback.closed}/thu-chi-bo`,
        `/kiem-tra/gop-y/${feedback.told}`,
        `/kiem-tra/gop-y/${feedback.told}/giay-bao`,
        ...['answer-by-hand', 'verify', 'extend', 'leave', 'ask', 'declare'].map(
          (act) => `/kiem-tra/gop-y/${feedback.told}/lam/${act}`,
        ),
        `/kiem-tra/gop-y/${feedback.leaving}/phieu-chuyen`,
        `/kiem-tra/gop-y/${feedback.founded}/lam/close`,
        `/kiem-tra/gop-y/${feedback.cleared}`,
        `/kiem-tra/gop-y/${feedback.cleared}/giay-xac-nhan`,
        `/kiem-tra/gop-y/${feedback.thanked}/viec-tot`,
        '/kiem-tra/thuong-xuyen',
        '/kiem-tra/ke-hoach-nam',
        `/kiem-tra/thuong-xuyen/${feedback.committees}`,
        `/kiem-tra/thuong-xuyen/${feedback.committees}/ket-luan`,
        '/dang-uy/du-luan',
        `/dang-uy/du-luan/${feedback.note}`,
        `/dang-uy/du-luan/${feedback.note}/dieu/moi`,
        `/dang-uy/du-luan/${feedback.note}/dieu/${feedback.line}`,
        `/dang-uy/du-luan/${feedback.note}/gui`,
        `/dang-uy/du-luan/${feedback.sentNote}`,
        `/dang-uy/du-luan/${feedback.sentNote}/bo-sung`,
        `/dang-uy/du-luan/${feedback.sentNote}/in`,
        `/kiem-tra/gop-y/${feedback.leaving}/lam/hand-slip`,
      ],
      wrong: [
        '/kiem-tra/gop-y/ghi-lai',
        `/kiem-tra/gop-y/${feedback.fresh}/lam/opine`,
        `/kiem-tra/gop-y/${feedback.told}/lam/verify`,
        `/kiem-tra/gop-y/${feedback.told}/lam/answer-by-hand`,
        `/kiem-tra/gop-y/${feedback.founded}/lam/close`,
        `/kiem-tra/gop-y/${feedback.thanked}/viec-tot`,
        `/dang-uy/du-luan/${feedback.note}/dieu/moi`,
        `/dang-uy/du-luan/${feedback.sentNote}/bo-sung`,
        '/kiem-tra/thuong-xuyen',
        '/kiem-tra/ke-hoach-nam',
        `/kiem-tra/thuong-xuyen/${feedback.committees}/ket-luan`,
      ],
    },
  ])
})
