import { describe, expect, it } from 'vitest'
import { runSteps } from './shutdown.ts'

describe('остановка программы', () => {
  it('закрывает в обратном порядке, и упавший шаг не мешает остальным', async () => {
    const seen: string[] = []
    const step = (name: string) => async (): Promise<void> => void seen.push(name)
    const broken = async (): Promise<void> => {
      throw new Error('stuck')
    }
    const faults = await runSteps([step('database'), step('worker'), broken, step('web')])
    expect(seen).toEqual(['web', 'worker', 'database'])
    expect(faults).toEqual([new Error('stuck')])
  })
})
