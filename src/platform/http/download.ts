import type { Answer } from './visit.ts'

/** Kinds of files that the program writes, with their media types. */
export const FILE_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  svg: 'image/svg+xml; charset=utf-8',
} as const

const LONGEST_NAME = 120

/** A title as the name of a file: without what Windows refuses, not longer than mail programs keep. */
export const fileName = (title: string, kind: keyof typeof FILE_TYPES): string =>
  `${title.replace(/[\\/:*?"<>|]/gu, '-').slice(0, LONGEST_NAME)}.${kind}`

/** A file that the program has written, saved under its Russian name (RFC 6266) and never opened as a page. */
export const fileAnswer = (
  body: ReadableStream<Uint8Array> | Uint8Array | string,
  title: string,
  kind: keyof typeof FILE_TYPES,
): Answer => ({
  kind: 'response',
  response: new Response(body instanceof Uint8Array ? new Uint8Array(body) : body, {
    headers: {
      'content-type': FILE_TYPES[kind],
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName(title, kind))}`,
      'x-content-type-options': 'nosniff',
    },
  }),
})
