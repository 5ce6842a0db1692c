import { expect, test } from 'vitest'
import { heatPicture } from './heat-picture.ts'
import type { HeatCell } from './heatmap.tsx'

const props = {
  caption: 'Карта <дефицитов>',
  totalLabel: 'Школ',
  columns: [
    { id: 'a', label: 'Мате\u00adматика', total: 2 },
    { id: 'b', label: 'Русский & чтение', total: 'до 5' },
  ],
  rows: [
    {
      label: 'МБОУ «Озёрная СОШ»',
      total: 2,
      cells: new Map<string, HeatCell>([
        ['a', { level: 3, count: 4 }],
        ['b', { level: 1, count: 'до 5' }],
      ]),
    },
    { label: 'МКОУ «Дальняя ООШ»', total: '—', cells: new Map() },
  ],
}

test('the picture says every figure of the table, hides nothing in styles and breaks no markup', () => {
  const svg = heatPicture(props, 'Школ с дефицитом')
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ \d+"/u)
  expect(svg).toContain('<title>Карта &lt;дефицитов&gt;</title>')
  expect(svg).toContain('>Математика</text>')
  expect(svg).toContain('>Русский &amp; чтение</text>')
  for (const words of ['МБОУ «Озёрная СОШ»', 'МКОУ «Дальняя ООШ»', '4', 'до 5', '—', 'Школ с дефицитом'])
    expect(svg).toContain(`>${words}</text>`)
  expect(svg.match(/<rect x=/gu)).toHaveLength(2)
  expect(svg).not.toMatch(/style=|class=|<script/u)
})
