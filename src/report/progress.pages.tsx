import { useText } from '../ui/layout.tsx'
import { PaperPart } from './comparison.pages.tsx'
import { Closing, DocumentHead, DocumentPaper, Lines, PaperActions } from './paper.pages.tsx'
import { capitals } from './paper.rules.ts'
import { type ProgressPaper, sentencesOf } from './progress-paper.ts'

/** `word`, `back`: the same as a file, and the page it is of. */
export function ProgressPrintPage({
  paper,
  word,
  back,
}: {
  paper: ProgressPaper
  word: string
  back: string
}) {
  const t = useText()
  return (
    <>
      <PaperActions word={word} back={{ href: back, label: t.target.title }} />
      <DocumentPaper margins={[20, 20, 30, 15]}>
        <DocumentHead head={paper.head} />
        <div class="document-title">
          <h1>{capitals(paper.title)}</h1>
          <Lines text={paper.abstract} class="abstract" />
        </div>
        {sentencesOf(paper).map((sentence, i) => (
          <p key={i}>{sentence}</p>
        ))}
        {paper.parts.map((part) => (
          <PaperPart key={part.title} part={part} />
        ))}
        <Closing signers={paper.signers} recipients={paper.recipients} />
      </DocumentPaper>
    </>
  )
}
