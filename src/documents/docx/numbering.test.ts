import { describe, expect, it } from 'vitest'
import { readDocumentModel } from '../read.ts'
import { docxOf, lines, listed, p } from '../testing.ts'
import { numeral } from './numerals.ts'

type LevelSpec = { text: string; format?: string; start?: number; extra?: string }

const level = ({ text, format = 'decimal', start = 1, extra = '' }: LevelSpec, index: number): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${extra}<w:lvlText w:val="${text}"/></w:lvl>`

const abstract = (id: number, levels: readonly LevelSpec[], extra = ''): string =>
  `<w:abstractNum w:abstractNumId="${id}">${extra}${levels.map(level).join('')}</w:abstractNum>`

const num = (id: number, abstractId: number, overrides = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${overrides}</w:num>`

const CLAUSES: readonly LevelSpec[] = [{ text: '%1.' }, { text: '%1.%2.' }, { text: '%1.%2.%3.' }]

const read = async (body: string, numbering: string, styles = ''): Promise<string[]> => {
  const result = await readDocumentModel(docxOf(body, { numbering, styles }))
  return result.ok ? lines(result.value) : []
}

const items = (...levels: (readonly [number, number])[]): string =>
  levels.map(([numId, at], index) => p(`т${index + 1}`, listed(numId, at))).join('')

