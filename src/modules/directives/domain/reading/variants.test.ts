import { beforeAll, describe, expect, test } from 'vitest'
import { actVariant } from '../../../../../test/variants/documents.ts'
import { letterVariant } from '../../../../../test/variants/letters.ts'
import { minutesVariant } from '../../../../../test/variants/minutes.ts'
import type { Variant } from '../../../../../test/variants/model.ts'
import { asPdf } from '../../../../../test/variants/pdf.ts'
import { asDocx, asModel, asText } from '../../../../../test/variants/render.ts'
import { type Mark, marksOf, sharesOf } from '../../../../../test/variants/score.ts'
import type { DocumentModel } from '../../../../documents/model.ts'
import { readDocumentModel } from '../../../../documents/read.ts'
import { readDirective } from './read.ts'

/** Papers of districts nobody has seen: 48 acts, half of them with a plan, 16 letters and 6 minutes of meetings. */
const ACTS = 48
const LETTERS = 16
const MINUTES = 6
const LEAST_SHARE = 0.98
const FORMS = ['model', 'docx', 'txt', 'pdf'] as const

const numbers = (count: number): number[] => [...Array(count).keys()].map((at) => at + 1)
const variants: readonly Variant[] = [
  ...numbers(ACTS).map(actVariant),
  ...numbers(LETTERS).map((seed) => letterVariant(seed)),
  ...numbers(MINUTES).map(minutesVariant),
]

const readBytes = async (bytes: Uint8Array): Promise<DocumentModel> => {
  const model = await readDocumentModel(Buffer.from(bytes))
  if (!model.ok) throw new Error(JSON.stringify(model.refusals))
  return model.value
}

type FormMark = Mark & { readonly form: string; readonly name: string }

/** Every second paper is read as a PDF too, with its layer of text and ruled tables: reading one takes as long as ten DOCX. */
const isPrinted = (variant: Variant): boolean => variants.indexOf(variant) % 2 === 0

const marksIn = async (variant: Variant): Promise<FormMark[]> => {
  const forms: readonly (readonly [string, DocumentModel])[] = [
    ['model', asModel(variant.drafts)],
    ['docx', await readBytes(await asDocx(variant.drafts))],
    ['txt', await readBytes(Buffer.from(asText(variant.drafts)))],
    ...(isPrinted(variant) ? [['pdf', await readBytes(asPdf(variant.drafts))] as const] : []),
  ]
  return forms.flatMap(([form, model]) =>
    marksOf(readDirective(model), variant.expected).map((mark) => ({ ...mark, form, name: variant.name })),
  )
}

const share = (marks: readonly Mark[]): number => marks.filter(({ right }) => right).length / marks.length

describe('Чужие распоряжения, планы и письма, по-разному напечатанные', () => {
  const marks: FormMark[] = []

  beforeAll(async () => {
    for (const variant of variants) marks.push(...(await marksIn(variant)))
    const table = sharesOf(marks).map(
      ({ field, right, all }) =>
        `${field.padEnd(22)} ${((100 * right) / all).toFixed(2)} % (${right} из ${all})`,
    )
    const forms = FORMS.map(
      (form) => `${form} ${(100 * share(marks.filter((mark) => mark.form === form))).toFixed(2)} %`,
    )
    console.log(
      `Понято по видам фактов, документов ${variants.length}, из них PDF ${variants.filter(isPrinted).length}: ${forms.join(', ')}\n${table.join('\n')}`,
    )
  }, 240_000)

  test('документов не меньше 60, фактов не меньше десяти тысяч', () => {
    expect(variants.length).toBeGreaterThanOrEqual(60)
    expect(marks.length).toBeGreaterThan(10_000)
  })

  test('каждого вида фактов понято не меньше 98 %', () => {
    const weak = sharesOf(marks).filter(({ right, all }) => right / all < LEAST_SHARE)
    expect(weak).toEqual([])
  })

  test.each(FORMS)('из %s понято не меньше 98 %', (form) => {
    expect(share(marks.filter((mark) => mark.form === form))).toBeGreaterThanOrEqual(LEAST_SHARE)
  })

  test('неверных дат нет: лучше не понять, чем понять не так', () => {
    const wrong = marks.filter(({ right, dated }) => !right && dated)
    expect(wrong.map(({ name, form, field, note }) => `${name} ${form} ${field}: ${note}`)).toEqual([])
  })
})
