import { SaxesParser } from 'saxes'
import { refuse } from './workbook-refusal.ts'

export type Attributes = Readonly<Record<string, string>>

/** An XML part as it streams in, and what each of its tags costs. */
export type XmlPart = { chunks: Iterable<Uint8Array>; spendTags(count: number): void }

/** Element names come without their namespace prefix: x:row is row. */
export type XmlEvents = {
  open?(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

const DEEPEST = 100
/** A tag or text without an end would pile up inside the parser. No text in a workbook has more than 32,767 characters. */
const LONGEST_TOKEN = 1024 * 1024

/** Streams XML through the parser. A DOCTYPE is refused: no workbook has one, and entities are a bomb's favourite. */
export function readXml({ chunks, spendTags }: XmlPart, events: XmlEvents): void {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  let depth = 0
  let silent = 0
  const names = new Map<string, string>()
  const bare = (name: string): string => {
    let known = names.get(name)
    if (known === undefined) {
      known = name.slice(name.indexOf(':') + 1)
      if (names.size < 1000) names.set(name, known)
    }
    return known
  }

  parser.on('error', () => refuse('corrupt'))
  parser.on('doctype', () => refuse('corrupt'))
  parser.on('opentag', (tag) => {
    silent = 0
    spendTags(1)
    if (++depth > DEEPEST) refuse('corrupt')
    events.open?.(bare(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    silent = 0
    depth--
    events.close?.(bare(tag.name))
  })
  const onText = (text: string): void => {
    silent = 0
    events.text?.(text)
  }
  parser.on('text', onText)
  parser.on('cdata', onText)

  let decoder: TextDecoder | undefined
  for (const chunk of chunks) {
    decoder ??= decoderFor(chunk)
    silent += chunk.length
    parser.write(decoder.decode(chunk, { stream: true }))
    if (silent > LONGEST_TOKEN + chunk.length) refuse('too-large-unzipped')
  }
  parser.write(decoder?.decode() ?? '')
  parser.close()
}

/** XML is UTF-8 unless its first two bytes say UTF-16. */
function decoderFor(start: Uint8Array): TextDecoder {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le')
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be')
  return new TextDecoder()
}
