import { showDay } from '../platform/clock.ts'
import { weekdayOf } from '../platform/day.ts'
import { languages } from '../text/text.ts'
import { type DiaryCopy, spanOf } from './diary-export.ts'
import { centred, heading, type Margins, type Part, paragraphs, SPACE, wordFile } from './word.ts'

const t = languages.vi
const MARGINS: Margins = [20, 20, 25, 20]

/** A diary as its owner's own paper: no head of an organisation, nobody's signature, a heading for each day. */
export const diaryWord = (copy: DiaryCopy, options: { sample: boolean }): Promise<Buffer> =>
  wordFile({
    title: t.diary.title,
    margins: MARGINS,
    sample: options.sample ? t.app.sample : null,
    parts: [
      ...centred(t.diary.title.toLocaleUpperCase('vi'), { bold: true, size: 16 }),
      ...centred(copy.name, { bold: true }),
      ...centred(spanOf(copy, t), { italics: true, size: 13 }, { after: 2 * SPACE }),
      ...copy.entries.flatMap((entry, i) => [
        ...(entry.day === copy.entries[i - 1]?.day ? [] : dayHeading(entry.day)),
        ...paragraphs(
          entry.text,
          entry.tag
            ? { text: t.paper.labelled(t.diary.tags[entry.tag]), look: { italics: true } }
            : undefined,
        ),
      ]),
      ...(copy.closed > 0 ? paragraphs(t.diary.closed(copy.closed)) : []),
    ],
  })

const dayHeading = (day: string): Part[] =>
  heading(t.diary.export.day(t.ownMeeting.weekday(weekdayOf(day)), showDay(day)), 1)
