import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { childScript } from './child-script.ts'
import { readIsolated, readTableIsolated } from './isolated.ts'
import { convertToDocx, findOffice } from './office.ts'
import { pdfOf, textAt } from './pdf/testing.ts'
import { readDocumentModel } from './read.ts'
import { docxOf, lines, p, realDocument } from './testing.ts'

vi.setConfig({ testTimeout: 90_000 })

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'svyazka-isolated-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const save = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const codesOf = (result: Awaited<ReturnType<typeof readIsolated>>): string[] =>
  result.ok ? [] : result.refusals.map((refusal) => refusal.code)

describe('Чтение в дочернем процессе', () => {
  it.each([
    ['DOCX', docxOf(p('Приказ') + p('1. Утвердить.'))],
    ['PDF', pdfOf([[textAt(71, 700, 'Order')]])],
    ['TXT', Buffer.from('Приказ\n1. Утвердить.\n')],
  ])('%s даёт то же, что чтение на месте, имя файла не важно', async (name, bytes) => {
    expect(await readIsolated(save(`${name}.bin`, bytes))).toEqual(await readDocumentModel(bytes))
  })

  it('настоящая дорожная карта проходит целиком', async () => {
    const bytes = realDocument('kirovsk-roadmap-order-2022.pdf')
    if (bytes === null) return
    const isolated = await readIsolated(save('roadmap', bytes))
    expect(isolated).toEqual(await readDocumentModel(bytes))
  })

  it('отказы доходят словами кодов', async () => {
    expect(codesOf(await readIsolated(save('empty', Buffer.alloc(0))))).toEqual(['empty-file'])
    expect(codesOf(await readIsolated(save('zip', Buffer.from('PK\u0003\u0004'))))).toEqual(['damaged'])
    expect(codesOf(await readIsolated(save('big', Buffer.alloc(21 * 1024 * 1024))))).toEqual(['file-too-big'])
  })

  it('время вышло: процесс остановлен, отказ took-too-long', async () => {
    const path = save('slow', docxOf(p('текст')))
    expect(codesOf(await readIsolated(path, { timeoutMs: 1 }))).toEqual(['took-too-long'])
  })

  it('память вышла: отказ took-too-much-memory', async () => {
    const path = save('hungry', docxOf(p('текст').repeat(50_000)))
    expect(codesOf(await readIsolated(path, { rssMb: 20 }))).toEqual(['took-too-much-memory'])
    const varied = Array.from({ length: 40_000 }, (_, index) => p(`пункт ${Math.sin(index)}`)).join('')
    const heap = save('heap', docxOf(varied))
    expect(codesOf(await readIsolated(heap, { heapMb: 12, rssMb: 4_000 }))).toEqual(['took-too-much-memory'])
  })

  it('много файлов сразу ждут своей очереди и читаются все', async () => {
    const path = save('many', Buffer.from('Приказ\n'))
    const results = await Promise.all(Array.from({ length: 6 }, () => readIsolated(path)))
    expect(results.every((result) => result.ok)).toBe(true)
  })

  it('файла нет: исключение, потому что это ошибка программы', async () => {
    await expect(readIsolated(join(folder, 'нет'))).rejects.toThrow('ENOENT')
  })

  it('таблица приходит целиком и по порядку', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => `${index};школа ${index}`)
    const result = await readTableIsolated(save('rows.csv', Buffer.from(`№;Школа\n${rows.join('\n')}\n`)))
    const sheet = result.ok ? result.value.sheets[0] : undefined
    expect(sheet?.rows).toHaveLength(3_001)
    expect(sheet?.rows.at(-1)).toEqual(['2999', 'школа 2999'])
  })

  it('сценарий собирается один раз на состояние исходников', async () => {
    expect(await childScript()).toBe(await childScript())
    expect(await childScript()).toMatch(/reader-child(-[0-9a-f]{16})?\.mjs$/)
  })
})

describe('Файлы, которым нужен LibreOffice', () => {
  const rtf = Buffer.from('{\\rtf1\\ansi Hello {\\b world}\\par Second\\par}')

  it('без него отказ называет, что нужно', async () => {
    expect(await convertToDocx(rtf, 'rtf', null)).toMatchObject({
      ok: false,
      refusals: [{ code: 'needs-libreoffice', values: { kind: 'rtf' } }],
    })
  })

  it('программа, которая не запускается или ничего не делает: conversion-failed', async () => {
    expect(await convertToDocx(rtf, 'rtf', join(folder, 'нет'))).toMatchObject({
      refusals: [{ code: 'conversion-failed' }],
    })
    expect(await convertToDocx(rtf, 'rtf', process.execPath)).toMatchObject({
      refusals: [{ code: 'conversion-failed' }],
    })
  })

  it('с ним файл читается и помечен как преобразованный', async () => {
    if (findOffice() === null) {
      console.warn('ВНИМАНИЕ: LibreOffice не найден, преобразование RTF не проверено')
      return
    }
    const result = await readIsolated(save('letter', rtf))
    expect(result.ok && lines(result.value)).toEqual(['Hello world', 'Second'])
    expect(result.ok && result.value.warnings[0]?.code).toBe('converted')
    expect(result.ok && result.value.format).toBe('doc')
  })
})
