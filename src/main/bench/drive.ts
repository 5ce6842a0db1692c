import { Agent, get } from 'node:http'

export type Target = { readonly url: string; readonly headers: Readonly<Record<string, string>> }
/** What one address answered under load. */
export type Driven = { readonly ms: readonly number[]; readonly failed: number; readonly bytes: number }

type Answered = { readonly status: number; readonly bytes: number }

const ask = ({ url, headers }: Target, agent: Agent): Promise<Answered> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }))
      response.on('error', reject)
    }).on('error', reject)
  })

/** One request, without load. */
export const askOnce = async (target: Target): Promise<Answered> => {
  const agent = new Agent()
  try {
    return await ask(target, agent)
  } finally {
    agent.destroy()
  }
}

/** Asks one address over `connections` lasting connections for `seconds`; every connection waits for its answer. */
export const drive = async (target: Target, connections: number, seconds: number): Promise<Driven> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const until = performance.now() + seconds * 1000
  const ms: number[] = []
  const seen = { failed: 0, bytes: 0 }
  const keepAsking = async (): Promise<void> => {
    while (performance.now() < until) {
      const from = performance.now()
      const { status, bytes } = await ask(target, agent)
      ms.push(performance.now() - from)
      seen.bytes = bytes
      if (status !== 200) seen.failed++
    }
  }
  await Promise.all(Array.from({ length: connections }, keepAsking))
  agent.destroy()
  return { ms, ...seen }
}

/** Value below which a share of the numbers lies. */
export const percentile = (numbers: readonly number[], share: number): number =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? 0
