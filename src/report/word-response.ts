const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A Word file that its reader takes home and no cache keeps. */
export const wordResponse = (file: Uint8Array, disposition: string): Response =>
  new Response(new Uint8Array(file), {
    headers: { 'Content-Type': WORD, 'Content-Disposition': disposition, 'Cache-Control': 'no-store' },
  })
