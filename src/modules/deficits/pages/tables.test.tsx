import { expect, test } from 'vitest'
import { draw } from '../../../ui/jsx/render.ts'
import type { Change } from '../domain/sheets.ts'
import { deficitsText } from '../text.ts'
import { DifferencesPage } from './tables.tsx'

test('разница называет изменённое пояснение: что было и что станет', () => {
  const change: Change & { readonly name: string } = {
    mark: 'fear',
    name: 'Боязнь доски',
    how: 'changed',
    row: {
      theme: null,
      wording: 'Боязнь доски',
      audience: 'pupils',
      subject: '',
      severity: 1,
      people: 4,
      note: 'опрос и беседы',
    },
    was: { severity: 1, people: 4, note: 'опрос' },
  }
  const html = draw(
    <DifferencesPage
      here={
        { t: deficitsText.ru, lang: 'ru', commandKey: '' } as Parameters<typeof DifferencesPage>[0]['here']
      }
      sheet="sheet"
      load="load"
      school="МКОУ «Моховская ООШ»"
      changes={[change]}
      faults={[]}
      problems={[]}
    />,
  )
  expect(html).toContain('опрос и беседы')
  expect(html).toMatch(/было: <span lang="ru">опрос<\/span>/u)
  expect(html).not.toMatch(/было: <span lang="ru">4<\/span>/u)
})
