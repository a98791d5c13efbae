import { showDay } from '../platform/clock.ts'
import { useText } from '../ui/layout.tsx'
import type { ReviewPrompt } from './review-prompt.ts'

export function CellPromptsPage({ prompts }: { prompts: readonly ReviewPrompt[] }) {
  const p = useText().reviewPrompt
  return (
    <>
      <h1>{p.title}</h1>
      <p>{p.lead}</p>
      {prompts.length === 0 && <p class="soft">{p.none}</p>}
      {prompts.map((prompt) => (
        <section class="card" key={prompt.id}>
          <h2>{prompt.name}</h2>
          <PromptWords prompt={prompt} />
        </section>
      ))}
    </>
  )
}

export function OwnPromptsPage({ prompts }: { prompts: readonly ReviewPrompt[] }) {
  const p = useText().reviewPrompt
  return (
    <>
      <h1>{p.own}</h1>
      <p>{p.ownLead}</p>
      {prompts.length === 0 && <p class="soft">{p.none}</p>}
      {prompts.map((prompt) => (
        <section class="card" key={prompt.id}>
          <PromptWords prompt={prompt} />
        </section>
      ))}
    </>
  )
}

/** Before a member's review, at the table. */
export function PromptsAtReview({ prompts }: { prompts: readonly ReviewPrompt[] }) {
  const p = useText().reviewPrompt
  if (prompts.length === 0) return null
  return (
    <>
      <h2>{p.atReview}</h2>
      {prompts.map((prompt) => (
        <PromptWords key={prompt.id} prompt={prompt} />
      ))}
    </>
  )
}

function PromptWords({ prompt }: { prompt: ReviewPrompt }) {
  const p = useText().reviewPrompt
  return (
    <>
      <p class="soft">{p.from(showDay(prompt.made_on))}</p>
      <p class="preview">{prompt.body}</p>
      {prompt.reviewed_on && <p class="note good">{p.reviewed(showDay(prompt.reviewed_on))}</p>}
    </>
  )
}
