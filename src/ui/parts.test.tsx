import { expect, test } from 'vitest'
import { bindForm } from './fields/bind.ts'
import { TextField } from './fields/text.tsx'
import { markup } from './send.ts'

test('a field is tied to its hint and error', async () => {
  const form = bindForm({ text: () => 'Чтение', all: () => [] }, [
    { field: 'theme', text: 'Напишите тему встречи' },
  ])
  const html = await markup(<TextField {...form.text('theme')} label="Тема" hint="Как в отчёте" />)
  expect(html).toContain('for="f-theme"')
  expect(html).toContain('id="f-theme"')
  expect(html).toContain('aria-describedby="f-theme-error f-theme-hint"')
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('value="Чтение"')
})
