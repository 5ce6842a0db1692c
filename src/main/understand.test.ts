import { describe, expect, it } from 'vitest'
import { actVariant } from '../../test/variants/documents.ts'
import { asModel } from '../../test/variants/render.ts'
import { readDirective } from '../modules/directives/domain/reading/read.ts'
import { understand } from './understand.ts'

const paper = asModel(actVariant(7).drafts)

describe('understanding of a paper beside the main thread', () => {
  it('gives the same as in place', async () => {
    const understood = await understand(paper)
    expect(understood).toEqual({ ok: true, value: readDirective(paper, {}) })
  })

  it('is stopped when it takes too long', async () => {
    expect(await understand(paper, 0)).toMatchObject({
      ok: false,
      refusals: [{ code: 'took-too-long', field: 'file' }],
    })
  })
})
