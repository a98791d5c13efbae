/** Thrown out of the work when it may not be done after all: nothing is written, and the page says why. */
export class Refused extends Error {
  constructor(readonly page: () => Promise<Response>) {
    super()
  }
}

export async function overtakable(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused) return error.page()
    throw error
  }
}
