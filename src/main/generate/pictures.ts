import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { GeneratedFile } from './file.ts'
import { HEAD } from './markdown.ts'

const Pictures = z.array(z.object({ file: z.string(), words: z.string() }))

const INTRO =
  'Снимки сделаны с показательного района, в котором всё вымышлено. Переснять: `PICTURES=1 npx vitest run --project browser test/browser/pictures.test.ts`.'

/** The page of screenshots from `docs/pictures/list.json`; whether the files are there is a browser test. */
export const picturesFile = (root: string): GeneratedFile => {
  const pictures = Pictures.parse(
    JSON.parse(readFileSync(join(root, 'docs', 'pictures', 'list.json'), 'utf8')),
  )
  const shown = pictures.map(({ file, words }) => `## ${words}\n\n![${words}](pictures/${file})`)
  return { path: 'docs/pictures.md', text: `${[HEAD, '# Картинки', INTRO, ...shown].join('\n\n')}\n` }
}