describe('Автоматические номера печатаются как в Word', () => {
  it('считает пункты и подпункты, а прерванный список продолжает', async () => {
    const body = `${items([1, 0], [1, 1], [1, 2])}${p('Вставка')}${items([1, 1], [1, 0], [1, 1])}`
    expect(await read(body, abstract(0, CLAUSES) + num(1, 0))).toEqual([
      '1. т1',
      '1.1. т2',
      '1.1.1. т3',
      'Вставка',
      '1.2. т1',
      '2. т2',
      '2.1. т3',
    ])
  })

  it('два номера одного определения считают вместе, разных определений порознь', async () => {
    const numbering = abstract(0, CLAUSES) + abstract(1, CLAUSES) + num(1, 0) + num(2, 0) + num(3, 1)
    expect(await read(items([1, 0], [2, 0], [3, 0], [1, 0]), numbering)).toEqual([
      '1. т1',
      '2. т2',
      '1. т3',
      '3. т4',
    ])
  })

  it('startOverride действует один раз', async () => {
    const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    const numbering = abstract(0, CLAUSES) + num(1, 0) + num(2, 0, override)
    expect(await read(items([1, 0], [1, 0], [2, 0], [2, 0], [1, 0]), numbering)).toEqual([
      '1. т1',
      '2. т2',
      '5. т3',
      '6. т4',
      '7. т5',
    ])
  })

  it('уровень можно переопределить целиком', async () => {
    const override = `<w:lvlOverride w:ilvl="0">${level({ text: '%1)', format: 'russianLower' }, 0)}</w:lvlOverride>`
    expect(await read(items([1, 0], [1, 0]), abstract(0, CLAUSES) + num(1, 0, override))).toEqual([
      'а) т1',
      'б) т2',
    ])
  })

  it('lvlRestart: ноль не начинает заново никогда, число начинает после своего уровня', async () => {
    const never = [{ text: '%1.' }, { text: '%2)', extra: '<w:lvlRestart w:val="0"/>' }]
    expect(await read(items([1, 0], [1, 1], [1, 0], [1, 1]), abstract(0, never) + num(1, 0))).toEqual([
      '1. т1',
      '1) т2',
      '2. т3',
      '2) т4',
    ])
    const afterFirst = [{ text: '%1.' }, { text: '%2.' }, { text: '%3)', extra: '<w:lvlRestart w:val="1"/>' }]
    const numbering = abstract(0, afterFirst) + num(1, 0)
    expect(await read(items([1, 0], [1, 1], [1, 2], [1, 1], [1, 2], [1, 0], [1, 2]), numbering)).toEqual([
      '1. т1',
      '1. т2',
      '1) т3',
      '2. т4',
      '2) т5',
      '2. т6',
      '1) т7',
    ])
  })

  it('isLgl печатает римские верхние номера арабскими', async () => {
    const levels = [
      { text: 'Раздел %1.', format: 'upperRoman', start: 4 },
      { text: '%1.%2.', extra: '<w:isLgl/>' },
    ]
    expect(await read(items([1, 0], [1, 1]), abstract(0, levels) + num(1, 0))).toEqual([
      'Раздел IV. т1',
      '4.1. т2',
    ])
  })

  it('numId 0 снимает номер, который даёт стиль', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="A"><w:pPr>${listed(1)}</w:pPr></w:style>`
    const style = '<w:pStyle w:val="A"/>'
    const body = p('первый', style) + p('без номера', style + listed(0)) + p('второй', style)
    expect(await read(body, abstract(0, CLAUSES) + num(1, 0), styles)).toEqual([
      '1. первый',
      'без номера',
      '2. второй',
    ])
  })

  it('номер берётся через цепочку стилей, уровень по связанному стилю', async () => {
    const levels = [{ text: '%1.' }, { text: '%1.%2.', extra: '<w:pStyle w:val="Sub"/>' }]
    const styles = [
      `<w:style w:type="paragraph" w:styleId="Base"><w:pPr>${listed(1)}</w:pPr></w:style>`,
      '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Base"/></w:style>',
      '<w:style w:type="paragraph" w:styleId="Sub"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    ].join('')
    const body = p('один', '<w:pStyle w:val="Child"/>') + p('два', '<w:pStyle w:val="Sub"/>')
    expect(await read(body, abstract(0, levels) + num(1, 0), styles)).toEqual(['1. один', '1.1. два'])
  })

  it('определение со ссылкой на стиль списка берёт его уровни', async () => {
    const styles =
      '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    const numbering =
      abstract(0, [], '<w:numStyleLink w:val="L"/>') +
      abstract(1, CLAUSES, '<w:styleLink w:val="L"/>') +
      num(1, 0) +
      num(2, 1)
    expect(await read(items([1, 0], [2, 0]), numbering, styles)).toEqual(['1. т1', '2. т2'])
  })

  it('пустой абзац с номером тоже считается, маркер номером не считается', async () => {
    const numbering =
      abstract(0, CLAUSES) + abstract(1, [{ text: '●', format: 'bullet' }]) + num(1, 0) + num(2, 1)
    const result = await readDocumentModel(
      docxOf(p('', listed(1)) + p('дальше', listed(1)) + p('метка', listed(2)), { numbering }),
    )
    const blocks = result.ok ? result.value.blocks : []
    expect(blocks).toMatchObject([
      { text: '', number: '1.', bullet: false },
      { text: 'дальше', number: '2.', level: 0 },
      { text: 'метка', number: null, bullet: true, level: 0 },
    ])
  })

  it('стиль, основанный на самом себе, и чужие числа не мешают', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="X"><w:basedOn w:val="X"/></w:style>'
    const body =
      p('а', '<w:pStyle w:val="X"/>') +
      p('б', '<w:numPr><w:ilvl w:val="99999999999"/><w:numId w:val="1"/></w:numPr>')
    expect(await read(body, abstract(0, CLAUSES) + num(1, 0), styles)).toEqual(['а', '1. б'])
  })
})

describe('Виды счёта', () => {
  it.each([
    ['decimal', 12, '12'],
    ['decimalZero', 3, '03'],
    ['upperRoman', 1994, 'MCMXCIV'],
    ['lowerRoman', 4, 'iv'],
    ['lowerLetter', 27, 'aa'],
    ['upperLetter', 2, 'B'],
    ['russianLower', 9, 'и'],
    ['russianLower', 10, 'к'],
    ['russianLower', 29, 'я'],
    ['russianLower', 30, 'аа'],
    ['russianUpper', 7, 'Ж'],
    ['russianLower', 1_000_000, '1000000'],
    ['upperRoman', 0, '0'],
    ['chicago', 5, '5'],
  ])('%s %i печатается «%s»', (format, value, expected) => {
    expect(numeral(format, value)).toBe(expected)
  })
})
