import type { Serve } from '../account/visit.ts'
import { meetingDefaultsOn } from '../meeting/meeting-default.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { ownYearForm, textOf } from '../year-form/own-form.ts'
import { attachment } from './paper.rules.ts'
import { signatoryOf } from './signatory.ts'
import { wordResponse } from './word-response.ts'

/** The year-end form as a Word file, made for its writer's own request and kept nowhere. */
export function yearFormWordRoutes(serve: Serve) {
  serve(paths.yearFormWord, {
    paper: async (v) => {
      const one = await ownYearForm(v)
      const { form, template, tenant } = one
      if (!form || !template || one.opensOn) throw notFound()
      const cell = one.scope.membership?.cell ?? tenant
      const { meeting } = await meetingDefaultsOn(v.db, tenant, v.today)
      // A large library, read by whoever wants a file and not by each start.
      const { yearFormWord } = await import('./year-form-word.ts')
      const file = await yearFormWord(
        {
          year: one.year,
          title: template.title,
          levels: template.levels,
          sections: template.sections.map((section) => ({
            ...{ part: section.part, heading: section.heading },
            text: textOf(one, section).text,
            level: section.level ? (form.levels[section.key] ?? '') : null,
          })),
          byHand: template.byHand,
          who: await signatoryOf(v.db, v.me.person, { tenant, cell }, v.today),
          day: v.today,
          margins: meeting.paper.margins,
        },
        { sample: v.config.demo },
      )
      return wordResponse(file, attachment(v.t.yearForm.paper.file(one.year), 'docx'))
    },
  })
}
