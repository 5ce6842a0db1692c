import { expect, test } from 'vitest'
import { writeDocx } from '../../documents/docx/write.ts'
import type { Paper } from '../../documents/paper.ts'
import { readDocumentModel } from '../../documents/read.ts'
import { renderForm, tagsIn } from './documents.ts'
import { contractPaper } from './domain/contracts/paper.ts'
import { KNOWN_TAGS, tagValues, unknownTags } from './domain/contracts/values.ts'

const paper = (...lines: string[]): Paper => ({
  title: 'Форма',
  look: { margins: { left: 25, right: 15, top: 20, bottom: 20 }, size: 12, spacing: 1 },
  blocks: lines.map((text) => ({ kind: 'line', text })),
})

test('типовая форма возвращается из Word со всеми словами, и по ней печатается договор', async () => {
  const model = await writeDocx(contractPaper(tagValues()))
  const tags = await tagsIn(model)
  if (!tags.ok) throw new Error('tags')
  expect(unknownTags(tags.value)).toEqual([])
  expect(tags.value.length).toBeGreaterThan(KNOWN_TAGS.length / 2)
  const values = Object.fromEntries(KNOWN_TAGS.map((tag) => [tag, `«${tag}» <b>&`]))
  const made = await renderForm(model, values)
  const read = made.ok ? await readDocumentModel(made.value) : null
  const text = JSON.stringify(read?.ok ? read.value : null)
  expect(text).toContain('«наставник_ИНН» <b>&')
  expect(text).not.toContain('{номер}')
})

test('незнакомое слово и сломанные скобки называются, чужой файл не читается', async () => {
  const tags = await tagsIn(await writeDocx(paper('Договор {номер}', 'от {числа} {ПДн}')))
  expect(tags.ok && unknownTags(tags.value)).toEqual(['ПДн', 'числа'])
  expect(await tagsIn(await writeDocx(paper('Договор {номер')))).toMatchObject({
    ok: false,
    refusals: [{ code: 'tagBroken' }],
  })
  expect(await tagsIn(new TextEncoder().encode('не документ'))).toMatchObject({
    refusals: [{ code: 'notDocx', field: 'file' }],
  })
})
