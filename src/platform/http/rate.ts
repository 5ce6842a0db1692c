/** A bucket per key that refills evenly: short bursts pass, floods do not. */
export type RateLimit = { readonly allow: (key: string, nowMs: number) => boolean }

const MAX_KEYS = 20_000

/** Allows `burst` at once and `perMinute` afterwards for each key. Old keys are forgotten, memory stays bounded. */
export const rateLimit = (burst: number, perMinute: number): RateLimit => {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return {
    allow: (key, nowMs) => {
      const known = buckets.get(key) ?? { tokens: burst, at: nowMs }
      const tokens = Math.min(burst, known.tokens + ((nowMs - known.at) / 60_000) * perMinute)
      buckets.delete(key)
      buckets.set(key, { tokens: Math.max(0, tokens - 1), at: nowMs })
      if (buckets.size > MAX_KEYS)
        for (const oldest of buckets.keys()) {
          buckets.delete(oldest)
          break
        }
      return tokens >= 1
    },
  }
}
